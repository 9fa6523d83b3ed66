package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.PostingOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts bills once. S/4HANA knows no idempotency key, so it is looked first, by vendor, number and company code; what
 * is found is told apart by SmartAP's reference and by its total. A lost answer is left unknown. Invoices that were
 * reversed count for nothing, but under the very same key nothing is posted again.
 */
final class S4BillPosting implements BillPosting {
    private static final Logger log = LoggerFactory.getLogger(S4BillPosting.class);
    private static final String SET = "A_SupplierInvoice";

    private final S4Api api;
    private final S4Settings settings;
    private final BillCheck check;
    private final BillWriter writer;
    private final OrderedItems ordered;

    S4BillPosting(S4Api api, S4Settings settings, Clock clock, PurchaseOrders orders) {
        this.api = api;
        this.settings = settings;
        this.check = new BillCheck(settings);
        this.writer = new BillWriter(settings, clock);
        this.ordered = new OrderedItems(api, settings, orders);
    }

    @Override
    public List<String> check(Bill bill) {
        return check.problems(bill);
    }

    @Override
    public PostingOutcome post(Bill bill, IdempotencyKey key) {
        List<String> problems = check(bill);
        if (!problems.isEmpty()) {
            return new PostingOutcome.Refused("SMARTAP_CHECK", String.join("; ", problems));
        }
        Held held = look(bill, key);
        if (held.ours() != null) {
            return posted(bill, held.ours(), false);
        }
        PostingOutcome.Refused against = against(bill, held);
        if (against != null) {
            return against;
        }
        List<Bill.Line> lines = new BillLines(bill, settings.posting(), Map.of()).ordered();
        OrderedItems.Found found = ordered.of(bill, lines);
        if (found.missing() != null) {
            return new PostingOutcome.Refused("SMARTAP_ORDER", found.missing());
        }
        return send(bill, key, lines, found.ordered());
    }

    @Override
    public Optional<PostingOutcome.Posted> find(Bill bill, IdempotencyKey key) {
        return Optional.ofNullable(look(bill, key).ours()).map(held -> posted(bill, held, false));
    }

    private PostingOutcome send(Bill bill, IdempotencyKey key, List<Bill.Line> lines, BillWriter.Ordered order) {
        Map<String, String> codes = new HashMap<>();
        for (Bill.Line line : lines) {
            String id = SapId.shown(String.valueOf(line.purchaseOrderLineExternalId()));
            String code = writer.taxCode(line, order.items().get(id));
            if (code == null) {
                return new PostingOutcome.Refused(
                        "SMARTAP_CHECK",
                        "taxCode is missing on the line that bills order item %s, and SAP needs one. Maybe set defaultTaxCode"
                                .formatted(id));
            }
            codes.put(id, code);
        }
        BillLines all = new BillLines(bill, settings.posting(), codes);
        boolean computed = settings.posting().taxMode().equals(S4Settings.COMPUTED);
        List<Taxes.Part> taxes = computed ? List.of() : Taxes.split(bill, all, settings);
        if (taxes == null) {
            return new PostingOutcome.Refused("SMARTAP_CHECK", BillCheck.taxProblem(bill, all.bases()));
        }
        ObjectNode body = writer.write(bill, key, all, order, taxes);
        byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        try {
            ObjectNode created = api.create(S4Service.SUPPLIER_INVOICE, SET, "application/json", bytes, Map.of());
            if (Json.text(created, "SupplierInvoice").isEmpty()
                    || Json.text(created, "FiscalYear").isEmpty()) {
                return new PostingOutcome.Unknown("SAP answered without the number of the invoice");
            }
            PostingOutcome.Posted posted = posted(bill, created, true);
            log.info("bill {} posted for invoice {}", posted.billId(), bill.reference());
            return posted;
        } catch (ConnectorRefusedException e) {
            return new PostingOutcome.Refused(e.providerCode().orElse("HTTP " + e.status()), e.words());
        } catch (OutcomeUnknownException e) {
            return new PostingOutcome.Unknown(String.valueOf(e.getMessage()));
        }
    }

