package com.example.tryton;

import com.smartap.model.Money;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Tryton would refuse about a bill, as far as it can be said without asking it. */
final class BillCheck {
    private static final BigDecimal MAX_AMOUNT = new BigDecimal("99999999999999"); // Numeric fields have 16 digits
    private static final int MAX_LINES = 1000;
    private static final String ID = "[0-9]{1,18}";
    private final TrytonSettings settings;

    BillCheck(TrytonSettings settings) {
        this.settings = settings;
    }

    List<String> problems(Bill bill) {
        List<String> problems = new ArrayList<>();
        header(bill, problems);
        coding(bill, problems);
        if (!problems.isEmpty()) {
            return problems; // what follows computes with the amounts
        }
        for (int i = 0; i < bill.lines().size(); i++) {
            line("lines[%d]".formatted(i), bill.lines().get(i), bill, problems);
        }
        boolean codes =
                settings.defaultTaxCode() != null || bill.lines().stream().anyMatch(line -> line.taxCode() != null);
        if (!codes && !bill.tax().isZero() && settings.taxAccount() == null) {
            problems.add("tax (%s): taxAccount is not set, and no line names a tax code".formatted(bill.tax()));
        }
        return List.copyOf(problems);
    }

    private static void header(Bill bill, List<String> problems) {
        if (bill.invoiceNumber().isBlank()) {
            problems.add("invoiceNumber is missing; without it a second bill of the same number cannot be seen");
        }
        if (!bill.reference().matches("[^\\]\\s]{1,128}")) {
            problems.add("reference (%s) must be 1 to 128 characters without blanks and brackets"
                    .formatted(bill.reference()));
        }
        if (!bill.vendorExternalId().matches(ID)) {
            problems.add("vendorExternalId (%s) is not an id of Tryton. Maybe import the vendors first"
                    .formatted(bill.vendorExternalId()));
        }
        if (!bill.total().isPositive() || bill.total().amount().compareTo(MAX_AMOUNT) > 0) {
            problems.add("total (%s) must be positive and at most %s".formatted(bill.total(), MAX_AMOUNT));
        }
        if (bill.lines().size() > MAX_LINES) {
            problems.add(
                    "lines (%d) must be %d at the most".formatted(bill.lines().size(), MAX_LINES));
        }
        boolean mixed = different(bill, bill.tax())
                || different(bill, bill.shipping())
                || bill.lines().stream().anyMatch(line -> different(bill, line.amount()));
        if (mixed) {
            problems.add("currency of tax, shipping and lines must be that of the total (%s)"
                    .formatted(bill.total().currency()));
        }
    }

    private static void coding(Bill bill, List<String> problems) {
        if (bill.exchangeRate() != null) {
            problems.add("exchangeRate (%s): Tryton books at the rates that it holds itself. Maybe leave it out"
                    .formatted(bill.exchangeRate()));
        }
        boolean coded = !bill.dimensions().isEmpty()
                || bill.lines().stream().anyMatch(line -> !line.dimensions().isEmpty());
        if (coded) {
            problems.add("dimensions: Tryton without further modules knows none");
        }
    }

    private void line(String path, Bill.Line line, Bill bill, List<String> problems) {
        String ordered = line.purchaseOrderLineExternalId();
        if (ordered != null && !ordered.matches(ID)) {
            problems.add("%s.purchaseOrderLineExternalId (%s) is not an id of Tryton".formatted(path, ordered));
        }
        if (ordered != null && bill.purchaseOrderExternalId() == null) {
            problems.add("%s.purchaseOrderLineExternalId (%s) needs purchaseOrderExternalId".formatted(path, ordered));
        }
        if (ordered != null && (line.quantity() == null || line.quantity().signum() == 0)) {
            problems.add(path + ".quantity is missing; what bills an order line says how much of it");
        }
        code(path + ".accountCode", line.accountCode(), "[^\\p{Cntrl}]{1,100}", "code of an account", problems);
        code(path + ".taxCode", line.taxCode(), "[0-9]{1,9}", "id of a tax", problems);
    }

    private static void code(String path, @Nullable String code, String form, String expected, List<String> problems) {
        if (code != null && !code.matches(form)) {
            problems.add("%s (%s) is not the %s".formatted(path, code, expected));
        }
    }

    private static boolean different(Bill bill, Money money) {
        return !money.currency().equals(bill.total().currency());
    }
}
