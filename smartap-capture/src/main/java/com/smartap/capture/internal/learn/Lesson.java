package com.smartap.capture.internal.learn;

import com.smartap.capture.internal.ocr.FieldValues;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.LayoutExample;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An example with its text.
 *
 * @param paper the document
 * @param read what was read without anything learned
 * @param right what a person said
 */
record Lesson(Paper paper, CandidateInvoice read, InvoiceContent right) {
    static Lesson of(LayoutExample example) {
        return new Lesson(Paper.of(example.pages(), example.read()), example.read(), example.right());
    }

    Optional<Object> right(InvoiceField field) {
        return value(right, field);
    }

    Optional<Object> read(InvoiceField field) {
        return value(read.content(), field);
    }

    FieldReading.@Nullable Place readPlace(InvoiceField field) {
        FieldReading reading = read.readings().get(field);
        return reading == null ? null : reading.place();
    }

    boolean wasRight(InvoiceField field) {
        return isRight(read.content(), field);
    }

    boolean isRight(InvoiceContent content, InvoiceField field) {
        return same(value(content, field), right(field));
    }

    /** The value of a field; none for no tax and no shipping, since papers mostly do not print a nothing. */
    static Optional<Object> value(InvoiceContent content, InvoiceField field) {
        Optional<Object> value = FieldValues.of(content, field);
        boolean mayBeNothing = field == InvoiceField.TAX_AMOUNT || field == InvoiceField.SHIPPING;
        return value.filter(known -> !(mayBeNothing && known instanceof BigDecimal amount && amount.signum() == 0));
    }

    static boolean same(Optional<Object> one, Optional<Object> other) {
        return one.isPresent() == other.isPresent() && (one.isEmpty() || FieldValues.same(one.get(), other.get()));
    }
}
