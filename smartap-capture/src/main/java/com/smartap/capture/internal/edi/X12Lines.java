package com.smartap.capture.internal.edi;

import com.smartap.capture.internal.fields.FieldCollector;
import com.smartap.model.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lines of an X12 document: IT1 of an 810, PO1 of an 850, with what follows them. */
final class X12Lines {
    /** Whose number of the article it is, the seller's first. */
    private static final List<String> ITEM_IDS = List.of(
            "VP", "VN", "VC", "BP", "IN", "PI", "SK", "UP", "UK", "EN", "UA", "UI", "EO", "MG", "ST", "CB", "PN");

    /** What one price is for, as X12 element 639 says. */
    private static final Map<String, Integer> BASES =
            Map.of("HP", 100, "PP", 100, "HU", 100, "TP", 1000, "PM", 1000, "TH", 1000, "DZ", 12, "PN", 10);

    private static final Set<String> TEXT = Set.of("F", "X");

    private final FieldCollector fields;
    private final List<String> description = new ArrayList<>();
    private @Nullable Segment open;
    private BigDecimal charges = BigDecimal.ZERO;
    private BigDecimal tax = BigDecimal.ZERO;
    private boolean taxSeen;
    private @Nullable String taxAt;
    private @Nullable BigDecimal ctpPrice;
    private int count;
    private boolean doubtful;
    private @Nullable Segment expected;
    private @Nullable String firstAt;

    X12Lines(FieldCollector fields) {
        this.fields = fields;
    }

    boolean isOpen() {
        return open != null;
    }

    /** IT1 or PO1, which begins a line, and PID or CTP behind it. */
    void add(Segment segment) {
        if (segment.tag().equals("IT1") || segment.tag().equals("PO1")) {
            close();
            open = segment;
            count++;
            firstAt = firstAt == null ? segment.at(1) : firstAt;
        } else if (open != null && segment.tag().equals("PID") && TEXT.contains(segment.element(1))) {
            description.add(segment.element(5));
        } else if (open != null && segment.tag().equals("CTP")) {
            ctpPrice = EdiValues.decimal(segment.element(3)).orElse(ctpPrice);
        }
    }

    void charge(BigDecimal signed) {
        charges = charges.add(signed);
    }

    void tax(BigDecimal amount, String at) {
        tax = tax.add(amount);
        taxSeen = true;
        taxAt = taxAt == null ? at : taxAt;
    }

    /** What all lines' taxes sum up to, where lines carry taxes. */
    Optional<BigDecimal> tax() {
        return taxSeen ? Optional.of(tax) : Optional.empty();
    }

    @Nullable
    String taxAt() {
        return taxAt;
    }

    /** CTT says how many lines there are. */
    void expect(Segment ctt) {
        close();
        expected = ctt;
    }

    void close() {
        Segment line = open;
        if (line == null) {
            return;
        }
        BigDecimal quantity = number(line, 2);
        BigDecimal price = number(line, 4);
        if (price == null) {
            price = ctpPrice;
        }
        Integer basis = BASES.get(line.element(5));
        if (price != null && basis != null) {
            price = price.divide(BigDecimal.valueOf(basis), price.scale() + 4, RoundingMode.HALF_UP)
                    .stripTrailingZeros();
            price = price.setScale(Math.max(2, price.scale()));
        }
        BigDecimal amount = quantity == null || price == null ? null : amount(quantity, price);
        fields.line(new InvoiceLine(
                description.isEmpty() ? null : String.join(" ", description).strip(),
                id(line).orElse(null),
                quantity,
                line.has(3) ? line.element(3) : null,
                price,
                amount,
                null,
                null,
                null));
        open = null;
        description.clear();
        charges = BigDecimal.ZERO;
        ctpPrice = null;
    }

    /** Lines carry no amount: it is what the quantity costs, with the line's own allowances and charges. */
    private BigDecimal amount(BigDecimal quantity, BigDecimal price) {
        return quantity.multiply(price).setScale(2, RoundingMode.HALF_UP).add(charges);
    }

    private @Nullable BigDecimal number(Segment line, int position) {
        String text = line.element(position);
        Optional<BigDecimal> value = EdiValues.decimal(text);
        if (value.isEmpty() && !text.isEmpty()) {
            fields.warn("%s: %s is no number".formatted(line.at(position), text));
            doubtful = true;
        }
        return value.orElse(null);
    }

    private static Optional<String> id(Segment line) {
        Map<String, String> ids = new HashMap<>();
        for (int i = 6; i + 1 <= line.size(); i += 2) {
            ids.putIfAbsent(line.element(i), line.element(i + 1));
        }
        return ITEM_IDS.stream()
                .map(ids::get)
                .filter(id -> id != null && !id.isEmpty())
                .findFirst();
    }

    void finish() {
        close();
        Segment ctt = expected;
        if (ctt != null) {
            Optional<Long> said = EdiValues.whole(ctt.element(1));
            if (said.isPresent() && said.get() != count) {
                fields.warn("%s says %d lines, and there are %d".formatted(ctt.at(1), said.get(), count));
                doubtful = true;
            }
        }
        fields.linesRead(doubtful ? 0.5 : 0.99, firstAt);
    }
}
