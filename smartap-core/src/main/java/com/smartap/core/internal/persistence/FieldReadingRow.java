package com.smartap.core.internal.persistence;

import com.smartap.model.invoice.InvoiceField;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code smartap_field_reading}: how the reading of one field turned out. */
@Entity(name = "SmartApFieldReading")
@Table(name = "smartap_field_reading")
@SuppressWarnings("NullAway.Init")
public class FieldReadingRow {
    @Id
    public UUID id;

    public String tenant;

    @Version
    public long version;

    @Column(name = "invoice_id")
    public UUID invoiceId;

    @Enumerated(EnumType.STRING)
    public InvoiceField field;

    public @Nullable Integer band;

    public boolean learned;

    public boolean asked;

    @Enumerated(EnumType.STRING)
    public @Nullable Outcome outcome;

    @Column(name = "received_at")
    public Instant receivedAt;

    /** What a person made of a value that was read. */
    public enum Outcome {
        /** It was left as it was. */
        CONFIRMED,
        /** It was changed or taken out. */
        CORRECTED,
        /** Nothing was read, and a person filled it in. */
        ADDED
    }
}
