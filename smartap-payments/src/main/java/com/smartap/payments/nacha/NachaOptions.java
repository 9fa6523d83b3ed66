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

    /** Nine digits, or ten characters that the bank assigned. The originator's id by default. */
    public static final String IMMEDIATE_ORIGIN = "nacha.immediate-origin";

    /** Routing number of who gets the file. That of the originator's account by default. */
    public static final String IMMEDIATE_DESTINATION = "nacha.immediate-destination";

    /** Name of who gets the file, cut to 23 characters. The originator's bank by default. */
    public static final String DESTINATION_NAME = "nacha.destination-name";

    /** The originator's identification in batches, up to 10 characters. The originator's id by default. */
    public static final String COMPANY_ID = "nacha.company-id";

    /** What payees read as the purpose, up to 10 characters. {@code VENDOR PMT} by default. */
    public static final String ENTRY_DESCRIPTION = "nacha.entry-description";

    /** Free text of the company, up to 20 characters. Blank by default. */
    public static final String DISCRETIONARY_DATA = "nacha.discretionary-data";

    /** Free text in the file header, up to 8 characters. Blank by default. */
    public static final String REFERENCE_CODE = "nacha.reference-code";

    /** The same-day window, {@code 1300}, {@code 1700} or {@code 1800} (default), written as {@code SD1800}. */
    public static final String SAME_DAY_WINDOW = "nacha.same-day-window";

    /** The largest same-day entry in dollars. {@code 1000000.00} by default. */
    public static final String SAME_DAY_LIMIT = "nacha.same-day-limit";

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