    /**
     * What SAP holds under vendor, number and company code.
     *
     * @param ours the bill itself
     * @param foreign a bill of another invoice in SmartAP
     * @param reversed the bill itself, posted under the same key and reversed since
     */
    private record Held(
            @Nullable ObjectNode ours,
            @Nullable ObjectNode foreign,
            @Nullable ObjectNode reversed) {}

    private Held look(Bill bill, IdempotencyKey key) {
        ObjectNode entered = null;
        ObjectNode foreign = null;
        ObjectNode reversed = null;
        for (ObjectNode row : ofSameNumber(bill)) {
            Optional<String> reference = BillNaming.reference(row);
            boolean own = reference.filter(bill.reference()::equals).isPresent();
            if (isReversed(row, settings)) {
                reversed = own && BillNaming.mayBeOf(row, key) ? row : reversed;
            } else if (own) {
                return new Held(row, null, null);
            } else if (reference.isPresent()) {
                foreign = row;
            } else if (bill.total().equals(BillWriter.total(row, bill))) {
                entered = row; // by hand or by other software: the very same invoice is in the books already
            }
        }
        return new Held(entered, foreign, reversed);
    }

    private List<ObjectNode> ofSameNumber(Bill bill) {
        String number = BillNaming.number(bill);
        boolean credit = bill.type() == InvoiceType.CREDIT_NOTE;
        Map<String, String> options = new LinkedHashMap<>();
        options.put(
                "$filter",
                "InvoicingParty eq %s and SupplierInvoiceIDByInvcgParty eq %s and CompanyCode eq %s"
                        .formatted(
                                ODataLiteral.text(SapId.shown(bill.vendorExternalId())),
                                ODataLiteral.text(number),
                                ODataLiteral.text(settings.companyCode())));
        return api.all(S4Service.SUPPLIER_INVOICE, SET, options).stream()
                .filter(row -> SapId.same(Json.text(row, "InvoicingParty").orElse(""), bill.vendorExternalId()))
                .filter(row -> BillNaming.upper(
                                Json.text(row, "SupplierInvoiceIDByInvcgParty").orElse(""))
                        .equals(number))
                .filter(row -> ODataValue.flag(row, "SupplierInvoiceIsCreditMemo") == credit)
                .toList();
    }

    /** By the reversal's number, or by a status; its codes differ between releases, so that they are configuration. */
    static boolean isReversed(ObjectNode row, S4Settings settings) {
        return Json.text(row, "ReverseDocument")
                        .filter(document -> !document.matches("0+"))
                        .isPresent()
                || ODataValue.flag(row, "IsReversed")
                || ODataValue.flag(row, "IsReversal")
                || Json.text(row, "SupplierInvoiceStatus")
                        .filter(settings.deadStatus()::contains)
                        .isPresent();
    }

    private static PostingOutcome.@Nullable Refused against(Bill bill, Held held) {
        if (held.foreign() != null) {
            return new PostingOutcome.Refused(
                    "SMARTAP_DUPLICATE",
                    "S/4HANA already holds %s for invoice %s of this vendor, from another invoice in SmartAP (%s)"
                            .formatted(
                                    BillId.of(held.foreign()),
                                    bill.invoiceNumber(),
                                    BillNaming.reference(held.foreign()).orElse("")));
        }
        if (held.reversed() != null) {
            return new PostingOutcome.Refused(
                    "SMARTAP_REVERSED",
                    "bill %s of this invoice was reversed in S/4HANA%s. Maybe post it anew from SmartAP on purpose"
                            .formatted(
                                    BillId.of(held.reversed()),
                                    Json.text(held.reversed(), "ReverseDocument")
                                            .map(document -> " by " + document)
                                            .orElse("")));
        }
        return null;
    }

    private static PostingOutcome.Posted posted(Bill bill, ObjectNode held, boolean created) {
        BillId id = BillId.of(held);
        Money total = BillWriter.total(held, bill);
        if (total != null && !total.equals(bill.total())) {
            log.error(
                    "bill {} stands in S/4HANA with {} instead of the {} of invoice {}; correct it there",
                    id,
                    total,
                    bill.total(),
                    bill.reference());
        }
        return new PostingOutcome.Posted(id.toString(), id.invoice(), created);
    }
}
