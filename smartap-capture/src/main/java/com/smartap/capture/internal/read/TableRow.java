package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.pattern.QuickPattern;
import com.smartap.model.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row of a table of lines while it is being put together. */
final class TableRow {
    private static final BigDecimal SLACK = new BigDecimal("0.02");
    private static final QuickPattern SKU_INSIDE = QuickPattern.compile(
            "(?i)(?:^|\\s)[(\\[]?(?:sku|item no\\.?|item #|part no\\.?|part #|art\\.?-?\\s?nr\\.?|article|model)\\s*[:#]?\\s*((?=\\S*\\d)[A-Z0-9][A-Z0-9./_-]{2,24})[)\\]]?");

    private static final Pattern WITH_UNIT = Pattern.compile("^(-?[\\d.,]+)\\s*(x|\\p{L}[\\p{L}.²³()]{0,9})?$");
    private static final Pattern NO_SKU = Pattern.compile("(?i)n/?a|-+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final List<String> texts = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private final @Nullable ColumnGrid grid;
    private final @Nullable TableHeader header;
    private double baseline;
    private @Nullable String sku;
    private @Nullable BigDecimal quantity;
    private @Nullable String unit;
    private @Nullable BigDecimal price;
    private @Nullable BigDecimal amount;
    private @Nullable BigDecimal discount;

    private TableRow(@Nullable TableHeader header, @Nullable ColumnGrid grid) {
        this.header = header;
        this.grid = grid;
    }

    static TableRow of(Reading reading, TableHeader header, ColumnGrid grid, Line line) {
        TableRow row = new TableRow(header, grid);
        row.baseline = line.baseline();
        row.words.addAll(line.words());
        List<List<Word>> cells = grid.cells(line);
        List<BigDecimal> amounts = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            row.take(reading.amounts, header.columns().get(i).kind(), cells.get(i), amounts);
        }
        row.amount = row.best(amounts);
        if (!header.has(LabelKind.COL_AMOUNT) && row.quantity != null && row.price != null) {
            row.amount = row.quantity.multiply(row.price);
        }
        return row;
    }

