package com.smartap.testkit.samples;

import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.invoice.Party;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is printed on a sample invoice.
 *
 * @param layout how it looks
 * @param taxRate in percent; zero where no tax is charged
 * @param shipping in the vendor's currency; null where none is printed
 * @param ordered the ordered lines, where they differ from the billed ones
 * @param copy whether it is a copy of an invoice that was sent before
 */
record Plan(
        Layout layout,
        SampleVendor vendor,
        String number,
        LocalDate date,
        int days,
        @Nullable String order,
        BigDecimal taxRate,
        @Nullable BigDecimal shipping,
        List<Item> items,
        List<Item> ordered,
        SampleInvoice.Scenario scenario,
        boolean copy) {
    /** One line; a list price makes the catalogue layout print a discount. */
    record Item(
            String sku,
            String description,
            BigDecimal quantity,
            BigDecimal price,
            @Nullable Integer discount) {
        BigDecimal listPrice() {
            int percent = discount == null ? 0 : discount;
            return price.multiply(BigDecimal.valueOf(100))
                    .divide(BigDecimal.valueOf(100 - percent), 2, RoundingMode.HALF_UP);
        }
    }

    int decimals() {
        return Money.decimals(vendor.currency());
    }

    BigDecimal amount(Item item) {
        return item.quantity().multiply(item.price()).setScale(decimals(), RoundingMode.HALF_UP);
    }

    BigDecimal subtotal() {
        return items.stream()
                .map(this::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(decimals());
    }

    BigDecimal tax() {
        return subtotal().multiply(taxRate).movePointLeft(2).setScale(decimals(), RoundingMode.HALF_UP);
    }

    BigDecimal total() {
        return subtotal().add(tax()).add(shipping == null ? BigDecimal.ZERO : shipping);
    }

    LocalDate due() {
        return date.plusDays(days);
    }

    String fileName() {
        String first = vendor.name().toLowerCase(java.util.Locale.ROOT).split(" ", 2)[0];
        return first + "-" + number + (copy ? "-copy" : "") + ".pdf";
    }

    InvoiceContent truth() {
        boolean skus = layout.printsSkus();
        List<InvoiceLine> lines = items.stream()
                .map(item -> InvoiceLine.read(
                        item.description(), skus ? item.sku() : null, item.quantity(), item.price(), amount(item)))
                .toList();
        return InvoiceContent.builder()
                .invoiceNumber(number)
                .invoiceDate(date)
                .dueDate(due())
                .currency(vendor.currency())
                .vendor(new Party(
                        vendor.name(), vendor.taxId(), vendor.bankAccount().iban(), printed(vendor)))
                .customer(new Party(
                        SampleVendors.CUSTOMER,
                        SampleVendors.CUSTOMER_TAX_ID,
                        null,
                        String.join(", ", SampleVendors.CUSTOMER_ADDRESS)))
                .purchaseOrderNumber(order)
                .subtotal(subtotal())
                .taxAmount(tax())
                .shipping(shipping == null ? BigDecimal.ZERO.setScale(2) : shipping)
                .total(total())
                .amountDue(total())
                .paymentTerms("Net " + days)
                .lines(lines)
                .build();
    }

    private static String printed(SampleVendor vendor) {
        return String.join(", ", SampleVendors.addressLines(vendor));
    }
}
