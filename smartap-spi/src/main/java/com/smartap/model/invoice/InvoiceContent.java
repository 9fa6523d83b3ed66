package com.smartap.model.invoice;

import com.smartap.spi.Api;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an invoice says, as printed: amounts are plain decimals in the invoice's currency and are not rounded, since a
 * paper may well print 7974.81 JPY. They become {@code Money} when the invoice is validated. Every value may be
 * absent, and is then null.
 *
 * @param type invoice or credit note
 * @param invoiceNumber the vendor's number, as printed
 * @param invoiceDate date of issue
 * @param dueDate the day by which the vendor wants to be paid
 * @param currency ISO 4217 currency of all amounts
 * @param vendor who asks for money
 * @param customer who is asked for money
 * @param purchaseOrderNumber the buyer's order number
 * @param subtotal amount before tax, after discounts and charges other than shipping
 * @param taxAmount tax in all
 * @param shipping shipping in all
 * @param total amount with tax and shipping
 * @param amountDue what is still to be paid after deposits; equal to the total where the paper says nothing else
 * @param paymentTerms terms as printed, such as {@code Net 30}
 * @param lines the lines in order
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record InvoiceContent(
        InvoiceType type,
        @Nullable String invoiceNumber,
        @Nullable LocalDate invoiceDate,
        @Nullable LocalDate dueDate,
        @Nullable Currency currency,
        Party vendor,
        Party customer,
        @Nullable String purchaseOrderNumber,
        @Nullable BigDecimal subtotal,
        @Nullable BigDecimal taxAmount,
        @Nullable BigDecimal shipping,
        @Nullable BigDecimal total,
        @Nullable BigDecimal amountDue,
        @Nullable String paymentTerms,
        List<InvoiceLine> lines) {
    /** Content of which nothing is known. */
    public static final InvoiceContent EMPTY = builder().build();

    /** Copies the lines. */
    public InvoiceContent {
        lines = List.copyOf(lines);
    }

    /** Starts with nothing known. */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts with this content. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.type = type;
        builder.invoiceNumber = invoiceNumber;
        builder.invoiceDate = invoiceDate;
        builder.dueDate = dueDate;
        builder.currency = currency;
        builder.vendor = vendor;
        builder.customer = customer;
        builder.purchaseOrderNumber = purchaseOrderNumber;
        builder.subtotal = subtotal;
        builder.taxAmount = taxAmount;
        builder.shipping = shipping;
        builder.total = total;
        builder.amountDue = amountDue;
        builder.paymentTerms = paymentTerms;
        builder.lines = lines;
        return builder;
    }

    /** What is to be paid: the amount due, or the total where the paper names no other. */
    public Optional<BigDecimal> payable() {
        return Optional.ofNullable(amountDue != null ? amountDue : total);
    }

    /** Collects the values of an invoice; whatever is not set stays absent. */
    public static final class Builder {
        private InvoiceType type = InvoiceType.INVOICE;
        private @Nullable String invoiceNumber;
        private @Nullable LocalDate invoiceDate;
        private @Nullable LocalDate dueDate;
        private @Nullable Currency currency;
        private Party vendor = Party.UNKNOWN;
        private Party customer = Party.UNKNOWN;
        private @Nullable String purchaseOrderNumber;
        private @Nullable BigDecimal subtotal;
        private @Nullable BigDecimal taxAmount;
        private @Nullable BigDecimal shipping;
        private @Nullable BigDecimal total;
        private @Nullable BigDecimal amountDue;
        private @Nullable String paymentTerms;
        private List<InvoiceLine> lines = List.of();

        private Builder() {}

        /** Sets {@link InvoiceContent#type()}. */
        public Builder type(InvoiceType value) {
            this.type = value;
            return this;
        }

        /** Sets {@link InvoiceContent#invoiceNumber()}. */
        public Builder invoiceNumber(@Nullable String value) {
            this.invoiceNumber = value;
            return this;
        }

        /** Sets {@link InvoiceContent#invoiceDate()}. */
        public Builder invoiceDate(@Nullable LocalDate value) {
            this.invoiceDate = value;
            return this;
        }

        /** Sets {@link InvoiceContent#dueDate()}. */
        public Builder dueDate(@Nullable LocalDate value) {
            this.dueDate = value;
            return this;
        }

        /** Sets {@link InvoiceContent#currency()}. */
        public Builder currency(@Nullable Currency value) {
            this.currency = value;
            return this;
        }

        /** Sets {@link InvoiceContent#vendor()}. */
        public Builder vendor(Party value) {
            this.vendor = value;
            return this;
        }

        /** Sets {@link InvoiceContent#customer()}. */
        public Builder customer(Party value) {
            this.customer = value;
            return this;
        }

        /** Sets {@link InvoiceContent#purchaseOrderNumber()}. */
        public Builder purchaseOrderNumber(@Nullable String value) {
            this.purchaseOrderNumber = value;
            return this;
        }

        /** Sets {@link InvoiceContent#subtotal()}. */
        public Builder subtotal(@Nullable BigDecimal value) {
            this.subtotal = value;
            return this;
        }

        /** Sets {@link InvoiceContent#taxAmount()}. */
        public Builder taxAmount(@Nullable BigDecimal value) {
            this.taxAmount = value;
            return this;
        }

        /** Sets {@link InvoiceContent#shipping()}. */
        public Builder shipping(@Nullable BigDecimal value) {
            this.shipping = value;
            return this;
        }

        /** Sets {@link InvoiceContent#total()}. */
        public Builder total(@Nullable BigDecimal value) {
            this.total = value;
            return this;
        }

        /** Sets {@link InvoiceContent#amountDue()}. */
        public Builder amountDue(@Nullable BigDecimal value) {
            this.amountDue = value;
            return this;
        }

        /** Sets {@link InvoiceContent#paymentTerms()}. */
        public Builder paymentTerms(@Nullable String value) {
            this.paymentTerms = value;
            return this;
        }

        /** Sets {@link InvoiceContent#lines()}. */
        public Builder lines(List<InvoiceLine> value) {
            this.lines = value;
            return this;
        }

        /** The content. */
        public InvoiceContent build() {
            return new InvoiceContent(
                    type,
                    invoiceNumber,
                    invoiceDate,
                    dueDate,
                    currency,
                    vendor,
                    customer,
                    purchaseOrderNumber,
                    subtotal,
                    taxAmount,
                    shipping,
                    total,
                    amountDue,
                    paymentTerms,
                    lines);
        }
    }
}
