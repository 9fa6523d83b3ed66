package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.netsuite.NetSuiteBooks.Written;
import com.smartap.connector.support.BillCoding;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.PostingOutcome;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts bills once: looks for them first, by external id and by the vendor's number; sends them with the external id, of
 * which NetSuite takes each only once; and leaves a lost answer unknown. Never by PUT, which would overwrite a bill that
 * somebody has worked on.
 */
final class NetSuiteBillPosting implements BillPosting {
    private static final Logger log = LoggerFactory.getLogger(NetSuiteBillPosting.class);
    private final NetSuiteBooks books;
    private final NetSuiteSettings settings;
    private final Currencies currencies;
    private final NetSuiteAccounts accounts;
    private final BillCheck check;
    private final BillPlanner planner;

    NetSuiteBillPosting(
            NetSuiteBooks books, NetSuiteSettings settings, Currencies currencies, NetSuiteAccounts accounts) {
        this.books = books;
        this.settings = settings;
        this.currencies = currencies;
        this.accounts = accounts;
        this.check = new BillCheck(settings);
        this.planner = new BillPlanner(settings);
    }

    @Override
    public List<String> check(Bill bill) {
        return check.problems(bill);
    }

    @Override
    public PostingOutcome post(Bill bill, IdempotencyKey key) {
        List<String> problems = check(bill);
        if (!problems.isEmpty()) {
            return refused("SMARTAP_CHECK", String.join("; ", problems));
        }
        BillDraft probe = planner.plan(bill, null, null, List.of());
        Held held = look(bill, probe);
        if (held.ours() != null) {
            return posted(bill, held.ours());
        }
        if (held.foreign() != null) {
            return refused(
                    "DUP_RCRD",
                    "NetSuite already holds %s for invoice %s of this vendor, from another invoice in SmartAP"
                            .formatted(id(bill, held.foreign()), bill.invoiceNumber()));
        }
        ObjectNode order = null;
        if (isLinked(bill)) {
            order = books.order(String.valueOf(bill.purchaseOrderExternalId())).orElse(null);
            PostingOutcome.Refused unlinked = unlinked(bill, order);
            if (unlinked != null) {
                return unlinked;
            }
        }
        Optional<List<BigDecimal>> shares = shares(bill);
        if (shares.isEmpty() && settings.taxMode().equals(BillCoding.CODES)) {
            return refused(
                    "SMARTAP_TAX",
                    "the tax codes of the lines do not come to the invoice's tax of %s. Maybe correct the codes"
                            .formatted(bill.tax()));
        }
        List<BigDecimal> taxes = shares.orElse(List.of());
        String currencyId = null;
        if (order == null) {
            currencyId = currencies.id(bill.total().currency()).orElse(null);
            if (currencyId == null && !bill.total().currency().equals(settings.homeCurrency())) {
                return refused(
                        "SMARTAP_CURRENCY",
                        "currency (%s) is not known in NetSuite. Maybe let the role see currencies, or set currencies"
                                .formatted(bill.total().currency()));
            }
        }
        return send(bill, planner.plan(bill, order, currencyId, taxes));
    }

    /** The tax by line where it goes by tax codes; empty if it does not, or if the codes do not come to it. */
    private Optional<List<BigDecimal>> shares(Bill bill) {
        if (!BillCoding.byCodes(bill, settings.taxMode())) {
            return Optional.empty();
        }
        Optional<List<BigDecimal>> shares;
        try {
            // The record API takes no amounts of tax: what NetSuite computes has to be the invoice's tax by itself.
            TaxShares rates = new TaxShares(settings.defaultTaxCode(), accounts.rates());
            shares = settings.viaRestlet() ? rates.of(bill) : rates.exactly(bill);
        } catch (ConnectorRefusedException | ConnectorProtocolException e) {
            log.warn("the rates of NetSuite's tax codes cannot be read: {}", e.getMessage());
            shares = Optional.empty();
        }
        if (shares.isEmpty() && settings.taxMode().equals(BillCoding.AUTO)) {
            log.warn(
                    "the tax codes of invoice {} do not come to its tax of {}; it is posted as a line of its own",
                    bill.reference(),
                    bill.tax());
        }
        return shares;
    }

    @Override
    public Optional<PostingOutcome.Posted> find(Bill bill, IdempotencyKey key) {
        Held held = look(bill, planner.plan(bill, null, null, List.of()));
        return Optional.ofNullable(held.ours()).map(row -> posted(bill, row));
    }

    private PostingOutcome send(Bill bill, BillDraft draft) {
        try {
            Written written = books.create(draft);
            BigDecimal total = written.total();
            if (total != null && total.compareTo(bill.total().amount()) != 0) {
                complain(bill, written.id(), total.toPlainString());
            }
            log.info("bill {} posted for invoice {}", written.id(), bill.reference());
            return new PostingOutcome.Posted(draft.id(written.id()).text(), written.number(), written.created());
        } catch (ConnectorRefusedException e) {
            // Whatever the reason: if the bill is there, an earlier or simultaneous attempt made it.
            Held held = look(bill, draft);
            if (held.ours() != null) {
                return posted(bill, held.ours());
            }
            return refused(e.providerCode().orElse("HTTP " + e.status()), e.words());
        } catch (OutcomeUnknownException | ConnectorProtocolException e) {
            return new PostingOutcome.Unknown(String.valueOf(e.getMessage()));
        }
    }

