package com.smartap.core.internal.persistence;

import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentState;
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

/** A row of {@code smartap_document}: a stored document. */
@Entity(name = "SmartApDocument")
@Table(name = "smartap_document")
@SuppressWarnings("NullAway.Init")
public class DocumentRow {
    @Id
    public UUID id;

    public String tenant;

    @Version
    public long version;

    @Enumerated(EnumType.STRING)
    public Document.Kind kind;

    public String name;

    @Column(name = "media_type")
    public String mediaType;

    @Column(name = "size")
    public long size;

    public String hash;

    @Column(name = "intake_key")
    public @Nullable String intakeKey;

    @Enumerated(EnumType.STRING)
    public DocumentState state;

    @Column(name = "original_id")
    public @Nullable UUID originalId;

    /** The level that its seal aims at and has not reached. */
    @Column(name = "pending_level")
    public @Nullable String pendingLevel;

    @Column(name = "renew_before")
    public @Nullable Instant renewBefore;

    /** When its seal is looked after next; null if never. */
    @Column(name = "care_at")
    public @Nullable Instant careAt;

    /** The container that it was taken out of. */
    @Column(name = "container_id")
    public @Nullable UUID containerId;

    /** Where in the container it was. */
    @Column(name = "container_path")
    public @Nullable String containerPath;

    /** What a container held, as JSON; null for other documents. */
    public @Nullable String contents;

    @Column(name = "created_at")
    public Instant createdAt;
}
