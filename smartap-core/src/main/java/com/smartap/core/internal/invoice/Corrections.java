package com.smartap.core.internal.invoice;

import com.smartap.core.InvoiceReading;
import com.smartap.core.internal.persistence.FieldReadingRow.Outcome;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.ReadingRow;
import com.smartap.core.internal.persistence.ReadingRows;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Keeps what people say about what was read, beside it. */
public final class Corrections {
    private Corrections() {}

    /**
     * Keeps a correction.
     *
     * @param content what the person says now
     * @return the fields that it changes
     */
    static List<InvoiceField> keep(Tx tx, InvoiceRow row, InvoiceContent content) {
        InvoiceContent before = InvoiceStore.content(row);
        ReadingRows readings = new ReadingRows(tx.em(), tx.tenant());
        readings.of(row.id).ifPresent(reading -> {
            ReadingRows.corrected(
                    reading,
                    new InvoiceReading.Correction(tx.actor().id(), tx.now(), FieldValues.changes(before, content)));
            judge(readings, reading, content);
        });
        return FieldValues.differing(before, content);
    }

    /** Notes for each field how its reading turned out, now that a person stands for the content. */
    public static void judge(ReadingRows readings, ReadingRow reading, InvoiceContent content) {
        CandidateInvoice shown = ReadingRows.shown(reading);
        Map<InvoiceField, Outcome> outcomes = new EnumMap<>(InvoiceField.class);
        for (InvoiceField field : InvoiceField.values()) {
            boolean same = FieldValues.same(shown.content(), content, field);
            if (shown.readings().containsKey(field)) {
                outcomes.put(field, same ? Outcome.CONFIRMED : Outcome.CORRECTED);
            } else if (!same) {
                outcomes.put(field, Outcome.ADDED);
            }
        }
        readings.turnedOut(reading, outcomes, shown);
    }
}