    /** What NetSuite holds under the external id or number: our own bill, or that of another invoice. */
    private record Held(@Nullable ObjectNode ours, @Nullable ObjectNode foreign) {}

    private Held look(Bill bill, BillDraft draft) {
        ObjectNode entered = null;
        ObjectNode foreign = null;
        for (ObjectNode row : books.bills(draft)) {
            String externalId = Json.text(row, "externalid").orElse("");
            if (externalId.equals(draft.externalId())) {
                return new Held(row, null);
            }
            boolean same = Json.text(row, "tranid").orElse("").equals(draft.number())
                    && Json.text(row, "entity").orElse("").equals(bill.vendorExternalId());
            if (same && externalId.startsWith(BillNaming.PREFIX)) {
                foreign = row;
            } else if (same && total(row).equals(Optional.of(bill.total()))) {
                entered = row; // by hand or by other software: the very same invoice is in the books already
            }
        }
        return new Held(entered, foreign);
    }

    private Optional<Money> total(ObjectNode row) {
        try {
            return Optional.of(currencies.money("bill", row, "foreigntotal"));
        } catch (ConnectorException e) {
            return Optional.empty();
        }
    }

    private PostingOutcome.Posted posted(Bill bill, ObjectNode held) {
        total(held)
                .filter(total -> !total.equals(bill.total()))
                .ifPresent(total -> complain(bill, id(bill, held), total.toString()));
        return new PostingOutcome.Posted(
                id(bill, held), Json.text(held, "tranid").orElse(null), false);
    }

    private static void complain(Bill bill, String id, String total) {
        log.error(
                "bill {} stands in NetSuite with {} instead of the {} of invoice {}; correct it there",
                id,
                total,
                bill.total(),
                bill.reference());
    }

    private static String id(Bill bill, ObjectNode held) {
        return BillId.of(bill.type(), Json.requireText("bill", held, "id")).text();
    }

    /** Vendor credits bill no order in NetSuite, so their lines go to accounts. */
    private static boolean isLinked(Bill bill) {
        return bill.type() == InvoiceType.INVOICE
                && bill.lines().stream().anyMatch(line -> line.purchaseOrderLineExternalId() != null);
    }

    /** A link that NetSuite could not follow is a refusal: a bill without it would leave the order open. */
    private PostingOutcome.@Nullable Refused unlinked(Bill bill, @Nullable ObjectNode order) {
        String number = String.valueOf(bill.purchaseOrderExternalId());
        if (order == null) {
            return refused(
                    "NONEXISTENT_ID",
                    "purchase order %s is not in NetSuite. Maybe it was deleted; import purchase orders again"
                            .formatted(number));
        }
        if (!order.path("status").isMissingNode() && !OrderMapper.isOpen(order)) {
            return refused(
                    "INVALID_INITIALIZE_REF",
                    "purchase order %s is not open for billing: %s"
                            .formatted(
                                    number,
                                    Json.text(order, "statusname")
                                            .or(() -> Json.text(order, "status"))
                                            .orElse("")));
        }
        Optional<String> vendor = Json.text(order, "entity");
        if (vendor.isPresent() && !vendor.get().equals(bill.vendorExternalId())) {
            return refused(
                    "SMARTAP_ORDER_DIFFERS",
                    "purchase order %s is of vendor %s, the bill of %s"
                            .formatted(number, vendor.get(), bill.vendorExternalId()));
        }
        if (!currencies
                .orHome("purchase order " + number, order)
                .equals(bill.total().currency())) {
            return refused(
                    "SMARTAP_ORDER_DIFFERS",
                    "purchase order %s is in %s, the bill in %s"
                            .formatted(
                                    number,
                                    currencies.orHome("purchase order", order),
                                    bill.total().currency()));
        }
        Map<String, Integer> billed = new HashMap<>();
        for (Bill.Line line : bill.lines()) {
            String lineId = line.purchaseOrderLineExternalId();
            if (lineId == null) {
                continue;
            }
            if (BillPlanner.orderLine(order, lineId) == null) {
                return refused(
                        "INVALID_KEY_OR_REF",
                        "purchase order %s has no line %s. Maybe it was changed; import purchase orders again"
                                .formatted(number, lineId));
            }
            if (billed.merge(lineId, 1, Integer::sum) > 1) {
                return refused(
                        "SMARTAP_ORDER_LINE",
                        "line %s of purchase order %s is billed by two lines. Maybe add them up"
                                .formatted(lineId, number));
            }
        }
        return null;
    }

    private static PostingOutcome.Refused refused(String code, String reason) {
        return new PostingOutcome.Refused(code, reason);
    }
}
