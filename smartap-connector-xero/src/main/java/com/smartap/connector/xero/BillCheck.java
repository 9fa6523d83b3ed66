package com.smartap.connector.xero;

import com.smartap.connector.support.BillCoding;
import com.smartap.connector.xero.XeroSettings.Posting;
import com.smartap.model.Money;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.FieldLimit;
import com.smartap.spi.erp.FieldLimit.Overflow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Xero would refuse about a bill, as far as it can be said without asking it. */
final class BillCheck {
    static final int MAX_NUMBER = 255;
    static final int MAX_DESCRIPTION = 4000;
    static final int MAX_ACCOUNT = 10;
    static final int MAX_NAME = 100;
    static final int MAX_TRACKING = 2;

    static final List<FieldLimit> LIMITS = List.of(
            new FieldLimit(
                    "invoiceNumber",
                    "InvoiceNumber",
                    MAX_NUMBER,
                    Overflow.REFUSED,
                    "Xero takes 255 characters, in CreditNoteNumber as well."),
            new FieldLimit(
                    "lines[].description",
                    "LineItems[].Description",
                    MAX_DESCRIPTION,
                    Overflow.ELLIPSIS,
                    "The text ends with an ellipsis; the mark of a credit note stays whole."),
            new FieldLimit(
                    "lines[].accountCode",
                    "LineItems[].AccountCode",
                    MAX_ACCOUNT,
                    Overflow.REFUSED,
                    "Codes have 10 characters at the most; an account without a code is named by its id."),
            new FieldLimit(
                    "lines[].dimensions",
                    "LineItems[].Tracking",
                    MAX_NAME,
                    Overflow.REFUSED,
                    "Names of categories and options have 100 characters at the most."));

    private static final BigDecimal MAX_AMOUNT = new BigDecimal("999999999999");
    private static final String ID = "[A-Za-z0-9_-]{1,64}";
    private final XeroSettings settings;
    private final Posting posting;

    BillCheck(XeroSettings settings) {
        this.settings = settings;
        this.posting = settings.posting();
    }

    /** Whether the tax of a bill is posted by tax codes; as a line of its own otherwise. */
    static boolean byCodes(Bill bill, Posting posting) {
        return posting.taxMode().equals("codes")
                || posting.taxMode().equals("auto")
                        && (posting.defaultTaxCode() != null
                                || bill.lines().stream().anyMatch(line -> line.taxCode() != null));
    }

    /** Whether a value is the id of an account rather than its code. */
    static boolean isAccountId(String account) {
        return account.matches("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
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
        if (!BillCoding.difference(bill).isZero()) {
            extra(bill, bill.lines().isEmpty() ? null : posting.differenceAccount(), "differenceAccount", problems);
        }
        if (!bill.shipping().isZero()) {
            extra(bill, posting.shippingAccount(), "shippingAccount", problems);
        }
        if (!byCodes(bill, posting) && !bill.tax().isZero()) {
            extra(bill, posting.taxAccount(), "taxAccount", problems);
        }
        return List.copyOf(problems);
    }

    private static void header(Bill bill, List<String> problems) {
        String number = BillNaming.number(bill.invoiceNumber());
        if (number.isEmpty()) {
            problems.add("invoiceNumber is missing; without it the bill cannot be found again");
        }
        if (number.length() > MAX_NUMBER) {
            problems.add("invoiceNumber (%s) has %d characters; Xero takes %d"
                    .formatted(number, number.length(), MAX_NUMBER));
        }
        if (!bill.reference().matches("[^\\]\\s]{1,128}")) {
            problems.add("reference (%s) must be 1 to 128 characters without blanks and brackets"
                    .formatted(bill.reference()));
        }
        if (!bill.vendorExternalId().matches(ID)) {
            problems.add("vendorExternalId (%s) is not an id of Xero. Maybe import the vendors first"
                    .formatted(bill.vendorExternalId()));
        }
        if (bill.purchaseOrderExternalId() != null
                && !bill.purchaseOrderExternalId().matches(ID)) {
            problems.add("purchaseOrderExternalId (%s) is not an id of Xero".formatted(bill.purchaseOrderExternalId()));
        }
        if (!bill.total().isPositive() || bill.total().amount().compareTo(MAX_AMOUNT) > 0) {
            problems.add("total (%s) must be positive and at most %s".formatted(bill.total(), MAX_AMOUNT));
        }
        if (bill.exchangeRate() != null && bill.exchangeRate().signum() <= 0) {
            problems.add("exchangeRate (%s) must be positive".formatted(bill.exchangeRate()));
        }
        boolean mixed = !bill.tax().currency().equals(bill.total().currency())
                || !bill.shipping().currency().equals(bill.total().currency())
                || bill.lines().stream()
                        .map(Bill.Line::amount)
                        .map(Money::currency)
                        .anyMatch(currency -> !currency.equals(bill.total().currency()));
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
        if (line.accountCode() == null && !linked && posting.defaultExpenseAccount() == null) {
            problems.add(path + ".accountCode is missing. Maybe set defaultExpenseAccount");
        }
        if (line.accountCode() != null
                && line.accountCode().length() > MAX_ACCOUNT
                && !isAccountId(line.accountCode())) {
            problems.add("%s.accountCode (%s) has more than the %d characters of an account's code"
                    .formatted(path, line.accountCode(), MAX_ACCOUNT));
        }
        if (posting.taxMode().equals("codes") && line.taxCode() == null && posting.defaultTaxCode() == null) {
            problems.add(path + ".taxCode is missing. Maybe set defaultTaxCode");
        }
        Map<String, String> tracking = BillWriter.tracking(bill, line, settings);
        if (tracking.size() > MAX_TRACKING) {
            problems.add("%s.dimensions (%s) are more than the %d tracking categories that Xero takes"
                    .formatted(path, String.join(", ", tracking.keySet()), MAX_TRACKING));
        }
        tracking.forEach((name, option) -> {
            if (name.length() > MAX_NAME || option.length() > MAX_NAME || option.isBlank()) {
                problems.add(
                        "%s.dimensions: %s (%s) must have 1 to %d characters".formatted(path, name, option, MAX_NAME));
            }
        });
    }

    /** Lines of an order have the order's accounts, which are known only once it was read. */
    private void extra(Bill bill, @Nullable String own, String key, List<String> problems) {
        boolean linked = bill.lines().stream().anyMatch(line -> line.purchaseOrderLineExternalId() != null);
        if (!linked && BillCoding.account(bill, own, posting.defaultExpenseAccount()) == null) {
            problems.add("%s is not set, nor is defaultExpenseAccount, and no line names an account".formatted(key));
        }
    }
}
