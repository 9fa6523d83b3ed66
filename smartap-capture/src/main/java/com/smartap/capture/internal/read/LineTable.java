package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.pattern.QuickPattern;
import com.smartap.model.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the lines of an invoice from its table, over several pages if need be. */
final class LineTable {
    private static final double FAR = 2.6;
    private static final QuickPattern RATE = QuickPattern.compile("[+(]?\\d{1,2}([.,]\\d{1,3})?\\s?%");

    private static final Pattern NO_WORDS =
            Pattern.compile("\\(?[\\d.,%@)\\s:]+|.*\\p{Sc}.*|\\(.*\\).*|.*\\d%.*|[A-Z]{3}");

    private final Reading reading;
    private final List<TableRow> rows = new ArrayList<>();
    private final List<Line> waiting = new ArrayList<>();
    private @Nullable TableHeader header;
    private @Nullable ColumnGrid grid;
    private @Nullable TableRow pending;
    private final Set<Integer> headings = new HashSet<>();
    private boolean ended;
    private boolean paused;
    private double last;
    private int lastPage;

    LineTable(Reading reading) {
        this.reading = reading;
    }

    /** The lines, and the words that they consist of. */
    record Table(List<InvoiceLine> lines, List<Word> words, boolean headed, double agreement, Set<Integer> headings) {
        /** Whether a line of text is the heading of the table, whose words are no labels of sums. */
        boolean isHeading(Line line) {
            return headings.contains(line.index());
        }

