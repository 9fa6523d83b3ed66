package com.smartap.connector.sap.b1;

import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Business One would refuse about a bill, as far as it can be said without asking it. */
final class BillCheck {
    private static final BigDecimal MAX_AMOUNT = new BigDecimal("9999999999999");
    private static final int MAX_LINES = 1000;
    private static final String NUMBER = "[0-9]{1,10}";
    private final B1Settings settings;

    BillCheck(B1Settings settings) {
        this.settings = settings;
    }

    List<String> problems(Bill bill) {
        List<String> problems = new ArrayList<>();
        header(bill, problems);
        Dimensions.check(bill, problems);
        if (!problems.isEmpty()) {
            return List.copyOf(problems); // what follows computes with the amounts
        }
        boolean linked = false;
        for (int i = 0; i < bill.lines().size(); i++) {
            linked |= isLinked(bill, bill.lines().get(i));
            line("lines[%d]".formatted(i), bill.lines().get(i), bill, problems);
        }
        if (!linked) {
            amounts(bill, problems);
        }
        return List.copyOf(problems);
    }

    /** Credit memos of Business One draw on invoices and returns, never on orders. */
    static boolean isLinked(Bill bill, Bill.Line line) {
        return line.purchaseOrderLineExternalId() != null && bill.type() == InvoiceType.INVOICE;
    }

    private void header(Bill bill, List<String> problems) {
        String number = bill.invoiceNumber().strip();
        if (number.isEmpty()) {
            problems.add("invoiceNumber is missing; without it the bill cannot be found again");
        } else if (number.length() > settings.numberLength()) {
            problems.add("invoiceNumber (%s) has %d characters, and NumAtCard takes %d"
                    .formatted(number, number.length(), settings.numberLength()));
        } else if (number.matches(".*\\p{Cntrl}.*")) {
            problems.add("invoiceNumber holds control characters");
        }
        if (!bill.reference().matches("[^\\]\\s]{1,128}")) {
            problems.add("reference (%s) must be 1 to 128 characters without blanks and brackets"
                    .formatted(bill.reference()));
        }
        if (!bill.vendorExternalId().matches("[^\\p{Cntrl}]{1,50}")) {
            problems.add("vendorExternalId (%s) is not a CardCode. Maybe import the vendors first"
                    .formatted(bill.vendorExternalId()));
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
        number("purchaseOrderExternalId", bill.purchaseOrderExternalId(), problems);
        number("attachmentExternalId", bill.attachmentExternalId(), problems);
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
        if (isLinked(bill, line)) {
            if (bill.purchaseOrderExternalId() == null) {
                problems.add("%s.purchaseOrderLineExternalId (%s) needs purchaseOrderExternalId"
                        .formatted(path, line.purchaseOrderLineExternalId()));
            }
            number(path + ".purchaseOrderLineExternalId", line.purchaseOrderLineExternalId(), problems);
        } else if (line.accountCode() == null && settings.accounts().standard() == null) {
            problems.add(path + ".accountCode is missing. Maybe set defaultExpenseAccount");
        }
    }

    private void amounts(Bill bill, List<String> problems) {
        if (!BillAmounts.difference(bill).isZero()) {
            account(settings.accounts().difference(), "differenceAccount", problems);
        }
        if (!bill.shipping().isZero()) {
            account(settings.accounts().shipping(), "shippingAccount", problems);
        }
        if (!bill.tax().isZero() && !BillAmounts.isTaxedByCodes(bill, settings)) {
            account(settings.accounts().tax(), "taxAccount", problems);
        }
    }

    private void account(@Nullable String own, String key, List<String> problems) {
        if (settings.accounts().orStandard(own) == null) {
            problems.add("%s is not set, and neither is defaultExpenseAccount".formatted(key));
        }
    }

    private static void number(String path, @Nullable String value, List<String> problems) {
        if (value != null && !value.matches(NUMBER)) {
            problems.add("%s (%s) is not a number of Business One".formatted(path, value));
        }
    }
}
