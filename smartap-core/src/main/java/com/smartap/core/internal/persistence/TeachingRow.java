package com.smartap.core.internal.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;

/** A row of {@code smartap_teaching}: how many examples a person gave on a day. */
@Entity(name = "SmartApTeaching")
@Table(name = "smartap_teaching")
@SuppressWarnings("NullAway.Init")
public class TeachingRow {
    @Id
    public UUID id;

    public String tenant;

    @Version
    public long version;

    public String person;

    @Column(name = "taught_on")
    public LocalDate taughtOn;

    public int lessons;
}
