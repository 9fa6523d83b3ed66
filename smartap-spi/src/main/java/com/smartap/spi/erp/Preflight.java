package com.smartap.spi.erp;

import com.smartap.spi.erp.ChartOfAccounts.ErpAccount;
import com.smartap.spi.erp.ChartOfAccounts.ErpTaxCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What records that were read before say against a bill; the same for every ERP. */
final class Preflight {
    private final Bill bill;
    private final KnownRecords known;
    private final List<String> problems;

    private Preflight(Bill bill, KnownRecords known, List<String> problems) {
        this.bill = bill;
        this.known = known;
        this.problems = problems;
    }

    static List<String> problems(List<String> checked, Bill bill, KnownRecords known) {
        Preflight preflight = new Preflight(bill, known, new ArrayList<>(checked));
        preflight.vendor();
        preflight.order();
        for (int i = 0; i < bill.lines().size(); i++) {
            preflight.line("lines[%d]".formatted(i), bill.lines().get(i));
        }
        return List.copyOf(preflight.problems);
    }

    private void vendor() {
        ErpVendor vendor = known.vendor();
        if (vendor == null) {
            return;
        }
        if (!vendor.active()) {
            problem("vendorExternalId (%s): %s is inactive in the ERP", vendor.externalId(), vendor.name());
        }
        currency("vendorExternalId (%s)".formatted(vendor.externalId()), vendor.currency());
    }

    private void order() {
        ErpPurchaseOrder order = known.order();
        if (order == null || !order.externalId().equals(bill.purchaseOrderExternalId())) {
            return;
        }
        String what = "purchaseOrderExternalId (%s)".formatted(order.externalId());
        if (!order.open()) {
            problem("%s: order %s is closed", what, order.number());
        }
        if (!order.vendorExternalId().equals(bill.vendorExternalId())) {
            problem("%s: order %s is of vendor %s", what, order.number(), order.vendorExternalId());
        }
        currency(what, order.total().currency());
    }

    private void currency(String what, @Nullable Currency currency) {
        if (currency != null && !currency.equals(bill.total().currency())) {
            problem(
                    "%s bills in %s, and this bill is in %s",
                    what, currency, bill.total().currency());
        }
    }

    private void line(String path, Bill.Line line) {
        account(path, line.accountCode());
        taxCode(path, line.taxCode());
        ErpPurchaseOrder order = known.order();
        String lineId = line.purchaseOrderLineExternalId();
        if (lineId == null || order == null || !order.externalId().equals(bill.purchaseOrderExternalId())) {
            return;
        }
        Optional<ErpPurchaseOrder.Line> ordered = order.lines().stream()
                .filter(candidate -> candidate.externalId().equals(lineId))
                .findFirst();
        if (ordered.isEmpty()) {
            problem("%s.purchaseOrderLineExternalId (%s) is no line of order %s", path, lineId, order.number());
        } else if (isBilled(ordered.get())) {
            problem(
                    "%s.purchaseOrderLineExternalId (%s): the line of order %s is billed completely",
                    path, lineId, order.number());
        }
    }

    private static boolean isBilled(ErpPurchaseOrder.Line line) {
        BigDecimal billed = line.billed();
        return billed != null && billed.signum() > 0 && billed.compareTo(line.quantity()) >= 0;
    }

    private void account(String path, @Nullable String code) {
        List<ErpAccount> accounts = known.accounts();
        if (code == null || accounts == null) {
            return;
        }
        Optional<ErpAccount> account = accounts.stream()
                .filter(candidate -> candidate.code().equals(code))
                .findFirst();
        if (account.isEmpty()) {
            problem("%s.accountCode (%s) is no account of the ERP", path, code);
        } else if (!account.get().active()) {
            problem(
                    "%s.accountCode (%s): account %s is inactive",
                    path, code, account.get().name());
        }
    }

    private void taxCode(String path, @Nullable String code) {
        List<ErpTaxCode> codes = known.taxCodes();
        if (code == null || codes == null) {
            return;
        }
        Optional<ErpTaxCode> found = codes.stream()
                .filter(candidate -> candidate.code().equals(code))
                .findFirst();
        if (found.isEmpty()) {
            problem("%s.taxCode (%s) is no tax code of the ERP", path, code);
        } else if (!found.get().active()) {
            problem(
                    "%s.taxCode (%s): tax code %s is inactive",
                    path, code, found.get().name());
        }
    }

    private void problem(String format, Object... values) {
        problems.add(format.formatted(values));
    }
}
