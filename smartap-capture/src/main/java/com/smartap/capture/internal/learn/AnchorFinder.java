package com.smartap.capture.internal.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the values to which anchors point in a document. */
final class AnchorFinder {
    private final Paper paper;
    private final List<Found> options;

    AnchorFinder(Paper paper, List<Found> options) {
        this.paper = paper;
        this.options = options;
    }

    private record Pointed(Found found, double distance) {}

    /** The value nearest to the place that the anchor tells, if one is near enough. */
    Optional<Found> find(Anchor anchor) {
        return pointed(anchor).map(Pointed::found);
    }

    private Optional<Pointed> pointed(Anchor anchor) {
        Pointed best = null;
        for (Paper.@Nullable Spot spot : spots(anchor)) {
            for (Found option : options) {
                boolean page =
                        anchor.page().fits(paper, option.page()) && (spot == null || spot.page() == option.page());
                double distance = page ? anchor.distance(spot, option) : Double.MAX_VALUE;
                boolean within = spot != null && spot.words().stream().anyMatch(option.words()::contains);
                if (!Anchor.isFar(distance) && !within && (best == null || distance < best.distance())) {
                    best = new Pointed(option, distance);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private List<Paper.@Nullable Spot> spots(Anchor anchor) {
        List<Paper.@Nullable Spot> spots = new ArrayList<>();
        if (anchor.isCorner()) {
            spots.add(null);
        } else {
            paper.spots(anchor.text()).stream()
                    .filter(spot -> anchor.page().fits(paper, spot.page()))
                    .forEach(spots::add);
        }
        return spots;
    }
}
