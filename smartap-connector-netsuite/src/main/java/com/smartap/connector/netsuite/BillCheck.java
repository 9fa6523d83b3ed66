package com.smartap.connector.netsuite;

import com.smartap.connector.support.BillCoding;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What NetSuite would refuse about a bill, as far as it can be said without asking it. */
final class BillCheck {
    private static final BigDecimal MAX_AMOUNT = new BigDecimal("99999999999");
    private static final int MAX_LINES = 1000;
    private static final String ID = "[1-9][0-9]{0,17}";
    private final NetSuiteSettings settings;

    BillCheck(NetSuiteSettings settings) {
        this.settings = settings;
    }

    List<String> problems(Bill bill) {
        List<String> problems = new ArrayList<>();
        header(bill, problems);
        if (!problems.isEmpty()) {
            return problems; // what follows computes with the amounts
        }
        for (int i = 0; i < bill.lines().size(); i++) {
            line("lines[%d]".formatted(i), bill.lines().get(i), bill, problems);
        }
        NetSuiteSettings.Accounts accounts = settings.accounts();
        if (!BillCoding.difference(bill).isZero()) {
            account(
                    bill.lines().isEmpty() ? accounts.expense() : accounts.of(bill, accounts.difference()),
                    "differenceAccount",
                    problems);
        }
        if (!bill.shipping().isZero()) {
            account(accounts.of(bill, accounts.shipping()), "shippingAccount", problems);
        }
        if (!settings.taxMode().equals(BillCoding.CODES) && !bill.tax().isZero()) {
            account(accounts.of(bill, accounts.tax()), "taxAccount", problems);
        }
        return List.copyOf(problems);
    }

    private void header(Bill bill, List<String> problems) {
        if (bill.invoiceNumber().isBlank()) {
            problems.add("invoiceNumber is missing; without it the bill cannot be told from others");
        }
        if (!bill.reference().matches("[^\\]\\s]{1,128}")) {
            problems.add("reference (%s) must be 1 to 128 characters without blanks and brackets"
                    .formatted(bill.reference()));
        }
        id("vendorExternalId", bill.vendorExternalId(), "Maybe import the vendors first", problems);
        if (bill.purchaseOrderExternalId() != null) {
            id("purchaseOrderExternalId", bill.purchaseOrderExternalId(), "Maybe import the orders first", problems);
        }
        if (!bill.total().isPositive() || bill.total().amount().compareTo(MAX_AMOUNT) > 0) {
            problems.add("total (%s) must be positive and at most %s".formatted(bill.total(), MAX_AMOUNT));
        }
        if (bill.lines().size() > MAX_LINES) {
            problems.add(
                    "lines (%d) must be %d at the most".formatted(bill.lines().size(), MAX_LINES));
        }
        if (bill.exchangeRate() != null && bill.exchangeRate().signum() <= 0) {
            problems.add("exchangeRate (%s) must be positive".formatted(bill.exchangeRate()));
        }
        dimensions("dimensions", bill.dimensions(), Dimensions.HEADER, problems);
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
        String orderLine = line.purchaseOrderLineExternalId();
        boolean linked = orderLine != null && bill.type() == InvoiceType.INVOICE;
        if (linked && bill.purchaseOrderExternalId() == null) {
            problems.add(
                    "%s.purchaseOrderLineExternalId (%s) needs purchaseOrderExternalId".formatted(path, orderLine));
        }
        if (linked) {
            id(path + ".purchaseOrderLineExternalId", orderLine, "Maybe import the orders again", problems);
        }
        if (line.accountCode() == null && !linked && settings.accounts().expense() == null) {
            problems.add(path + ".accountCode is missing. Maybe set defaultExpenseAccount");
        }
        if (line.accountCode() != null) {
            id(
                    path + ".accountCode",
                    line.accountCode(),
                    "Maybe take the code that the list of accounts shows",
                    problems);
        }
        if (settings.taxMode().equals(BillCoding.CODES)
                && line.taxCode() == null
                && settings.defaultTaxCode() == null) {
            problems.add(path + ".taxCode is missing. Maybe set defaultTaxCode");
        }
        if (!settings.taxMode().equals(BillCoding.LINE) && line.taxCode() != null) {
            id(path + ".taxCode", line.taxCode(), "Maybe take the code that the list of tax codes shows", problems);
        }
        dimensions(path + ".dimensions", line.dimensions(), Dimensions.LINE, problems);
    }

    private static void dimensions(String path, Map<String, String> given, List<String> known, List<String> problems) {
        given.forEach((name, value) -> {
            if (!known.contains(name)) {
                problems.add("%s.%s is not known to NetSuite here; known are %s"
                        .formatted(path, name, String.join(", ", known)));
            } else {
                id(path + "." + name, value, "Maybe take the internal id", problems);
            }
        });
    }

    private static void id(String path, @Nullable String value, String hint, List<String> problems) {
        if (value == null || !value.matches(ID)) {
            problems.add("%s (%s) is not an internal id of NetSuite. %s".formatted(path, value, hint));
        }
    }

    private static void account(@Nullable String id, String key, List<String> problems) {
        if (id == null) {
            problems.add("%s is not set, nor is defaultExpenseAccount, and no line names an account".formatted(key));
        }
    }
}
