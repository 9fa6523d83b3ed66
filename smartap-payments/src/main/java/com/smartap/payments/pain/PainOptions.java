package com.smartap.payments.pain;

import com.smartap.spi.Api;

/**
 * Names of the options of the pain.001 formats, for {@code PaymentOrder.options}. All are optional; an option that begins
 * with {@code pain.} and is not listed here is a problem, so that a typing error is seen.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class PainOptions {
    /**
     * {@code auto} (default), {@code sepa}, {@code us-ach}, {@code us-wire} or {@code cross-border}. By itself a payment in
     * euros between IBANs of SEPA is SEPA, one in dollars between routing numbers is ACH, and any other is cross-border.
     */
    public static final String PAYMENT_TYPE = "pain.payment-type";

    /** The message's name, up to 35 characters; unique, since banks refuse a second one. The order's id by default. */
    public static final String MESSAGE_ID = "pain.message-id";

    /** {@code hybrid} (default: two address lines at most), {@code structured} (none), {@code none} (no addresses). */
    public static final String ADDRESS = "pain.address";

    /** An address without town or country: {@code refuse} (default), or {@code omit} where the payment needs none. */
    public static final String INCOMPLETE_ADDRESS = "pain.incomplete-address";

    /** {@code sepa}, {@code ascii} or {@code unicode}. By default ASCII in the United States and SEPA elsewhere. */
    public static final String CHARACTERS = "pain.characters";

    /** {@code auto} (default), {@code structured} or {@code unstructured}. */
    public static final String REMITTANCE = "pain.remittance";

    /** {@code SHAR} (default of wires and cross-border payments), {@code DEBT}, {@code CRED} or {@code SLEV}. */
    public static final String CHARGE_BEARER = "pain.charge-bearer";

    /** {@code true}: one debit for all payments of a kind; {@code false} (default): one for each. */
    public static final String BATCH_BOOKING = "pain.batch-booking";

    /** Purpose code of each payment, such as {@code SUPP}. None by default. */
    public static final String PURPOSE = "pain.purpose";

    /** Category purpose code of all payments, such as {@code SUPP}. None by default. */
    public static final String CATEGORY_PURPOSE = "pain.category-purpose";

    /** {@code true} asks for SEPA instant payments. {@code false} by default. */
    public static final String INSTANT = "pain.instant";

    /** {@code CCD} (default), {@code CTX} or {@code PPD}: the entry class of ACH payments. */
    public static final String ACH_CLASS = "pain.ach-class";

    /** {@code code} (default) or {@code proprietary}: as what the entry class stands in the file. */
    public static final String ACH_CLASS_AS = "pain.ach-class-as";

    /** {@code true} gives each payment a UETR made from its id (from version 09 on). {@code false} by default. */
    public static final String UETR = "pain.uetr";

    /** {@code true} names the schema in the root element. {@code false} by default. */
    public static final String SCHEMA_LOCATION = "pain.schema-location";

    /** {@code false} leaves the originator's id out of the parties. {@code true} by default. */
    public static final String ORIGINATOR_ID = "pain.originator-id";

    /**
     * A day of execution without settlement, of TARGET for euros and of the Federal Reserve for rails of the United States:
     * {@code keep} (default) writes it, with a note, since most banks move it; {@code next} writes the next banking day;
     * {@code refuse} makes it a problem. Elsewhere only Saturdays and Sundays count.
     */
    public static final String NON_BANKING_DAY = "pain.non-banking-day";

    /** The time zone in which the file states its creation. {@code UTC} by default. */
    public static final String TIME_ZONE = "pain.time-zone";

    private PainOptions() {}
}