    private void take(Amounts numbers, LabelKind kind, List<Word> cell, List<BigDecimal> amounts) {
        if (cell.isEmpty()) {
            return;
        }
        String text = Segment.text(cell);
        List<Candidate<BigDecimal>> values = numbers.in(cell);
        Optional<BigDecimal> value = values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.get(values.size() - 1).value());
        switch (kind) {
            case COL_DESCRIPTION -> describe(text);
            case COL_SKU -> sku = NO_SKU.matcher(text).matches() ? null : text;
            case COL_QUANTITY -> quantity(numbers, values, text);
            case COL_UNIT -> unit = text;
            case COL_PRICE -> price = value.orElse(price);
            case COL_DISCOUNT ->
                discount = numbers.parse(text.replace("%", "").strip()).orElse(null);
            case COL_AMOUNT -> value.ifPresent(amounts::add);
            default -> {}
        }
    }

    private void describe(String text) {
        // A second heading for descriptions, such as "Item" left of "Description", often holds the item's number.
        boolean code = texts.size() == 1
                && sku == null
                && header != null
                && !header.has(LabelKind.COL_SKU)
                && texts.get(0).matches("[A-Z0-9][A-Z0-9./_-]{1,24}");
        if (code) {
            String only = texts.remove(0);
            sku = only.matches("\\d{1,2}") ? null : only;
        }
        texts.add(text);
    }

    private void quantity(Amounts numbers, List<Candidate<BigDecimal>> values, String text) {
        Matcher with = WITH_UNIT.matcher(text);
        if (!values.isEmpty()) {
            quantity = values.get(0).value();
        }
        if (values.isEmpty() && with.matches()) {
            quantity = numbers.parse(with.group(1)).orElse(null);
        }
        if (with.matches() && with.group(2) != null && !with.group(2).equals("x")) {
            unit = with.group(2);
        }
    }

    /** Of several columns with amounts, the one that quantity and price give; else the last. */
    private @Nullable BigDecimal best(List<BigDecimal> amounts) {
        for (BigDecimal candidate : amounts) {
            amount = candidate;
            if (multiplies()) {
                return candidate;
            }
        }
        return amounts.isEmpty() ? null : amounts.get(amounts.size() - 1);
    }

    boolean isItem() {
        boolean what = !texts.isEmpty() || sku != null || quantity != null;
        return amount != null && what;
    }

    /** Whether quantity and price are known, and the amount is still to come. */
    boolean isHalf() {
        return amount == null && quantity != null && price != null && !texts.isEmpty();
    }

    /** Whether the line holds an amount, but neither quantity nor price. */
    boolean isOnlyAmount() {
        return amount != null && quantity == null && price == null;
    }

    /** Takes the amount from the line below, and says whether that made sense. */
    boolean absorb(TableRow below) {
        amount = below.amount;
        if (!multiplies() && discount == null) {
            BigDecimal gap = below.amount == null || quantity == null || price == null
                    ? BigDecimal.ONE
                    : quantity.multiply(price).subtract(below.amount).abs();
            if (gap.compareTo(new BigDecimal("0.5")) > 0) {
                amount = null;
                return false;
            }
        }
        texts.addAll(below.texts);
        words.addAll(below.words);
        baseline = below.baseline;
        return true;
    }

    /** Whether each column that makes a line is filled. */
    boolean isComplete() {
        return amount != null && quantity != null && price != null && !texts.isEmpty();
    }

    /** Whether quantity times price, less the discount, is the amount. */
    boolean multiplies() {
        BigDecimal q = quantity;
        BigDecimal p = price;
        BigDecimal a = amount;
        if (q == null || p == null || a == null) {
            return false;
        }
        BigDecimal gross = q.multiply(p);
        BigDecimal rate = discount;
        BigDecimal net =
                rate == null ? gross : gross.subtract(gross.multiply(rate.abs()).movePointLeft(2));
        return gross.subtract(a).abs().compareTo(SLACK) <= 0
                || net.subtract(a).abs().compareTo(SLACK) <= 0
                || rate != null && gross.subtract(rate.abs()).subtract(a).abs().compareTo(SLACK) <= 0;
    }

    double baseline() {
        return baseline;
    }

    String description() {
        return String.join(" ", texts);
    }

    List<Word> words() {
        return words;
    }

    void append(Line line) {
        baseline = line.baseline();
        texts.add(descriptionOf(line));
        words.addAll(line.words());
    }

    void prepend(Line line) {
        texts.add(0, descriptionOf(line));
        words.addAll(line.words());
    }

    private String descriptionOf(Line line) {
        ColumnGrid columns = grid;
        TableHeader open = header;
        if (columns == null || open == null) {
            return line.text();
        }
        List<List<Word>> cells = columns.cells(line);
        List<Word> text = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            LabelKind kind = open.columns().get(i).kind();
            if (kind == LabelKind.COL_SKU && !cells.get(i).isEmpty() && sku == null) {
                sku = Segment.text(cells.get(i));
            } else if (kind == LabelKind.COL_DESCRIPTION || i > 0 && !text.isEmpty() && kind != LabelKind.COL_SKU) {
                text.addAll(cells.get(i));
            }
        }
        return Segment.text(text);
    }

    InvoiceLine item() {
        String description = BLANKS.matcher(description()).replaceAll(" ").strip();
        String number = sku;
        if (number == null) {
            Matcher inside = SKU_INSIDE.matcher(description);
            if (SKU_INSIDE.mayMatch(description) && inside.find()) {
                number = inside.group(1);
                description = (description.substring(0, inside.start()) + " " + description.substring(inside.end()))
                        .replaceAll("\\s+", " ")
                        .strip();
            }
        }
        return new InvoiceLine(
                description.isEmpty() ? null : description, number, quantity, unit, price, amount, null, null, null);
    }

    /** Rows of a table without a heading: lines in which quantity times price is the amount. */
    static List<TableRow> withoutHeader(Reading reading) {
        List<TableRow> rows = new ArrayList<>();
        for (Line line : reading.lines()) {
            List<Candidate<BigDecimal>> values = reading.amounts.in(line.words());
            for (int q = 0; q + 2 < values.size() + 0 && values.size() >= 3; q++) {
                TableRow row = new TableRow(null, null);
                row.quantity = values.get(q).value();
                row.price = values.get(values.size() - 2).value();
                row.amount = values.get(values.size() - 1).value();
                if (q < values.size() - 2 && row.multiplies() && row.quantity.signum() != 0) {
                    List<Word> taken = new ArrayList<>();
                    values.subList(q, values.size()).forEach(value -> taken.addAll(value.words()));
                    row.texts.add(Segment.text(line.words().stream()
                            .filter(word -> !taken.contains(word))
                            .toList()));
                    row.baseline = line.baseline();
                    row.words.addAll(line.words());
                    rows.add(row);
                    break;
                }
            }
        }
        return rows;
    }
}