        BigDecimal sum() {
            return lines.stream()
                    .map(InvoiceLine::amount)
                    .filter(amount -> amount != null)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    Table read() {
        List<Line> lines = reading.lines();
        int i = 0;
        while (i < lines.size()) {
            Optional<TableHeader> found = TableHeader.at(lines, i);
            if (found.isPresent() && accepts(found.get())) {
                i = begin(found.get()) + 1;
            } else {
                if (grid != null && !ended) {
                    read(lines.get(i));
                }
                i++;
            }
        }
        attachRest();
        boolean headed = !rows.isEmpty();
        if (rows.isEmpty()) {
            rows.addAll(TableRow.withoutHeader(reading));
        }
        List<InvoiceLine> items = rows.stream().map(TableRow::item).toList();
        List<Word> words = rows.stream().flatMap(row -> row.words().stream()).toList();
        long right = rows.stream().filter(TableRow::multiplies).count();
        return new Table(items, words, headed, rows.isEmpty() ? 0 : (double) right / rows.size(), headings);
    }

    /** A table that has begun goes on only under the same heading; a tax table has another one. */
    private boolean accepts(TableHeader found) {
        TableHeader open = header;
        if (open == null || rows.isEmpty() && !ended) {
            return open == null || found.columns().size() >= open.columns().size();
        }
        List<LabelKind> kinds = found.columns().stream().map(Column::kind).toList();
        return kinds.equals(open.columns().stream().map(Column::kind).toList()) && lastPage > 0;
    }

    /** Begins a table, and says where its heading ends. */
    private int begin(TableHeader found) {
        attachRest();
        header = found;
        int end = endOfHeading(found);
        for (int i = found.first(); i <= end; i++) {
            headings.add(i);
        }
        List<Line> body = new ArrayList<>();
        List<Line> lines = reading.lines();
        for (int i = end + 1; i < lines.size() && body.size() < 200; i++) {
            Line line = lines.get(i);
            if (line.page() != lines.get(found.first()).page() || isEnd(line)) {
                break;
            }
            if (!reading.amounts.in(line.words()).isEmpty()) {
                body.add(line);
            }
        }
        grid = ColumnGrid.of(found, body);
        ended = false;
        paused = false;
        last = lines.get(end).baseline();
        lastPage = lines.get(end).page();
        return end;
    }

    /** The last line of a heading whose cells go on below: in the same type, under its columns, and without digits. */
    private int endOfHeading(TableHeader found) {
        List<Line> lines = reading.lines();
        int end = found.last();
        boolean bold = lines.get(end).segments().get(0).bold();
        while (end + 1 < lines.size() && end < found.last() + 2) {
            Line next = lines.get(end + 1);
            boolean near = next.page() == lines.get(end).page()
                    && next.baseline() - lines.get(end).baseline() < 1.6 * next.size();
            boolean under = next.segments().stream()
                    .allMatch(piece -> piece.bold() == bold
                            && found.columns().stream()
                                    .anyMatch(column ->
                                            piece.left() < column.right() + 12 && piece.right() > column.left() - 12));
            if (!near || !bold || !under || next.text().chars().anyMatch(Character::isDigit)) {
                break;
            }
            end++;
        }
        return end;
    }

    private void read(Line line) {
        TableHeader open = header;
        ColumnGrid columns = grid;
        if (open == null || columns == null) {
            return;
        }
        if (line.page() != lastPage) {
            attachRest();
            paused = true;
            lastPage = line.page();
        }
        if (hasLabel(line, LabelKind.CARRY)) {
            return;
        }
        TableRow row = TableRow.of(reading, open, columns, line);
        // A discount on the whole stands among the lines of some invoices, and is none of them.
        boolean discount = row.isOnlyAmount() && !rows.isEmpty() && hasLabel(line, LabelKind.DISCOUNT);
        if (isCarry(row) || discount) {
            return;
        }
        TableRow half = pending;
        boolean near = line.baseline() - last < 1.8 * Math.max(line.size(), 6);
        if (half != null && !waiting.isEmpty() && near && row.isOnlyAmount() && half.absorb(row)) {
            // The amount stands on a baseline of its own, a little below quantity and price.
            waiting.remove(waiting.size() - 1);
            row = half;
        }
        pending = row.isHalf() ? row : null;
        boolean strong = row.isItem() && row.multiplies();
        if (!strong && isEnd(line)) {
            if (!rows.isEmpty()) {
                attachRest();
                ended = true;
            }
            return;
        }
        if (row.isItem() && (!paused || strong || row.isComplete())) {
            attach(row, line);
            rows.add(row);
            paused = false;
            last = line.baseline();
        } else if (row.isHalf() && paused) {
            paused = false;
            waiting.add(line);
            last = line.baseline();
        } else if (!paused) {
            if (!row.isHalf() && line.baseline() - last > FAR * Math.max(line.size(), 6)) {
                attachRest();
                paused = true;
            } else {
                waiting.add(line);
                last = line.baseline();
            }
        }
    }

    /** Whether a line only says what the lines so far add up to: a carry-over, whatever it is called. */
    private boolean isCarry(TableRow row) {
        BigDecimal amount = row.item().amount();
        return rows.size() > 1
                && row.isOnlyAmount()
                && amount != null
                && amount.signum() != 0
                && rows.stream()
                                .map(other -> other.item().amount())
                                .filter(other -> other != null)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .compareTo(amount)
                        == 0
                && !row.words().isEmpty()
                && isPageEdge(row.words().get(0));
    }

    /** Whether a word stands on the last line of the table's page or on the first one under its heading. */
    private boolean isPageEdge(Word word) {
        boolean first = rows.get(rows.size() - 1).words().get(0).page() < word.page();
        boolean last = reading.lines().stream()
                .filter(line -> line.page() == word.page() && line.baseline() > word.baseline() + 1)
                .noneMatch(line -> !reading.amounts.in(line.words()).isEmpty());
        return (first || last) && reading.document.pages().size() > 1;
    }

    /** Decides for the lines between two rows to which of them they belong: mostly to the upper one. */
    private void attach(TableRow next, Line line) {
        if (waiting.isEmpty()) {
            return;
        }
        if (rows.isEmpty()) {
            for (int i = waiting.size() - 1; i >= 0; i--) {
                next.prepend(waiting.get(i));
            }
            waiting.clear();
            return;
        }
        double above = waiting.get(0).baseline() - rows.get(rows.size() - 1).baseline();
        double below = line.baseline() - waiting.get(waiting.size() - 1).baseline();
        boolean lower = below < 0.75 * above && waiting.get(0).page() == line.page();
        if (lower && next.description().isEmpty() || lower && waiting.size() == 1 && below < 0.6 * above) {
            for (int i = waiting.size() - 1; i >= 0; i--) {
                next.prepend(waiting.get(i));
            }
            waiting.clear();
        } else {
            attachRest();
        }
    }

    private void attachRest() {
        if (!rows.isEmpty()) {
            waiting.forEach(rows.get(rows.size() - 1)::append);
        }
        waiting.clear();
    }

    private boolean isEnd(Line line) {
        for (LabelHit hit : reading.hits) {
            if (hit.line().index() != line.index() || hit.weight() < 0.5 || !begins(hit)) {
                continue;
            }
            LabelKind kind = hit.kind();
            // The cell of a tax within a row is no sum.
            if (kind == LabelKind.TAX && hit.segment() > 0 && line.segments().size() > 3) {
                continue;
            }
            boolean ends = kind.isSum() && kind != LabelKind.DISCOUNT
                    || kind == LabelKind.NOTES
                    || kind == LabelKind.TERMS
                    || kind == LabelKind.IBAN
                    || kind == LabelKind.PAYEE
                    || kind == LabelKind.BANK && hit.colon();
            boolean alone = ends
                    && (hit.colon()
                            || hit.to() == hit.piece().words().size()
                            || NO_WORDS.matcher(rest(hit)).matches());
            if (alone) {
                return true;
            }
        }
        return false;
    }

    /** Whether a label begins its piece, or only a rate stands before it, as in {@code 19 % VAT}. */
    private static boolean begins(LabelHit hit) {
        return hit.from() == 0 && hit.weight() >= 0.9
                || hit.from() > 0
                        && hit.from() < 3
                        && hit.kind() == LabelKind.TAX
                        && RATE.matches(Segment.text(hit.piece().words().subList(0, hit.from())));
    }

    private static String rest(LabelHit hit) {
        return Segment.text(
                hit.piece().words().subList(hit.to(), hit.piece().words().size()));
    }

    private boolean hasLabel(Line line, LabelKind kind) {
        return reading.hits(kind).anyMatch(hit -> hit.line().index() == line.index() && hit.from() == 0);
    }
}
