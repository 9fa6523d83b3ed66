package com.smartap.connector.sap.s4;

import com.smartap.connector.support.BillCoding;
import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.erp.Bill;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a bill as SAP takes them: those that bill an order, and G/L lines, among them what the lines leave open
 * of the total (shipping, tax in tax mode line, discounts and rounding).
 */
final class BillLines {
    /**
     * A G/L line.
     *
     * @param amount negative for discounts
     * @param line the line of the bill; null for shipping, tax and the rest
     */
    record Ledger(
            String what,
            Money amount,
            @Nullable String account,
            @Nullable String taxCode,
            Bill.@Nullable Line line) {}

    private final Bill bill;
    private final S4Settings.Posting settings;
    private final Map<String, String> orderCodes;

    /**
     * The lines of a bill.
     *
     * @param orderCodes the tax codes of order items, by the number of the item
     */
    BillLines(Bill bill, S4Settings.Posting settings, Map<String, String> orderCodes) {
        this.bill = bill;
        this.settings = settings;
        this.orderCodes = orderCodes;
    }

    /** Whether tax is a G/L line: as it is set, or because no line has a tax code by which it could be posted. */
    boolean taxIsLine() {
        boolean coded =
                settings.defaultTaxCode() != null || !orderCodes.isEmpty() || BillCoding.byCodes(bill, BillCoding.AUTO);
        return settings.taxMode().equals(BillCoding.LINE) || settings.taxMode().equals(BillCoding.AUTO) && !coded;
    }

    /** Lines that bill an order. */
    List<Bill.Line> ordered() {
        return bill.lines().stream()
                .filter(line -> line.purchaseOrderLineExternalId() != null)
                .toList();
    }

    /** All others; none of them is of nothing. */
    List<Ledger> ledger() {
        List<Ledger> lines = new ArrayList<>();
        for (Bill.Line line : bill.lines()) {
            if (line.purchaseOrderLineExternalId() == null) {
                String account = line.accountCode() != null ? line.accountCode() : settings.defaultExpenseAccount();
                String what = line.description() == null ? "Invoice " + bill.invoiceNumber() : line.description();
                lines.add(new Ledger(what, line.amount(), account, code(line.taxCode()), line));
            }
        }
        lines.add(extra("Shipping", bill.shipping(), settings.shippingAccount()));
        if (taxIsLine()) {
            lines.add(extra("Tax", bill.tax(), settings.taxAccount()));
        }
        boolean whole = bill.lines().isEmpty();
        lines.add(extra(
                whole ? "Invoice " + bill.invoiceNumber() : "Discounts, charges and rounding",
                BillCoding.difference(bill),
                whole ? settings.defaultExpenseAccount() : settings.differenceAccount()));
        lines.removeIf(line -> line.amount().isZero());
        return lines;
    }

    /** Net amounts by tax code. */
    Map<String, Money> bases() {
        Map<String, Money> bases = new LinkedHashMap<>();
        for (Bill.Line line : ordered()) {
            String own = orderCodes.get(SapId.shown(String.valueOf(line.purchaseOrderLineExternalId())));
            String code = line.taxCode() != null ? line.taxCode() : own != null ? own : settings.defaultTaxCode();
            if (code != null) {
                bases.merge(code, line.amount(), Money::plus);
            }
        }
        for (Ledger line : ledger()) {
            if (line.taxCode() != null) {
                bases.merge(line.taxCode(), line.amount(), Money::plus);
            }
        }
        return bases;
    }

    /** Debit or credit: an invoice debits expenses, a credit note credits them. */
    String side(Ledger line) {
        boolean invoice = bill.type() == InvoiceType.INVOICE;
        return invoice == line.amount().isPositive() ? "S" : "H";
    }

    private Ledger extra(String what, Money amount, @Nullable String account) {
        return new Ledger(
                what,
                amount,
                BillCoding.account(bill, account, settings.defaultExpenseAccount()),
                BillCoding.taxCode(bill, settings.defaultTaxCode()),
                null);
    }

    private @Nullable String code(@Nullable String own) {
        return own != null ? own : settings.defaultTaxCode();
    }
}
