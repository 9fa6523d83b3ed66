package com.smartap.spi.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.invoice.Party;
import com.smartap.model.purchasing.PurchaseOrder;
import com.smartap.model.purchasing.PurchaseOrderId;
import com.smartap.model.purchasing.PurchaseOrderLine;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.Api;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a reader made of a purchase order that came as a document.
 *
 * @param format the kind of document: {@code X12_850} or {@code EDIFACT_ORDERS}
 * @param number the buyer's order number; null if the document has none
 * @param orderDate when it was placed
 * @param currency the currency of its prices; null where the document leaves it to the partners' agreement
 * @param vendor who is to deliver
 * @param customer who orders
 * @param lines what is ordered
 * @param warnings what is strange about the document, one sentence each
 * @param part which part of the document this order is; null if it is the whole
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record CandidateOrder(
        String format,
        @Nullable String number,
        @Nullable LocalDate orderDate,
        @Nullable Currency currency,
        Party vendor,
        Party customer,
        List<InvoiceLine> lines,
        List<String> warnings,
        CandidateInvoice.@Nullable Part part) {
    /** Copies the lists. */
    public CandidateOrder {
        lines = List.copyOf(lines);
        warnings = List.copyOf(warnings);
    }

    /**
     * The order as SmartAP keeps it, open and not billed yet.
     *
     * @param id its id
     * @param vendorId the vendor that the host found for {@link #vendor}
     * @param agreed the currency that the partners agreed upon, for documents that name none
     * @param now when it was received
     * @return empty if the number, or a line's quantity or price is missing: then a person has to complete it
     */
    public Optional<PurchaseOrder> purchaseOrder(PurchaseOrderId id, VendorId vendorId, Currency agreed, Instant now) {
        requireNonNull(id, "id");
        requireNonNull(vendorId, "vendorId");
        Currency prices = currency == null ? requireNonNull(agreed, "agreed") : currency;
        List<PurchaseOrderLine> ordered = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (InvoiceLine line : lines) {
            BigDecimal quantity = line.quantity();
            BigDecimal price = line.unitPrice();
            if (quantity == null || price == null) {
                return Optional.empty();
            }
            ordered.add(new PurchaseOrderLine(
                    ordered.size() + 1, line.sku(), line.description(), quantity, null, BigDecimal.ZERO, price, null));
            total = total.add(quantity.multiply(price));
        }
        if (number == null) {
            return Optional.empty();
        }
        Money sum =
                new Money(total.setScale(Math.max(0, prices.getDefaultFractionDigits()), RoundingMode.HALF_UP), prices);
        return Optional.of(new PurchaseOrder(
                id, 0, number, vendorId, PurchaseOrder.Status.OPEN, orderDate, prices, sum, ordered, null, now));
    }
}
