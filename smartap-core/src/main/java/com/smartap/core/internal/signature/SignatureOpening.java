package com.smartap.core.internal.signature;

import com.smartap.core.SignatureSettings;
import com.smartap.core.internal.approval.AfterApprovals;
import com.smartap.core.internal.lifecycle.Lifecycle;
import com.smartap.core.internal.lifecycle.Trigger;
import com.smartap.core.internal.persistence.ApprovalRow;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.SignatureRequestRow;
import com.smartap.core.internal.persistence.SignerRow;
import com.smartap.core.internal.trail.AuditTrail;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.Role;
import com.smartap.model.approval.ESignStatus;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.esign.SigningStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opens requests, in the unit of work that makes the invoice wait for them. Nothing is sent here. */
final class SignatureOpening implements AfterApprovals {
    private final SignatureSettings settings;
    private final SignatureRules rules;

    SignatureOpening(SignatureSettings settings, SignatureRules rules) {
        this.settings = settings;
        this.rules = rules;
    }

    @Override
    public boolean mustWait(Tx tx, InvoiceRow invoice, @Nullable String said, Map<String, String> facts) {
        // Where the signature lapsed, the approval that was just given took its place.
        List<Role> roles = invoice.signatureWaived ? List.of() : rules.roles(tx, invoice);
        if (roles.isEmpty()) {
            return false;
        }
        open(tx, invoice, roles, said, facts);
        return true;
    }

    /**
     * Opens a request.
     *
     * @throws IllegalLifecycleStateException if there is nobody who may sign
     */
    void open(Tx tx, InvoiceRow invoice, List<Role> roles, @Nullable String said, Map<String, String> facts) {
        List<SignatureRules.Chosen> chosen = rules.choose(tx, invoice, roles)
                .orElseThrow(() -> new IllegalLifecycleStateException(
                        "invoice %s has to be signed (%s), and nobody may sign who took no part in it. Maybe add signers."
                                .formatted(invoice.id, roles)));
        SignatureRequestRow row = new SignatureRequestRow();
        row.id = UUID.randomUUID();
        row.tenant = tx.tenant().value();
        row.invoiceId = invoice.id;
        row.openKey = invoice.id.toString();
        SignatureRequestRow before = SignatureEndings.last(tx, invoice.id);
        row.attempt = before == null ? 1 : before.attempt + 1;
        row.revision = invoice.revision;
        row.provider = settings.provider();
        row.status = ESignStatus.PENDING_SIGNATURE;
        row.contentHash = SignedContent.of(tx, invoice).hex();
        row.title = title(invoice);
        row.facts = Json.of(facts(tx, invoice, chosen));
        row.requestedBy = tx.actor().id();
        row.requestedAt = tx.now();
        row.expiresAt = tx.now().plus(settings.deadline());
        tx.em().persist(row);
        int position = 1;
        for (SignatureRules.Chosen one : chosen) {
            tx.em().persist(signer(tx, row, position++, one));
        }
        Map<String, String> data = new HashMap<>(facts);
        data.put("requestId", row.id.toString());
        data.put("provider", row.provider);
        data.put("signers", chosen.stream().map(one -> one.signatory().id()).collect(Collectors.joining(", ")));
        data.put("roles", roles.stream().map(Role::name).collect(Collectors.joining(", ")));
        Lifecycle.apply(tx, invoice, Trigger.SIGNATURE_REQUIRED, said, data);
    }

    private static SignerRow signer(Tx tx, SignatureRequestRow request, int position, SignatureRules.Chosen one) {
        SignerRow row = new SignerRow();
        row.id = UUID.randomUUID();
        row.tenant = tx.tenant().value();
        row.requestId = request.id;
        row.position = position;
        row.person = one.signatory().id();
        row.name = one.signatory().name();
        row.email = one.signatory().email();
        row.role = one.role();
        row.step = SigningStatus.Step.WAITING;
        return row;
    }

    private static String title(InvoiceRow invoice) {
        String vendor = InvoiceStore.content(invoice).vendor().name();
        String title = "Invoice %s%s".formatted(InvoiceStore.number(invoice), vendor == null ? "" : " of " + vendor);
        String plain = title.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.length() > 200 ? plain.substring(0, 200) : plain;
    }

    /** What the signers sign, a line each. */
    private static List<String> facts(Tx tx, InvoiceRow invoice, List<SignatureRules.Chosen> chosen) {
        InvoiceContent content = InvoiceStore.content(invoice);
        List<String> lines = new ArrayList<>();
        add(lines, "Invoice", InvoiceStore.number(invoice));
        add(lines, "Vendor", content.vendor().name());
        add(lines, "Vendor's tax id", content.vendor().taxId());
        add(lines, "Date", content.invoiceDate());
        add(lines, "Due", content.dueDate());
        add(lines, "Purchase order", content.purchaseOrderNumber());
        add(lines, "Total", InvoiceStore.total(invoice));
        InvoiceStore.match(invoice)
                .ifPresent(match -> add(
                        lines,
                        "Comparison with the order",
                        match.matched() ? "agrees" : invoice.reason == null ? "differs" : invoice.reason));
        for (ApprovalRow approval : AuditTrail.approvals(tx, invoice)) {
            if (lines.size() < 16) {
                add(
                        lines,
                        "Approved",
                        "%s as %s, %s"
                                .formatted(
                                        approval.decidedBy, Words.role(approval.role), Words.when(approval.decidedAt)));
            }
        }
        for (SignatureRules.Chosen one : chosen) {
            add(lines, "To sign", "%s as %s".formatted(one.signatory().name(), Words.role(one.role())));
        }
        return lines.size() > 24 ? List.copyOf(lines.subList(0, 24)) : lines;
    }

    private static void add(List<String> lines, String name, @Nullable Object value) {
        if (value != null) {
            String text = value.toString().replaceAll("\\p{Cntrl}", " ");
            lines.add(name + ": " + (text.length() > 200 ? text.substring(0, 200) : text));
        }
    }
}
