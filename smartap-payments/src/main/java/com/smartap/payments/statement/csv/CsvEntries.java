package com.smartap.payments.statement.csv;

import com.smartap.model.Money;
import com.smartap.payments.statement.csv.CsvRows.Row;
import com.smartap.payments.statement.internal.EntryDraft;
import com.smartap.payments.statement.internal.FieldException;
import com.smartap.spi.payment.StatementReader.Entry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns rows into entries. */
final class CsvEntries {
    private static final Set<String> OUT = Set.of(
            "d", "dr", "dbit", "debit", "debet", "s", "soll", "af", "-", "out", "cargo", "debe", "dare", "withdrawal");
    private static final Set<String> IN =
            Set.of("c", "cr", "crdt", "credit", "h", "haben", "bij", "+", "in", "abono", "haber", "avere", "deposit");
    private static final Set<String> PENDING = Set.of(
            "pending", "pdng", "vorgemerkt", "offen", "authorised", "authorized", "hold", "enattente", "pendiente");

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    private final CsvHeader header;
    private final CsvNumbers numbers;
    private final CsvDates dates;

    CsvEntries(CsvHeader header, CsvNumbers numbers, CsvDates dates) {
        this.header = header;
        this.numbers = numbers;
        this.dates = dates;
    }

    Entry of(Row row) throws FieldException {
        if (row.cells().size() < header.width() - 1 || !reaches(row)) {
            throw new FieldException(
                    "has a row of %d cells below a header of %d. Maybe it is cut off, or a cell with a delimiter lacks its quotes."
                            .formatted(row.cells().size(), header.width()));
        }
        String valued = cell(row, CsvColumn.VALUE_DATE);
        LocalDate booked = date(row);
        boolean currencyInstead = CsvHeader.isCurrency(valued);
        String status = cell(row, CsvColumn.STATUS).toLowerCase(Locale.ROOT).replace(" ", "");
        return new EntryDraft(amount(row), currency(row, currencyInstead ? valued : ""))
                .dates(booked, valued.isEmpty() || currencyInstead ? booked : dates.day("value date", valued))
                .status(PENDING.contains(status) ? "PENDING" : "BOOKED")
                .bankReference(cell(row, CsvColumn.REFERENCE))
                .endToEndId(cell(row, CsvColumn.END_TO_END))
                .counterparty(cell(row, CsvColumn.COUNTERPARTY), cell(row, CsvColumn.ACCOUNT))
                .remittance(text(row))
                .build();
    }

    LocalDate date(Row row) throws FieldException {
        return dates.day("date", cell(row, CsvColumn.DATE));
    }

    /** The balance after a row; null if it states none. */
    @Nullable
    BigDecimal balance(Row row) throws FieldException {
        String cell = cell(row, CsvColumn.BALANCE);
        return cell.isEmpty() ? null : numbers.amount("balance", cell);
    }

    /** The amount of a row; money out is negative. */
    BigDecimal amount(Row row) throws FieldException {
        String amount = cell(row, CsvColumn.AMOUNT);
        String debit = cell(row, CsvColumn.DEBIT);
        String credit = cell(row, CsvColumn.CREDIT);
        if (!amount.isEmpty()) {
            BigDecimal value = numbers.amount("amount", amount);
            String sign = cell(row, CsvColumn.SIGN).toLowerCase(Locale.ROOT);
            if (sign.isEmpty()) {
                return value;
            }
            if (!OUT.contains(sign) && !IN.contains(sign)) {
                throw new FieldException("debit or credit sign", sign, "such as D or C");
            }
            return OUT.contains(sign) ? value.abs().negate() : value;
        }
        if (debit.isEmpty() && credit.isEmpty()) {
            throw new FieldException("has a row without an amount");
        }
        BigDecimal out = debit.isEmpty()
                ? BigDecimal.ZERO
                : numbers.amount("debit", debit).abs();
        BigDecimal in = credit.isEmpty() ? BigDecimal.ZERO : numbers.amount("credit", credit);
        if (out.signum() != 0 && in.signum() != 0) {
            throw new FieldException("has a row with both a debit (%s) and a credit (%s)".formatted(debit, credit));
        }
        return in.subtract(out);
    }

    Currency currency(Row row, String instead) throws FieldException {
        String code = cell(row, CsvColumn.CURRENCY);
        code = !code.isEmpty() ? code : instead;
        code = code.isEmpty() && header.currency() != null ? header.currency() : code;
        code = code.isEmpty() ? symbol(row) : code;
        if (code.isEmpty()) {
            throw new FieldException("states no currency. Maybe give option currency, such as EUR.");
        }
        try {
            return Money.currency(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new FieldException("currency", code, "an ISO 4217 code");
        }
    }

    String cell(Row row, CsvColumn column) {
        return row.cell(header.columns().get(column));
    }

    /** What the text columns say, each once. */
    private String text(Row row) {
        Set<String> words = new LinkedHashSet<>();
        for (Integer column : header.texts()) {
            words.add(row.cell(column).replace('\n', ' ').strip());
        }
        words.remove("");
        return String.join(" ", words);
    }

    /** The currency that an amount names by sign or code. */
    private String symbol(Row row) {
        String cells =
                cell(row, CsvColumn.AMOUNT) + " " + cell(row, CsvColumn.DEBIT) + " " + cell(row, CsvColumn.CREDIT);
        Matcher code = CODE.matcher(cells);
        while (code.find()) {
            if (CsvHeader.isCurrency(code.group())) {
                return code.group();
            }
        }
        if (cells.contains("€")) {
            return "EUR";
        }
        if (cells.contains("£")) {
            return "GBP";
        }
        return cells.contains("zł") ? "PLN" : cells.contains("$") ? "USD" : "";
    }

    private boolean reaches(Row row) {
        return header.columns().entrySet().stream()
                .filter(e -> e.getKey() == CsvColumn.DATE
                        || e.getKey() == CsvColumn.AMOUNT
                        || e.getKey() == CsvColumn.BALANCE)
                .allMatch(e -> e.getValue() < row.cells().size());
    }
}
