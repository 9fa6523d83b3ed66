package com.smartap.capture.internal.learn;

import com.smartap.capture.internal.ocr.FieldValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the anchors of a rule agree on.
 *
 * @param found the value for which most of them speak
 * @param confidence how sure that is, 0 to 1
 * @param disputed whether examples contradict each other about the field
 * @param others values for which fewer of them speak
 */
record Votes(Found found, double confidence, boolean disputed, List<Found> others) {
    private static final double AGREED = 0.97;
    private static final double AGREED_OFTEN = 0.98;
    private static final double ALONE = 0.8;
    private static final double ALONE_OFTEN = 0.9;
    private static final double OTHER_FORM = 0.75;
    private static final double CONTRADICTED = 0.7;
    private static final double DISPUTED = 0.4;

    private record Ballot(Found found, double weight, int count) {}

    /** Lets the anchors vote; empty if none of them finds a value. */
    static Optional<Votes> of(FieldRule rule, Options options) {
        List<Found> values = options.of(rule.field(), rule.form());
        AnchorFinder finder = new AnchorFinder(options.paper(), values);
        List<Ballot> ballots = new ArrayList<>();
        boolean disputed = rule.anchors().stream().noneMatch(Anchor::isProven);
        for (Anchor anchor : rule.anchors()) {
            if (anchor.isProven() || disputed) {
                double weight = (anchor.hits() + 1.0) / (anchor.hits() + anchor.misses() + 2.0);
                finder.find(anchor).ifPresent(found -> add(ballots, found, weight));
            }
        }
        if (ballots.isEmpty()) {
            return Optional.empty();
        }
        ballots.sort((a, b) -> Double.compare(b.weight(), a.weight()));
        Ballot best = ballots.get(0);
        List<Found> others = ballots.stream().skip(1).map(Ballot::found).toList();
        return Optional.of(new Votes(best.found(), confidence(rule, best, others, disputed), disputed, others));
    }

    /** The same, less sure. */
    Votes atMost(double most) {
        return new Votes(found, Math.min(confidence, most), disputed, others);
    }

    private static void add(List<Ballot> ballots, Found found, double weight) {
        for (int i = 0; i < ballots.size(); i++) {
            Ballot ballot = ballots.get(i);
            if (FieldValues.same(ballot.found().value(), found.value())) {
                ballots.set(i, new Ballot(ballot.found(), ballot.weight() + weight, ballot.count() + 1));
                return;
            }
        }
        ballots.add(new Ballot(found, weight, 1));
    }

    private static double confidence(FieldRule rule, Ballot best, List<Found> others, boolean disputed) {
        if (disputed) {
            return DISPUTED;
        }
        boolean often = rule.hits() >= 2;
        double sure = best.count() > 1 ? (often ? AGREED_OFTEN : AGREED) : often ? ALONE_OFTEN : ALONE;
        double form = best.found().formed() ? 1 : OTHER_FORM;
        double record = rule.examples() == 0 ? 1 : (rule.hits() + 1.0) / (rule.examples() + 1.0);
        return sure * form * record * (others.isEmpty() ? 1 : CONTRADICTED);
    }
}
