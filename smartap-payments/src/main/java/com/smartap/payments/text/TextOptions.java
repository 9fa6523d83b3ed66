package com.smartap.payments.text;

import com.smartap.spi.Api;

/**
 * Names of the options of {@code csv}, {@code json} and {@code positive-pay}, for {@code PaymentOrder.options}. All are
 * optional; an option that begins with the format's name and is not listed here is a problem.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class TextOptions {
    /**
     * The columns of {@code csv}, such as {@code Reference=id,amount,currency}: fields, each with a header of its own if it is
     * wanted. {@code docs/payments/text-formats.md} lists the fields.
     */
    public static final String CSV_COLUMNS = "csv.columns";

    /** {@code payment} (default): a row for each payment; {@code invoice}: one for each invoice that is paid. */
    public static final String CSV_ROWS = "csv.rows";

    /** {@code ,} (default), {@code ;}, {@code |} or {@code tab}. */
    public static final String CSV_DELIMITER = "csv.delimiter";

    /** {@code false} leaves the row of headers out. {@code true} by default. */
    public static final String CSV_HEADER = "csv.header";

    /** {@code true} begins with a byte order mark, by which spreadsheets tell UTF-8. {@code false} by default. */
    public static final String CSV_BOM = "csv.bom";

    /** {@code CRLF} (default) or {@code LF}. */
    public static final String CSV_LINE_ENDING = "csv.line-ending";

    /** {@code .} (default) or {@code ,}. */
    public static final String CSV_DECIMAL = "csv.decimal";

    /** {@code yyyy-MM-dd} (default), {@code MM/dd/yyyy}, {@code dd.MM.yyyy}, {@code dd/MM/yyyy} or {@code yyyyMMdd}. */
    public static final String CSV_DATE = "csv.date";

    /**
     * {@code true} (default) puts an apostrophe before what a spreadsheet would run as a formula; {@code false} is for files
     * that only a bank's machine reads.
     */
    public static final String CSV_FORMULA_GUARD = "csv.formula-guard";

    /** {@code generic} (default), {@code chase} or {@code ascender}. */
    public static final String POSITIVE_PAY_LAYOUT = "positive-pay.layout";

    /** Ids of checks that are void, with commas between them, or {@code all}. None by default. */
    public static final String POSITIVE_PAY_VOIDS = "positive-pay.voids";

    /** {@code CRLF} (default) or {@code LF}. */
    public static final String POSITIVE_PAY_LINE_ENDING = "positive-pay.line-ending";

    private TextOptions() {}
}
