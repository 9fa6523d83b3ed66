package com.smartap.connector.quickbooks;

import com.smartap.connector.support.BillCoding;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What QuickBooks would refuse about a bill, as far as it can be said without asking it. */
final class BillCheck {
    private static final BigDecimal MAX_AMOUNT = new BigDecimal("99999999999");
    private static final int MAX_LINES = 1000;
    private final QuickBooksSettings settings;

    BillCheck(QuickBooksSettings settings) {
        this.settings = settings;
    }

    List<String> problems(Bill bill) {
        List<String> problems = new ArrayList<>();
        header(bill, problems);
        if (!problems.isEmpty()) {
            return problems; // what follows computes with the amounts
        }
        BillDimensions.check(bill, problems);
        exchangeRate(bill, problems);
        for (int i = 0; i < bill.lines().size(); i++) {
            line("lines[%d]".formatted(i), bill.lines().get(i), bill, problems);
        }
        boolean byCodes = BillWriter.byCodes(bill, settings);
        boolean ownLines =
                !BillCoding.difference(bill).isZero() || !bill.shipping().isZero();
        if (!BillCoding.difference(bill).isZero()) {
            account(bill, bill.lines().isEmpty() ? null : settings.differenceAccount(), "differenceAccount", problems);
        }
        if (!bill.shipping().isZero()) {
            account(bill, settings.shippingAccount(), "shippingAccount", problems);
        }
        if (!byCodes && !bill.tax().isZero()) {
            account(bill, settings.taxAccount(), "taxAccount", problems);
        }
        if (byCodes && ownLines && BillCoding.taxCode(bill, settings.defaultTaxCode()) == null) {
            problems.add("defaultTaxCode is not set, which the line for shipping or the difference needs");
        }
        return List.copyOf(problems);
    }

    private void exchangeRate(Bill bill, List<String> problems) {
        BigDecimal rate = bill.exchangeRate();
        if (rate == null) {
            return;
        }
        if (rate.signum() <= 0) {
            problems.add("exchangeRate (%s) must be positive".formatted(rate.toPlainString()));
        } else if (bill.total().currency().equals(settings.homeCurrency()) && rate.compareTo(BigDecimal.ONE) != 0) {
            problems.add("exchangeRate (%s) must be left out or 1: %s is the company's own currency"
                    .formatted(rate.toPlainString(), settings.homeCurrency()));
        }
    }

    private static void header(Bill bill, List<String> problems) {
        if (bill.invoiceNumber().isBlank()) {
            problems.add("invoiceNumber is missing; without it the bill cannot be found again");
        }
        if (bill.invoiceNumber().length() > BillNaming.MAX_WHOLE_NUMBER) {
            problems.add("invoiceNumber has %d characters, and %d at the most fit into the note"
                    .formatted(bill.invoiceNumber().length(), BillNaming.MAX_WHOLE_NUMBER));
        }
        if (!bill.reference().matches("[^\\]\\s]{1,%d}".formatted(BillNaming.MAX_REFERENCE))) {
            problems.add("reference (%s) must be 1 to 128 characters without blanks and brackets"
                    .formatted(bill.reference()));
        }
        if (!bill.vendorExternalId().matches("[A-Za-z0-9_-]{1,36}")) {
            problems.add("vendorExternalId (%s) is not an id of QuickBooks. Maybe import the vendors first"
                    .formatted(bill.vendorExternalId()));
        }
        if (!bill.total().isPositive() || bill.total().amount().compareTo(MAX_AMOUNT) > 0) {
            problems.add("total (%s) must be positive and at most %s".formatted(bill.total(), MAX_AMOUNT));
        }
        if (bill.lines().size() > MAX_LINES) {
            problems.add(
                    "lines (%d) must be %d at the most".formatted(bill.lines().size(), MAX_LINES));
        }
        boolean mixed = !bill.tax().currency().equals(bill.total().currency())
                || !bill.shipping().currency().equals(bill.total().currency())
                || bill.lines().stream()
                        .anyMatch(line ->
                                !line.amount().currency().equals(bill.total().currency()));
        if (mixed) {
            problems.add("currency of tax, shipping and lines must be that of the total (%s)"
                    .formatted(bill.total().currency()));
        }
    }

    private void line(String path, Bill.Line line, Bill bill, List<String> problems) {
        boolean linked = line.purchaseOrderLineExternalId() != null;
        if (linked && bill.purchaseOrderExternalId() == null) {
            problems.add("%s.purchaseOrderLineExternalId (%s) needs purchaseOrderExternalId"
                    .formatted(path, line.purchaseOrderLineExternalId()));
        }
        if (line.accountCode() == null && !linked && settings.defaultExpenseAccount() == null) {
            problems.add(path + ".accountCode is missing. Maybe set defaultExpenseAccount");
        }
        if (line.accountCode() != null && !line.accountCode().matches("[A-Za-z0-9_-]{1,36}")) {
            problems.add("%s.accountCode (%s) is not the id of an account".formatted(path, line.accountCode()));
        }
        if (settings.taxMode().equals(BillCoding.CODES)
                && line.taxCode() == null
                && settings.defaultTaxCode() == null) {
            problems.add(path + ".taxCode is missing. Maybe set defaultTaxCode");
        }
    }

    private void account(Bill bill, @org.jspecify.annotations.Nullable String own, String key, List<String> problems) {
        if (BillCoding.account(bill, own, settings.defaultExpenseAccount()) == null) {
            problems.add("%s is not set, nor is defaultExpenseAccount, and no line names an account".formatted(key));
        }
    }
}
