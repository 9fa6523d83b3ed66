package com.smartap.payments.text;

import com.smartap.payments.internal.FormatOptions;
import com.smartap.payments.internal.OrderReview;
import com.smartap.spi.Api;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.PaymentOrder;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Payments as CSV (RFC 4180, UTF-8) with columns of one's own choice; {@link TextOptions} lists the options. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class CsvFormat extends TextFormat {
    private static final String COLUMNS =
            "id,executionDate,amount,currency,payee,routingNumber,accountNumber,accountType,iban,bic,invoices";
    private static final Set<String> KNOWN = Set.of(
            TextOptions.CSV_COLUMNS,
            TextOptions.CSV_ROWS,
            TextOptions.CSV_DELIMITER,
            TextOptions.CSV_HEADER,
            TextOptions.CSV_BOM,
            TextOptions.CSV_LINE_ENDING,
            TextOptions.CSV_DECIMAL,
            TextOptions.CSV_DATE,
            TextOptions.CSV_FORMULA_GUARD);

    /** Does nothing; for {@link java.util.ServiceLoader}. */
    public CsvFormat() {
        super("csv");
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    public String fileExtension() {
        return "csv";
    }

    @Override
    Charset charset() {
        return StandardCharsets.UTF_8;
    }

    @Override
    Layout layout(PaymentOrder order, OrderReview review) {
        return new Csv(order, review);
    }

    /** One order as CSV. */
    private static final class Csv implements Layout {
        private final PaymentOrder order;
        private final OrderReview review;
        private final Map<String, CsvField> columns;
        private final Cells cells;
        private final boolean byInvoice;
        private final boolean header;
        private final boolean bom;

        Csv(PaymentOrder order, OrderReview review) {
            this.order = order;
            this.review = review;
            FormatOptions options = new FormatOptions(order, "csv.", KNOWN, review);
            String delimiter = options.choice(TextOptions.CSV_DELIMITER, ",", ",", ";", "|", "tab");
            String decimal = options.choice(TextOptions.CSV_DECIMAL, ".", ".", ",");
            String date = options.choice(
                    TextOptions.CSV_DATE,
                    "yyyy-MM-dd",
                    "yyyy-MM-dd",
                    "MM/dd/yyyy",
                    "dd.MM.yyyy",
                    "dd/MM/yyyy",
                    "yyyyMMdd");
            cells = new Cells(
                    delimiter.equals("tab") ? '\t' : delimiter.charAt(0),
                    options.choice(TextOptions.CSV_LINE_ENDING, "CRLF", "CRLF", "LF")
                                    .equals("LF")
                            ? "\n"
                            : "\r\n",
                    decimal.charAt(0),
                    DateTimeFormatter.ofPattern(date, Locale.ROOT),
                    options.flag(TextOptions.CSV_FORMULA_GUARD, true));
            byInvoice = options.choice(TextOptions.CSV_ROWS, "payment", "payment", "invoice")
                    .equals("invoice");
            header = options.flag(TextOptions.CSV_HEADER, true);
            bom = options.flag(TextOptions.CSV_BOM, false);
            columns = columns(options);
            Accounts.check(null, "originator", order.originator().account(), review);
        }

        private Map<String, CsvField> columns(FormatOptions options) {
            Map<String, CsvField> chosen = new LinkedHashMap<>();
            String byDefault = byInvoice
                    ? COLUMNS.replace("invoices", "invoiceNumber,invoiceDate,grossAmount,discount,paidAmount")
                    : COLUMNS;
            for (String column :
                    options.text(TextOptions.CSV_COLUMNS, byDefault).split(",", -1)) {
                int equals = column.lastIndexOf('=');
                String name = column.substring(equals + 1).strip();
                String title = equals < 0 ? name : column.substring(0, equals).strip();
                CsvField field = CsvField.all().get(name);
                if (field == null || (field.ofItem() && !byInvoice)) {
                    options.problem(
                            TextOptions.CSV_COLUMNS,
                            name,
                            field == null
                                    ? "one of "
                                            + String.join(", ", CsvField.all().keySet())
                                    : "a field of payments, unless %s is invoice".formatted(TextOptions.CSV_ROWS));
                } else if (chosen.putIfAbsent(title, field) != null) {
                    options.problem(TextOptions.CSV_COLUMNS, title, "the header of one column only");
                }
            }
            return chosen;
        }

        @Override
        public void check(PaymentInstruction payment) {
            Accounts.check(payment.id(), "account", payment.account(), review);
            if (cells.guarded() && review.listens() && Cells.isFormula(payment.payee())) {
                review.note(
                        payment.id(),
                        "payee",
                        "\"%s\" gets an apostrophe, since a spreadsheet would run it".formatted(payment.payee()));
            }
        }

        @Override
        public void begin(Writer out) throws IOException {
            if (bom) {
                out.write('\uFEFF');
            }
            if (header) {
                cells.row(out, columns.keySet().stream().map(cells::text).toList());
            }
        }

        @Override
        public void payment(Writer out, PaymentInstruction payment, boolean first) throws IOException {
            if (!byInvoice || payment.remittance().isEmpty()) {
                row(out, payment, null);
                return;
            }
            for (RemittanceItem item : payment.remittance()) {
                row(out, payment, item);
            }
        }

        private void row(Writer out, PaymentInstruction payment, @Nullable RemittanceItem item) throws IOException {
            CsvField.Row row = new CsvField.Row(order, payment, item);
            List<String> values = new ArrayList<>(columns.size());
            columns.values().forEach(field -> values.add(field.value(cells, row)));
            cells.row(out, values);
        }

        @Override
        public void end(Writer out, Summary summary) {}
    }
}
