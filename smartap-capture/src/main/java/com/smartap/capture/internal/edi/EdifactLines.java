package com.smartap.capture.internal.edi;

import com.smartap.capture.internal.fields.FieldCollector;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of a message: LIN with what follows it, of INVOIC and of ORDERS. */
final class EdifactLines {
    private static final List<String> QUANTITIES = List.of("47", "46", "21", "12", "1", "131", "113");
    private static final List<String> AMOUNTS = List.of("203", "38", "66");
    private static final List<String> PRICES = List.of("AAA", "INV", "CAL", "AAB", "AAE", "AAF", "CT", "");
    private static final Set<String> TEXTS = Set.of("F", "E", "B", "");

    private final FieldCollector fields;
    private final Map<String, Segment> quantities = new HashMap<>();
    private final Map<String, Segment> amounts = new HashMap<>();
    private final Map<String, Segment> prices = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<Segment> orders = new ArrayList<>();
    private @Nullable Segment lin;
    private @Nullable String vendorItem;
    private @Nullable String otherText;
    private @Nullable Segment expected;
    private @Nullable String firstAt;
    private int count;
    private boolean doubtful;

    EdifactLines(FieldCollector fields) {
        this.fields = fields;
    }

    void begin(Segment segment) {
        close();
        lin = segment;
        count++;
        firstAt = firstAt == null ? segment.at(1) : firstAt;
    }

    void add(Segment segment) {
        switch (segment.tag()) {
            case "QTY" -> quantities.putIfAbsent(segment.component(1, 1), segment);
            case "MOA" -> amounts.putIfAbsent(segment.component(1, 1), segment);
            case "PRI" -> prices.putIfAbsent(segment.component(1, 1), segment);
            case "PIA" -> item(segment);
            case "IMD" -> description(segment);
            case "FTX" -> otherText = otherText == null ? segment.joined(4, " ") : otherText;
            case "RFF" -> {
                if (segment.component(1, 1).equals("ON")
                        && !segment.component(1, 2).isEmpty()) {
                    orders.add(segment);
                }
            }
            case "CNT" -> expect(segment);
            default -> {}
        }
    }

    private void item(Segment pia) {
        for (int i = 2; i <= pia.size(); i++) {
            if (pia.component(i, 2).equals("SA") && vendorItem == null) {
                vendorItem = pia.component(i, 1);
            }
        }
    }

    private void description(Segment imd) {
        String text = (imd.component(3, 4) + " " + imd.component(3, 5)).strip();
        String coded = text.isEmpty() ? imd.component(3, 1) : text;
        if (coded.isEmpty()) {
            return;
        }
        if (TEXTS.contains(imd.element(1)) && !text.isEmpty()) {
            names.add(text);
        } else if (otherText == null) {
            otherText = coded;
        }
    }

    /** CNT says how many lines there are. */
    void expect(Segment cnt) {
        if (cnt.component(1, 1).equals("2")) {
            expected = cnt;
        }
    }

    void close() {
        Segment line = lin;
        if (line == null) {
            return;
        }
        Segment quantity = first(quantities, QUANTITIES);
        Segment money = first(amounts, AMOUNTS);
        BigDecimal count = number(quantity);
        BigDecimal price = price(first(prices, PRICES));
        BigDecimal amount = number(money);
        if (amount == null && count != null && price != null) {
            amount = count.multiply(price).setScale(2, RoundingMode.HALF_UP);
        }
        String id = vendorItem != null ? vendorItem : line.component(3, 1);
        String text = names.isEmpty() ? otherText : String.join(" ", names);
        String unit = quantity == null ? "" : quantity.component(1, 3);
        fields.line(new InvoiceLine(
                text == null || text.isEmpty() ? null : text,
                id.isEmpty() ? null : id,
                count,
                unit.isEmpty() ? null : unit,
                price,
                amount,
                null,
                null,
                null));
        forget();
    }

    private void forget() {
        lin = null;
        vendorItem = null;
        otherText = null;
        quantities.clear();
        amounts.clear();
        prices.clear();
        names.clear();
    }

    private static @Nullable Segment first(Map<String, Segment> segments, List<String> qualifiers) {
        return qualifiers.stream()
                .filter(segments::containsKey)
                .findFirst()
                .map(segments::get)
                .orElse(null);
    }

    private @Nullable BigDecimal number(@Nullable Segment segment) {
        if (segment == null) {
            return null;
        }
        String text = segment.component(1, 2);
        Optional<BigDecimal> value = EdiValues.decimal(text);
        if (value.isEmpty() && !text.isEmpty()) {
            fields.warn("%s: %s is no number".formatted(segment.at(1), text));
            doubtful = true;
        }
        return value.orElse(null);
    }

    /** The price of one unit; the message may give it for a hundred. */
    private @Nullable BigDecimal price(@Nullable Segment pri) {
        BigDecimal price = number(pri);
        if (pri == null || price == null) {
            return price;
        }
        BigDecimal basis = EdiValues.decimal(pri.component(1, 5)).orElse(BigDecimal.ONE);
        if (basis.signum() <= 0 || basis.compareTo(BigDecimal.ONE) == 0) {
            return price;
        }
        BigDecimal one = price.divide(basis, MathContext.DECIMAL64).stripTrailingZeros();
        return one.scale() < 0 ? one.setScale(0) : one;
    }

    /** The order of the lines, where the header names none and all lines agree. */
    void orderNumber() {
        List<String> numbers =
                orders.stream().map(rff -> rff.component(1, 2)).distinct().toList();
        if (numbers.isEmpty()) {
            return;
        }
        Segment rff = orders.get(0);
        fields.text(InvoiceField.PURCHASE_ORDER_NUMBER, numbers.get(0), numbers.size() == 1 ? 0.95 : 0.5, rff.at(1));
        if (numbers.size() > 1) {
            fields.warn("the lines belong to %d orders: %s"
                    .formatted(numbers.size(), String.join(", ", numbers.subList(0, Math.min(5, numbers.size())))));
        }
    }

    void finish() {
        close();
        Segment cnt = expected;
        if (cnt != null) {
            Optional<Long> said = EdiValues.whole(cnt.component(1, 2));
            if (said.isPresent() && said.get() != count) {
                fields.warn("%s says %d lines, and there are %d".formatted(cnt.at(1), said.get(), count));
                doubtful = true;
            }
        }
        fields.linesRead(doubtful ? 0.5 : 0.99, firstAt);
    }
}
