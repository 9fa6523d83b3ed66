package com.smartap.capture.internal.learn;

import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.read.Folding;
import com.smartap.capture.internal.read.Values;
import com.smartap.model.invoice.InvoiceField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Proposes the texts from which the place of a value can be told: near ones, rare ones, labels first. */
final class AnchorSearch {
    private static final int MOST = 14;
    private static final double FARTHEST = 16;
    private static final double OTHERS_LABEL = 0.25;
    private static final double OWN_LABEL = 1.6;
    private static final double NEAR_LABEL = 1.2;
    private static final double CORNER = 0.02;
    private static final Set<InvoiceField> PAYABLE = Set.of(InvoiceField.TOTAL, InvoiceField.AMOUNT_DUE);

    private final Paper paper;
    private final @Nullable InvoiceField field;
    private final boolean sum;
    private final Map<String, Double> labels = new HashMap<>();

    /** An anchor, how promising it is, and the words that it is. */
    record Proposal(Anchor anchor, double quality, List<Word> words) {}

    /**
     * Anchors in a document.
     *
     * @param known the field whose labels are preferred; null for values that are no field's
     */
    AnchorSearch(Paper paper, InvoiceField field, boolean known) {
        this.paper = paper;
        this.field = known ? field : null;
        this.sum = ValueKind.of(field) == ValueKind.AMOUNT;
        for (Values.Label label : paper.labels()) {
            String text = Folding.fold(Segment.text(label.words()));
            labels.merge(text, weight(label.field()), Math::max);
        }
    }

    private double weight(@Nullable InvoiceField announced) {
        if (field == null || announced == null) {
            return 1.1;
        }
        boolean payable = PAYABLE.contains(field) && PAYABLE.contains(announced);
        // "Invoice no / date" is one label with two values behind it.
        boolean both = announced == InvoiceField.INVOICE_NUMBER && field == InvoiceField.INVOICE_DATE;
        return announced == field ? OWN_LABEL : payable || both ? NEAR_LABEL : OTHERS_LABEL;
    }

    /** The most promising anchors of a value, the best first. */
    List<Proposal> around(Found value) {
        PageRule page = PageRule.of(paper, value.page(), sum);
        List<Proposal> proposals = new ArrayList<>();
        paper.spots().values().forEach(places -> {
            for (Paper.Spot spot : places) {
                double quality = spot.page() == value.page() ? quality(spot, value) : 0;
                if (quality > 0) {
                    proposals.add(new Proposal(
                            Anchor.between(spot, page, value), quality / Math.sqrt(places.size()), spot.words()));
                }
            }
        });
        proposals.sort(Comparator.comparingDouble(Proposal::quality)
                .reversed()
                .thenComparing(proposal -> proposal.anchor().text())
                .thenComparing(proposal -> proposal.anchor().down()));
        List<Proposal> best = new ArrayList<>(proposals.subList(0, Math.min(MOST, proposals.size())));
        best.add(new Proposal(Anchor.corner(page, value), CORNER, List.of()));
        return best;
    }

    private double quality(Paper.Spot spot, Found value) {
        double down = (value.baseline() - spot.baseline()) / Paper.UNIT;
        if (Math.abs(down) > FARTHEST || spot.words().stream().anyMatch(value.words()::contains)) {
            return 0;
        }
        double gap = Math.max(0, Math.max(spot.left() - value.right(), value.left() - spot.right())) / Paper.UNIT;
        double near = Math.exp(-(0.3 * gap + Math.abs(down)) / 12);
        double letters = 1 + 0.03 * Math.min(12, spot.text().length());
        return direction(spot, value, down) * near * letters * labels.getOrDefault(spot.text(), 1.0);
    }

    private static double direction(Paper.Spot spot, Found value, double down) {
        boolean over = spot.left() < value.right() && spot.right() > value.left();
        if (Math.abs(down) < 0.5) {
            return spot.left() < value.left() ? 1 : 0.35;
        }
        return down > 0 ? (over ? 0.85 : 0.45) : 0.3;
    }
}
