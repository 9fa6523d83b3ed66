package com.smartap.connector.sap.s4;

import com.smartap.model.Money;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What S/4HANA would refuse about a bill, as far as it can be said without asking it. */
final class BillCheck {
    private static final BigDecimal MAX_AMOUNT = new BigDecimal("99999999999.999");
    private static final BigDecimal MAX_RATE = new BigDecimal("9999.99999");
    private static final int MAX_LINES = 999;
    private final S4Settings settings;

    BillCheck(S4Settings settings) {
        this.settings = settings;
    }

    List<String> problems(Bill bill) {
        List<String> problems = new ArrayList<>();
        header(bill, problems);
        dimensions("dimensions", bill.dimensions(), problems);
        for (int i = 0; i < bill.lines().size(); i++) {
            line("lines[%d]".formatted(i), bill.lines().get(i), bill, problems);
        }
        if (isMixed(bill)) {
            problems.add("currency of tax, shipping and lines must be that of the total (%s)"
                    .formatted(bill.total().currency()));
            return problems; // what follows computes with the amounts
        }
        computed(bill, new BillLines(bill, settings.posting(), Map.of()), problems);
        return List.copyOf(problems);
    }

    private static void header(Bill bill, List<String> problems) {
        String number = bill.invoiceNumber().strip();
        if (number.isEmpty()) {
            problems.add("invoiceNumber is missing; without it the bill cannot be found again");
        } else if (number.length() > BillNaming.TEXT || number.codePoints().anyMatch(Character::isISOControl)) {
            problems.add("invoiceNumber (%s) must be %d characters at the most, without line breaks"
                    .formatted(BillNaming.cut(number, 60), BillNaming.TEXT));
        }
        if (!bill.reference().matches("[^\\]\\[\\s]{1,%d}".formatted(BillNaming.REFERENCE))) {
            problems.add("reference (%s) must be 1 to %d characters without blanks and brackets"
                    .formatted(bill.reference(), BillNaming.REFERENCE));
        }
        if (!bill.vendorExternalId().matches("[A-Za-z0-9_-]{1,10}")) {
            problems.add("vendorExternalId (%s) is not the number of a supplier. Maybe import the vendors first"
                    .formatted(bill.vendorExternalId()));
        }
        if (!bill.total().isPositive() || bill.total().amount().compareTo(MAX_AMOUNT) > 0) {
            problems.add("total (%s) must be positive and at most %s".formatted(bill.total(), MAX_AMOUNT));
        }
        if (bill.lines().size() > MAX_LINES) {
            problems.add(
                    "lines (%d) must be %d at the most".formatted(bill.lines().size(), MAX_LINES));
        }
        BigDecimal rate = bill.exchangeRate();
        if (rate != null && (rate.signum() <= 0 || BillWriter.quoted(rate).compareTo(MAX_RATE) > 0)) {
            problems.add("exchangeRate (%s) must be positive and have four digits before the point at the most"
                    .formatted(rate.toPlainString()));
        }
    }

    private static void line(String path, Bill.Line line, Bill bill, List<String> problems) {
        String orderLine = line.purchaseOrderLineExternalId();
        if (orderLine != null) {
            if (bill.purchaseOrderExternalId() == null) {
                problems.add(
                        "%s.purchaseOrderLineExternalId (%s) needs purchaseOrderExternalId".formatted(path, orderLine));
            }
            if (!line.dimensions().isEmpty()) {
                problems.add("%s.dimensions %s: a line that bills an order keeps the order's account assignment"
                        .formatted(path, new TreeSet<>(line.dimensions().keySet())));
            }
            if (!line.amount().isPositive()) {
                problems.add("%s.amount (%s) must be positive, since the line bills an order"
                        .formatted(path, line.amount()));
            }
            if (line.quantity() == null || line.quantity().signum() <= 0) {
                problems.add(path + ".quantity is missing; a line that bills an order needs it");
            } else if (line.quantity().stripTrailingZeros().scale() > 3) {
                problems.add("%s.quantity (%s) has more than the 3 decimals that SAP has"
                        .formatted(path, line.quantity().toPlainString()));
            }
        }
        if (line.accountCode() != null && !line.accountCode().matches("[A-Za-z0-9]{1,10}")) {
            problems.add("%s.accountCode (%s) is not a G/L account of up to ten characters"
                    .formatted(path, line.accountCode()));
        }
        if (line.taxCode() != null && !line.taxCode().matches("[A-Za-z0-9]{1,2}")) {
            problems.add("%s.taxCode (%s) is not a tax code of two characters".formatted(path, line.taxCode()));
        }
        dimensions(path + ".dimensions", line.dimensions(), problems);
    }

    private void computed(Bill bill, BillLines lines, List<String> problems) {
        for (BillLines.Ledger line : lines.ledger()) {
            if (line.account() == null) {
                problems.add("accountCode of \"%s\" is missing. Maybe set defaultExpenseAccount"
                        .formatted(BillNaming.cut(line.what(), 40)));
            }
        }
        // An order's item may bring a tax code of its own, which is known when the order was read.
        boolean known = settings.posting().defaultTaxCode() != null
                || lines.ordered().stream().allMatch(line -> line.taxCode() != null);
        boolean computed = settings.posting().taxMode().equals(S4Settings.COMPUTED);
        if (known && !computed && problems.isEmpty() && Taxes.split(bill, lines, settings) == null) {
            problems.add(taxProblem(bill, lines.bases()));
        }
    }

    static String taxProblem(Bill bill, Map<String, Money> bases) {
        return bases.isEmpty()
                ? "taxCode is missing, but tax is %s. Maybe set defaultTaxCode".formatted(bill.tax())
                : "tax (%s) cannot be split over the tax codes %s. Maybe set their rates in taxCodes"
                        .formatted(bill.tax(), bases.keySet());
    }

    private static boolean isMixed(Bill bill) {
        return !bill.tax().currency().equals(bill.total().currency())
                || !bill.shipping().currency().equals(bill.total().currency())
                || bill.lines().stream()
                        .anyMatch(line ->
                                !line.amount().currency().equals(bill.total().currency()));
    }

    private static void dimensions(String path, Map<String, String> named, List<String> problems) {
        Set<String> unknown = new TreeSet<>(named.keySet());
        for (Dimensions dimension : Dimensions.values()) {
            unknown.remove(dimension.key());
            String value = named.get(dimension.key());
            if (value != null && value.strip().length() > dimension.length()) {
                problems.add("%s.%s (%s) is longer than the %d characters of %s"
                        .formatted(path, dimension.key(), value, dimension.length(), dimension.field()));
            }
        }
        if (!unknown.isEmpty()) {
            problems.add("%s %s are not known here. Maybe one of %s is meant"
                    .formatted(
                            path, unknown, new TreeSet<>(Dimensions.described().keySet())));
        }
    }
}
