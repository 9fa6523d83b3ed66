package com.smartap.capture.internal.learn;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.model.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a document by the table that a vendor prints. */
final class TableReader {
    /** Lines of one description are not farther from each other. */
    private static final double NEAR = 2.2 * Paper.UNIT;

    private static final double BLANK = 0.8 * Paper.UNIT;
    private static final int MOST_LINES = 1000;

    private final TableRule rule;
    private final Options options;
    private final List<Item> items = new ArrayList<>();
    private final List<Cells> waiting = new ArrayList<>();

    private TableReader(TableRule rule, Options options) {
        this.rule = rule;
        this.options = options;
    }

    /** The words of one printed line by what they say. */
    record Cells(Line line, Map<LineRole, List<Word>> words, Map<LineRole, BigDecimal> numbers) {
        boolean has(LineRole role) {
            return LineRole.NUMBERS.contains(role)
                    ? numbers.containsKey(role)
                    : !text(role).isEmpty();
        }

        String text(LineRole role) {
            List<Word> own = words.get(role);
            return own == null ? "" : Segment.text(own);
        }

        /** Whether it only goes on with a description. */
        boolean isText() {
            return numbers.isEmpty() && has(LineRole.DESCRIPTION);
        }
    }

    private static final class Item {
        private final Cells cells;
        private final List<String> description = new ArrayList<>();
        private final List<Word> words = new ArrayList<>();
        private double last;

        Item(Cells cells) {
            this.cells = cells;
            this.last = cells.line().baseline();
            cells.words().values().forEach(words::addAll);
            if (cells.has(LineRole.DESCRIPTION)) {
                description.add(cells.text(LineRole.DESCRIPTION));
            }
        }

        InvoiceLine line() {
            return new InvoiceLine(
                    description.isEmpty() ? null : String.join(" ", description),
                    orNull(cells.text(LineRole.SKU)),
                    cells.numbers().get(LineRole.QUANTITY),
                    orNull(cells.text(LineRole.UNIT)),
                    cells.numbers().get(LineRole.UNIT_PRICE),
                    cells.numbers().get(LineRole.AMOUNT),
                    null,
                    null,
                    null);
        }

        private static @Nullable String orNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    /**
     * What a document's table says.
     *
     * @param lines at least one
     * @param words of the first page on which they stand
     */
    record Table(List<InvoiceLine> lines, List<Word> words) {}

    /** The lines; empty if the table is not there, or has none. */
    static Optional<Table> read(TableRule rule, Options options) {
        return new TableReader(rule, options).read();
    }

    private Optional<Table> read() {
        Double origin = null;
        boolean open = false;
        for (Line line : options.paper().lines()) {
            Optional<Double> heading = rule.origin(line);
            if (heading.isPresent()) {
                origin = heading.get();
                open = true;
                waiting.clear();
            } else if (open && origin != null) {
                open = row(cells(rule, options, line, origin));
            }
            if (items.size() > MOST_LINES) {
                return Optional.empty();
            }
        }
        if (items.isEmpty()) {
            return Optional.empty();
        }
        int page = items.get(0).cells.line().page();
        List<Word> words = items.stream()
                .flatMap(item -> item.words.stream())
                .filter(word -> word.page() == page)
                .toList();
        return Optional.of(new Table(items.stream().map(Item::line).toList(), words));
    }

    /** Takes a line, and says whether the table goes on behind it. */
    private boolean row(Cells cells) {
        boolean complete = rule.required().stream().allMatch(cells::has);
        boolean strong = complete
                && rule.required().stream().filter(LineRole.NUMBERS::contains).count() > 1;
        if (!strong && rule.isEnd(cells.line())) {
            waiting.clear();
            return false;
        }
        if (complete) {
            begin(new Item(cells));
        } else if (cells.isText() && rule.wrap() == TableRule.Wrap.ABOVE) {
            waiting.add(cells);
        } else if (cells.isText() && rule.wrap() == TableRule.Wrap.BELOW && !items.isEmpty()) {
            goOn(items.get(items.size() - 1), cells);
        }
        return true;
    }

    private void begin(Item item) {
        double next = item.cells.line().baseline();
        for (int i = waiting.size() - 1; i >= 0; i--) {
            Cells above = waiting.get(i);
            if (above.line().page() != item.cells.line().page()
                    || next - above.line().baseline() > NEAR) {
                break;
            }
            item.description.add(0, above.text(LineRole.DESCRIPTION));
            item.words.addAll(above.words().getOrDefault(LineRole.DESCRIPTION, List.of()));
            next = above.line().baseline();
        }
        waiting.clear();
        items.add(item);
    }

    private static void goOn(Item item, Cells below) {
        boolean near =
                below.line().page() == item.cells.line().page() && below.line().baseline() - item.last <= NEAR;
        if (near) {
            item.description.add(below.text(LineRole.DESCRIPTION));
            item.words.addAll(below.words().getOrDefault(LineRole.DESCRIPTION, List.of()));
            item.last = below.line().baseline();
        }
    }

    /** Parts the words of a line by the columns under which they stand. */
    static Cells cells(TableRule rule, Options options, Line line, double origin) {
        Map<LineRole, List<Word>> words = new EnumMap<>(LineRole.class);
        LineRole before = null;
        Word previous = null;
        for (Word word : line.words()) {
            LineRole role = role(rule, word, origin);
            boolean goesOn = before == LineRole.DESCRIPTION
                    && previous != null
                    && word.left() - previous.right() < BLANK
                    && (!LineRole.NUMBERS.contains(role) || word.text().chars().noneMatch(Character::isDigit));
            role = goesOn ? LineRole.DESCRIPTION : role;
            if (role != null) {
                words.computeIfAbsent(role, key -> new ArrayList<>()).add(word);
            }
            before = role;
            previous = word;
        }
        Map<LineRole, BigDecimal> numbers = new EnumMap<>(LineRole.class);
        for (LineRole role : LineRole.NUMBERS) {
            List<Found> found = options.numbers(words.getOrDefault(role, List.of()));
            if (found.size() == 1) {
                numbers.put(role, (BigDecimal) found.get(0).value());
            }
        }
        return new Cells(line, words, numbers);
    }

    private static @Nullable LineRole role(TableRule rule, Word word, double origin) {
        double left = (word.left() - origin) / Paper.UNIT;
        double right = (word.right() - origin) / Paper.UNIT;
        TableRule.Span best = rule.columns().get(0);
        for (TableRule.Span span : rule.columns()) {
            if (span.distance(left, right) < best.distance(left, right)) {
                best = span;
            }
        }
        return best.role();
    }
}
