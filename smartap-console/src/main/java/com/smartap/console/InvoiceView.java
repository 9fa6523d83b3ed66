package com.smartap.console;

import com.smartap.core.ApprovalPolicy;
import com.smartap.core.AuditEntry;
import com.smartap.core.SignatureRequest;
import com.smartap.core.SmartAp;
import com.smartap.model.approval.Approval;
import com.smartap.model.approval.Decision;
import com.smartap.model.document.Document;
import com.smartap.model.invoice.DocumentPart;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what the page of one invoice shows. */
final class InvoiceView {
    private static final Set<InvoiceState> WAITING_FOR_PEOPLE = EnumSet.of(
            InvoiceState.NEEDS_REVIEW,
            InvoiceState.PENDING_APPROVAL,
            InvoiceState.AWAITING_SIGNATURE,
            InvoiceState.READY_FOR_PAYMENT,
            InvoiceState.ON_HOLD,
            InvoiceState.FAILED);

    private final SmartAp smartAp;
    private final PdfPages pdfPages;
    private final Format format;

    InvoiceView(SmartAp smartAp, PdfPages pdfPages, ConsoleProperties properties) {
        this.smartAp = smartAp;
        this.pdfPages = pdfPages;
        this.format = new Format(properties.timeZone());
    }

    /** Names the present content of the page, so that a page that asks for news can be told that there is none. */
    String stamp(Visit visit, InvoiceId id) {
        Invoice invoice = smartAp.invoices().get(visit.actor(), id);
        return stamp(
                invoice,
                smartAp.invoices().timeline(visit.actor(), id),
                smartAp.signatures().of(visit.actor(), id));
    }

    Map<String, Object> model(Visit visit, InvoiceId id) {
        var actor = visit.actor();
        Invoice invoice = smartAp.invoices().get(actor, id);
        List<Approval> approvals = smartAp.approvals().of(actor, id).stream()
                .sorted(Comparator.comparingInt(Approval::step))
                .toList();
        List<AuditEntry> timeline = smartAp.invoices().timeline(actor, id);
        List<SignatureRequest> requests = smartAp.signatures().of(actor, id);
        Document document = smartAp.documents().get(actor, invoice.documentId());
        Map<String, Object> model = new HashMap<>();
        model.put("invoice", invoice);
        model.put("fields", FieldRow.of(invoice, format));
        model.put("steps", Step.of(invoice, approvals, requests));
        model.put("approvals", approvals);
        model.put("timeline", timeline);
        model.put("people", people(timeline));
        model.put("document", document);
        int total = pdfPages.total(document, () -> smartAp.documents().open(actor, document.id()));
        model.put("sheets", Sheets.of(total, invoice.part()));
        model.put("part", partOf(invoice, document));
        model.put("notes", LearnedNotes.of(invoice.warnings()));
        model.put("payments", smartAp.payments().of(actor, id));
        model.put("offers", new Offers(visit.powers(), invoice, approvals));
        model.put("requests", requests);
        model.put(
                "toSign",
                requests.stream()
                        .filter(request -> SignaturesController.isTurnOf(request, actor.id()))
                        .findFirst()
                        .orElse(null));
        model.put("signers", ApprovalPolicy.LADDER);
        model.put("stamp", stamp(invoice, timeline, requests));
        model.put("poll", poll(invoice.state()));
        if (invoice.vendorId() != null) {
            model.put("vendor", smartAp.vendors().get(actor, invoice.vendorId()));
        }
        if (invoice.purchaseOrderId() != null) {
            model.put("order", smartAp.purchaseOrders().get(actor, invoice.purchaseOrderId()));
        }
        return model;
    }

    /** Which part of its document an invoice is, in words; null for a whole document. */
    private static @Nullable String partOf(Invoice invoice, Document document) {
        DocumentPart part = invoice.part();
        return part == null
                ? null
                : "Invoice %d of %d in one document: %s".formatted(part.number(), part.of(), part.in(document.name()));
    }

    /** The approval that is open now. */
    static Optional<Approval> open(List<Approval> approvals) {
        return approvals.stream()
                .filter(approval -> approval.decision() == Decision.PENDING)
                .min(Comparator.comparingInt(Approval::step));
    }

    private static String stamp(Invoice invoice, List<AuditEntry> timeline, List<SignatureRequest> requests) {
        String known = invoice.version() + "." + timeline.size();
        return requests.isEmpty() ? known : known + "." + Integer.toHexString(requests.hashCode());
    }

    /** How soon the page asks for news: often while the engine works, seldom while people do, never at the end. */
    private static String poll(InvoiceState state) {
        if (state.isFinal()) {
            return "";
        }
        return WAITING_FOR_PEOPLE.contains(state) ? "every 5s" : "every 1s";
    }

    private static Map<String, String> people(List<AuditEntry> timeline) {
        Map<String, String> people = new HashMap<>();
        timeline.forEach(entry -> people.put(entry.actor(), entry.actorName()));
        return people;
    }
}
