package com.smartap.payments.nacha;

import com.smartap.spi.Api;

/**
 * Names of the options of the NACHA formats, for {@code PaymentOrder.options}. All are optional; an option that begins
 * with {@code nacha.} and is not listed here is a problem, so that a typing error is seen.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class NachaOptions {
    /** {@code CRLF} (default) or {@code LF}. Bank portals mostly want the first, interfaces the second. */
    public static final String LINE_ENDING = "nacha.line-ending";

    /** One of {@code A}-{@code Z}, {@code 0}-{@code 9}; tells apart the files of one day. {@code A} by default. */
    public static final String FILE_ID_MODIFIER = "nacha.file-id-modifier";

    /**
     * Which file of its origin and day this is, {@code 1} (default) to {@code 36}: the modifier follows from it. There is no
     * 37th, since no modifier is left.
     */
    public static final String FILE_OF_DAY = "nacha.file-of-day";

    /** Nine digits, or ten characters that the bank assigned, kept as they are. The originator's id by default. */
    public static final String IMMEDIATE_ORIGIN = "nacha.immediate-origin";

    /**
     * Routing number of who gets the file, or ten characters that end with it. That of the originator's account by default,
     * behind a blank.
     */
    public static final String IMMEDIATE_DESTINATION = "nacha.immediate-destination";

    /** Name of who gets the file, cut to 23 characters. The originator's bank by default. */
    public static final String DESTINATION_NAME = "nacha.destination-name";

    /** Name of who sends the file, cut to 23 characters. The originator's name by default. */
    public static final String ORIGIN_NAME = "nacha.origin-name";

    /** Routing number of the bank that originates the entries. That of the originator's account by default. */
    public static final String ORIGINATING_BANK = "nacha.originating-bank";

    /** The originator's name in batches, as payees know it, cut to 16 characters. The originator's name by default. */
    public static final String COMPANY_NAME = "nacha.company-name";

    /** {@code true} writes names in capital letters, as some banks want it. {@code false} by default. */
    public static final String UPPER_CASE = "nacha.upper-case";

    /** The originator's identification in batches, up to 10 characters. The originator's id by default. */
    public static final String COMPANY_ID = "nacha.company-id";

    /** What payees read as the purpose, up to 10 characters. {@code VENDOR PMT} by default. */
    public static final String ENTRY_DESCRIPTION = "nacha.entry-description";

    /** Free text of the company, up to 20 characters. Blank by default. */
    public static final String DISCRETIONARY_DATA = "nacha.discretionary-data";

    /** Free text in the file header, up to 8 characters. Blank by default. */
    public static final String REFERENCE_CODE = "nacha.reference-code";

    /**
     * The same-day window, {@code 1300}, {@code 1700} or {@code 1800} (default), written as {@code SD1800}; {@code auto}
     * takes the next that is still open.
     */
    public static final String SAME_DAY_WINDOW = "nacha.same-day-window";

    /**
     * The bank's own cut-off for the window, such as {@code 14:00}, in the time of New York. The operator's by default: 10:30,
     * 14:45 and 16:45.
     */
    public static final String SAME_DAY_CUT_OFF = "nacha.same-day-cut-off";

    /**
     * The largest same-day entry in dollars, or dated limits such as
     * {@code 2022-03-18:1000000.00,2027-09-17:10000000.00}, of which the one in force on the day counts.
     * {@code 1000000.00} by default.
     */
    public static final String SAME_DAY_LIMIT = "nacha.same-day-limit";

    /**
     * What a payment of 0.00 is: {@code refuse} (default), {@code prenote} tries out the account, {@code remittance} carries
     * remittance without money (CCD and CTX only).
     */
    public static final String ZERO_AMOUNT = "nacha.zero-amount";

    /**
     * Where the invoices of a CCD payment do not fit one addendum: {@code summary} (default) or {@code ctx}, which puts the
     * payment into a batch of class CTX in the same file.
     */
    public static final String LONG_REMITTANCE = "nacha.long-remittance";

    /** {@code next} (default): a day without settlement becomes the next banking day; {@code refuse}: a problem. */
    public static final String NON_BANKING_DAY = "nacha.non-banking-day";

    /** {@code plain} (default) folds an umlaut into one letter, {@code german} into two. */
    public static final String ACCENTS = "nacha.accents";

    /** {@code true} splits a payment above the largest entry into several entries. {@code false} by default. */
    public static final String SPLIT_LARGE = "nacha.split-large";

    /** The most payments in one batch of the file, 1 to 400000. {@code 100000} by default. */
    public static final String BATCH_SIZE = "nacha.batch-size";

    /** The most records in the file, fillers included; many banks take {@code 10000}. No limit by default. */
    public static final String MAX_RECORDS = "nacha.max-records";

    /** The time zone in which the file states its creation. {@code America/New_York} by default. */
    public static final String TIME_ZONE = "nacha.time-zone";

    private NachaOptions() {}
}
