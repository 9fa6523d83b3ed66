package com.smartap.sample.host;

import com.smartap.core.Invoices;
import com.smartap.core.SmartAp;
import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.model.PageRequest;
import com.smartap.model.erp.ErpConnection;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Invoices whose vendor or order the simulated ERP does not know, and a way to make them known there: as if somebody
 * had entered them in the ERP before the goods were ordered.
 */
@Component
class Strangers {
    private static final Invoices.Query CANDIDATES =
            Invoices.Query.in(InvoiceState.NEEDS_REVIEW, InvoiceState.UNMATCHED, InvoiceState.PENDING_APPROVAL);

    private final SmartAp smartAp;
    private final World world;
    private final Clock clock;

    Strangers(SmartAp smartAp, World world, Clock clock) {
        this.smartAp = smartAp;
        this.world = world;
        this.clock = clock;
    }

    /** Invoices that wait because of that. */
    List<Invoice> waiting() {
        return smartAp.invoices().list(FirstStart.STAGE, CANDIDATES, PageRequest.first(50)).items().stream()
                .filter(invoice -> invoice.content().vendor().name() != null)
                .filter(this::isStranger)
                .toList();
    }

    /** Enters vendor and order of an invoice in the ERP, synchronises, and has the invoice checked anew. */
    void introduce(InvoiceId id) {
        Invoice invoice = smartAp.invoices().get(FirstStart.STAGE, id);
        InvoiceContent content = invoice.content();
        String name = content.vendor().name();
        if (name == null) {
            throw new InvalidRequestException("vendor.name", "The invoice names no vendor. Correct it first.");
        }
        String vendorId = Optional.ofNullable(invoice.vendorId())
                .map(known -> smartAp.vendors().get(FirstStart.STAGE, known).externalId())
                .orElseGet(() -> enterVendor(name, content));
        if (content.purchaseOrderNumber() != null && !known(content.purchaseOrderNumber())) {
            enterOrder(content.purchaseOrderNumber(), vendorId, content);
        }
        world.saveErp();
        for (ErpConnection connection : smartAp.erp().connections(FirstStart.STAGE)) {
            smartAp.erp().sync(FirstStart.STAGE, connection.id());
        }
        if (invoice.state() == InvoiceState.NEEDS_REVIEW) {
            smartAp.invoices().resubmit(FirstStart.STAGE, id, invoice.version());
        } else {
            smartAp.invoices().correct(FirstStart.STAGE, id, invoice.version(), content, null);
        }
    }

    private boolean isStranger(Invoice invoice) {
        String order = invoice.content().purchaseOrderNumber();
        return invoice.vendorId() == null || (order != null && !known(order));
    }

    private boolean known(String order) {
        return smartAp.purchaseOrders().findByNumber(FirstStart.STAGE, order).isPresent();
    }

    private String enterVendor(String name, InvoiceContent content) {
        int digest = name.toLowerCase(Locale.ROOT).hashCode() & 0x7fffffff;
        String id = "S-" + digest;
        BankAccount account = content.vendor().iban() == null
                ? BankAccount.us(name, "021000021", "9%09d".formatted(digest % 1_000_000_000))
                : new BankAccount(
                        name,
                        BankAccount.Type.CHECKING,
                        null,
                        null,
                        content.vendor().iban(),
                        null,
                        null);
        world.erp()
                .seed(new ErpVendor(
                        id,
                        name,
                        content.vendor().taxId(),
                        null,
                        null,
                        List.of(),
                        content.currency(),
                        content.paymentTerms(),
                        account == null ? List.of() : List.of(account),
                        true,
                        clock.instant()));
        return id;
    }

    private void enterOrder(String number, String vendorId, InvoiceContent content) {
        Currency currency = content.currency() == null ? Currency.getInstance("USD") : content.currency();
        List<ErpPurchaseOrder.Line> lines = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (InvoiceLine line : content.lines()) {
            BigDecimal quantity = line.quantity() == null ? BigDecimal.ONE : line.quantity();
            BigDecimal price = line.unitPrice() != null ? line.unitPrice() : orZero(line.amount());
            int next = lines.size() + 1;
            lines.add(new ErpPurchaseOrder.Line(
                    String.valueOf(next),
                    next,
                    line.sku(),
                    line.description(),
                    quantity,
                    price,
                    null,
                    null,
                    null,
                    null));
            total = total.add(quantity.multiply(price));
        }
        if (lines.isEmpty()) {
            total = orZero(content.subtotal() != null ? content.subtotal() : content.total());
            lines.add(new ErpPurchaseOrder.Line(
                    "1", 1, null, "As on the invoice", BigDecimal.ONE, total, null, null, null, null));
        }
        world.erp()
                .seed(new ErpPurchaseOrder(
                        "PO-" + number,
                        number,
                        vendorId,
                        true,
                        content.invoiceDate(),
                        Money.rounded(total, currency, RoundingMode.HALF_UP),
                        lines,
                        clock.instant()));
    }

    private static BigDecimal orZero(@org.jspecify.annotations.Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
