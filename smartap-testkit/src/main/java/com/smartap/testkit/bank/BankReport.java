package com.smartap.testkit.bank;

import com.smartap.spi.Api;

/** How a simulated bank tells what happened on its customer's accounts. One file tells of all accounts. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum BankReport {
    /** The end-of-period statement of ISO 20022, {@code camt.053.001.08}. */
    CAMT_053("xml"),
    /** The report within a period, {@code camt.052.001.08}: what was booked since the last statement, and what is pending. */
    CAMT_052("xml"),
    /** Advices of single bookings, {@code camt.054.001.08}: what was booked since the last of them. */
    CAMT_054("xml"),
    /** A statement of SWIFT, MT940, with structured information. */
    MT940("sta"),
    /** A statement in the form of American banks, BAI2. */
    BAI2("bai"),
    /** A statement for accounting software, OFX 1.0.2. */
    OFX("ofx");

    private final String extension;

    BankReport(String extension) {
        this.extension = extension;
    }

    /** The usual ending of its files' names, without the dot. */
    public String extension() {
        return extension;
    }

    /** Whether it ends a period, so that the next one goes on after it. */
    boolean isStatement() {
        return this != CAMT_052 && this != CAMT_054;
    }
}
