package com.smartap.capture.internal.table;

import com.smartap.capture.internal.check.Iban;
import com.smartap.capture.internal.fields.FieldCollector;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceType;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads single cells into the fields of an invoice; what cannot be read becomes a warning. */
final class CellReader {
    private static final double COMPUTED = 0.9;
    private static final double OPEN = 0.7;
    private static final Pattern CREDIT = Pattern.compile(
            "(?i).*(credit|gutschrift|storno|avoir|abono|rectificativa|nota di credito|creditnota|nota de cr|koryg|korekta).*|cn|cm|gs|nc");
    private static final Pattern CODE = Pattern.compile("\\b([A-Z]{3})\\b");
    private static final Map<String, String> SYMBOLS =
            Map.of("€", "EUR", "£", "GBP", "zł", "PLN", "₹", "INR", "Kč", "CZK");

    private final TableScan scan;

    CellReader(TableScan scan) {
        this.scan = scan;
    }

    /** Reads a cell into a field of the whole invoice. */
    void header(ColumnField field, InvoiceField target, Cell cell, String at, FieldCollector fields) {
        double confidence = confidence(cell, at, fields);
        switch (field.type()) {
            case NUMBER -> {
                BigDecimal number = number(cell, at, fields);
                fields.put(target, number, confidence, cell.text(), at);
                if (!fields.has(InvoiceField.CURRENCY)) {
                    currency(cell.text())
                            .ifPresent(code -> fields.put(InvoiceField.CURRENCY, code, 0.9, cell.text(), at));
                }
            }
            case DATE -> date(target, cell, at, confidence, fields);
            case CURRENCY -> currencyCell(cell, at, confidence, fields);
            case IBAN -> iban(cell, at, confidence, fields);
            case KIND -> {
                boolean credit = CREDIT.matcher(cell.text()).matches();
                fields.put(target, credit ? InvoiceType.CREDIT_NOTE : InvoiceType.INVOICE, confidence, cell.text(), at);
            }
            case TEXT -> fields.put(target, cell.text(), confidence, cell.text(), at);
        }
    }

    private double confidence(Cell cell, String at, FieldCollector fields) {
        if (cell.formula()) {
            fields.warn("%s is computed; the value that the file keeps was read".formatted(at));
            return Math.min(COMPUTED, scan.plan.confidence());
        }
        String text = cell.text();
        boolean dangerous = !text.isEmpty()
                && ("=+@\t\r".indexOf(text.charAt(0)) >= 0 || text.charAt(0) == '-' && text.matches("-\\s*\\p{L}.*"));
        if (dangerous && cell.number() == null) {
            fields.warn("%s begins like a formula; it was read as text and never computed".formatted(at));
        }
        return scan.plan.confidence();
    }

    /** The number of a cell; null, with a warning, if it is none. */
    @Nullable
    BigDecimal number(Cell cell, String at, FieldCollector fields) {
        BigDecimal kept = cell.number();
        if (kept != null) {
            return kept.scale() < 2 ? kept.setScale(2) : kept;
        }
        Optional<BigDecimal> number = scan.numbers.parse(cell.text());
        if (number.isEmpty() && !cell.isBlank()) {
            fields.warn("%s: %s is no number".formatted(at, shortened(cell.text())));
        }
        return number.orElse(null);
    }

    /** A quantity or price: like a number, with the decimals it has. */
    @Nullable
    BigDecimal plain(Cell cell, String at, FieldCollector fields) {
        BigDecimal kept = cell.number();
        return kept != null ? kept : number(cell, at, fields);
    }

    private void date(InvoiceField target, Cell cell, String at, double confidence, FieldCollector fields) {
        BigDecimal serial = cell.number();
        Optional<DateText.Reading> date = serial != null ? scan.dates.serial(serial) : Optional.empty();
        if (date.isEmpty()) {
            date = scan.dates.parse(cell.text());
        }
        if (date.isEmpty()) {
            fields.warn("%s: %s is no date".formatted(at, shortened(cell.text())));
            return;
        }
        boolean open = date.get().open();
        fields.put(target, date.get().date(), open ? Math.min(OPEN, confidence) : confidence, cell.text(), at);
    }

    private void currencyCell(Cell cell, String at, double confidence, FieldCollector fields) {
        Optional<Currency> currency = currency(cell.text().toUpperCase(Locale.ROOT));
        fields.put(InvoiceField.CURRENCY, currency.orElse(null), confidence, cell.text(), at);
        if (currency.isEmpty()) {
            fields.warn("%s: %s is no currency".formatted(at, shortened(cell.text())));
        }
    }

    private static Optional<Currency> currency(String text) {
        if (text.chars().noneMatch(c -> Character.isLetter(c) || Character.getType(c) == Character.CURRENCY_SYMBOL)) {
            return Optional.empty();
        }
        for (Map.Entry<String, String> symbol : SYMBOLS.entrySet()) {
            if (text.contains(symbol.getKey())) {
                return Optional.of(Currency.getInstance(symbol.getValue()));
            }
        }
        Matcher code = CODE.matcher(text);
        try {
            return code.find() ? Optional.of(Currency.getInstance(code.group(1))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void iban(Cell cell, String at, double confidence, FieldCollector fields) {
        String iban = cell.text().replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        boolean valid = Iban.isValid(iban);
        if (valid || Iban.hasForm(iban)) {
            fields.put(InvoiceField.VENDOR_IBAN, iban, valid ? confidence : 0.4, cell.text(), at);
        }
        if (!valid) {
            fields.warn("%s: the account is no IBAN with right check digits".formatted(at));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
