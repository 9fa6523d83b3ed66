package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Writes a bill in the Service Layer's shape, so that its total is the invoice's total exactly. A document is of items
 * or of services as a whole: bills of orders of items are of items, all others of services.
 */
final class BillWriter {
    private static final int PERCENT = 2;
    private static final int MOST_PER_LINE = 1; // minor units that rounding may make
    private final B1Settings settings;
    private final TaxCodes taxCodes;
    private final Clock clock;

    BillWriter(B1Settings settings, TaxCodes taxCodes, Clock clock) {
        this.settings = settings;
        this.taxCodes = taxCodes;
        this.clock = clock;
    }

    ObjectNode write(Bill bill, IdempotencyKey key, OrderLinks.Links links) {
        BillLines lines = lines(bill, links);
        ObjectNode node = header(bill, key);
        node.put("DocType", links.service() ? "dDocument_Service" : "dDocument_Items");
        node.set("DocumentLines", lines.lines());
        if (!lines.expenses().isEmpty()) {
            node.set("DocumentAdditionalExpenses", lines.expenses());
        }
        tax(bill, lines).filter(rest -> !rest.isZero()).ifPresent(rest -> round(node, bill, lines, rest));
        return node;
    }

    private ObjectNode header(Bill bill, IdempotencyKey key) {
        ObjectNode node = Json.object();
        node.put("CardCode", bill.vendorExternalId());
        node.put("NumAtCard", bill.invoiceNumber().strip());
        LocalDate posted =
                settings.postedToday() ? LocalDate.ofInstant(clock.instant(), settings.zone()) : bill.invoiceDate();
        node.put("DocDate", posted.toString());
        node.put("TaxDate", bill.invoiceDate().toString());
        if (bill.dueDate() != null && bill.type() == InvoiceType.INVOICE) {
            node.put("DocDueDate", bill.dueDate().toString());
        }
        node.put("DocCurrency", settings.currencyCode(bill.total()));
        if (bill.exchangeRate() != null && !bill.total().currency().equals(settings.homeCurrency())) {
            node.put("DocRate", bill.exchangeRate());
        }
        node.put("Comments", BillNotes.write(bill, key));
        if (settings.referenceField() != null) {
            node.put(settings.referenceField(), bill.reference());
        }
        if (bill.attachmentExternalId() != null) {
            node.put("AttachmentEntry", Integer.parseInt(bill.attachmentExternalId()));
        }
        Dimensions.header(node, bill);
        return node;
    }

    private BillLines lines(Bill bill, OrderLinks.Links links) {
        BillLines lines = new BillLines(bill, settings, taxCodes, links.service());
        for (int i = 0; i < bill.lines().size(); i++) {
            OrderLinks.Link link = links.byLine().get(i);
            if (link != null) {
                lines.linked(bill.lines().get(i), link);
            } else {
                lines.account(bill.lines().get(i), "lines[%d]".formatted(i));
            }
        }
        B1Settings.Accounts accounts = settings.accounts();
        B1Settings.Extras extras = settings.extras();
        lines.extra("Shipping", bill.shipping(), accounts.shipping(), extras.shipping());
        if (!BillAmounts.isTaxedByCodes(bill, settings)) {
            lines.extra("Tax", bill.tax(), accounts.tax(), extras.tax());
        }
        boolean whole = bill.lines().isEmpty();
        lines.extra(
                whole ? "Invoice " + bill.invoiceNumber().strip() : "Difference",
                BillAmounts.difference(bill),
                whole ? accounts.standard() : accounts.difference(),
                extras.difference());
        return lines;
    }

    /** What the codes leave open of the bill's tax; empty if a rate is unknown, or no code computes anything. */
    private Optional<Money> tax(Bill bill, BillLines lines) {
        if (lines.taxed().isEmpty()) {
            return Optional.empty();
        }
        Money tax = Money.zero(bill.total().currency());
        for (BillLines.Taxed taxed : lines.taxed()) {
            Optional<BigDecimal> rate = Optional.ofNullable(taxed.code())
                    .flatMap(taxCodes::find)
                    .flatMap(code -> Optional.ofNullable(code.code().percent()));
            if (rate.isEmpty()) {
                return Optional.empty();
            }
            tax = tax.plus(taxed.amount().times(rate.get().movePointLeft(PERCENT), RoundingMode.HALF_UP));
        }
        return Optional.of(bill.tax().minus(tax));
    }

    /** A cent or so is rounding, which Business One books by itself; more means that a code is wrong. */
    private void round(ObjectNode node, Bill bill, BillLines lines, Money rest) {
        long most = Math.max(2, (long) MOST_PER_LINE * lines.taxed().size());
        if (Math.abs(rest.minorUnits()) > most) {
            throw BillRefusedException.check(
                    ("tax (%s) is not what the tax codes of the lines give (%s). Maybe a tax code is wrong, or tax should"
                                    + " be a line of its own (taxMode)")
                            .formatted(bill.tax(), bill.tax().minus(rest)));
        }
        boolean foreign = settings.homeCurrency() != null
                && !settings.homeCurrency().equals(bill.total().currency());
        node.put("Rounding", "tYES");
        node.put(foreign ? "RoundingDiffAmountFC" : "RoundingDiffAmount", rest.amount());
    }
}
