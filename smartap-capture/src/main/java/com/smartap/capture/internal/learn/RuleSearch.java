package com.smartap.capture.internal.learn;

import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.ocr.FieldValues;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Learns from some examples of one layout where a field stands. */
final class RuleSearch {
    private static final int MOST_ANCHORS = 3;
    private static final int MOST_TRIED = 40;

    private final InvoiceField field;
    private final List<Lesson> lessons;
    private final List<Options> options;
    private final Map<Integer, List<Found>> found = new HashMap<>();

    RuleSearch(InvoiceField field, List<Lesson> lessons, List<Options> options) {
        this.field = field;
        this.lessons = lessons;
        this.options = options;
    }

    private record Tried(Anchor anchor, double worth, List<Word> words) {}

    /** The rule; empty if the field stands on none of the examples, and nothing was taken for it. */
    Optional<FieldRule> learn() {
        List<AnchorSearch.Proposal> proposals = new ArrayList<>();
        Form form = null;
        for (int i = 0; i < lessons.size(); i++) {
            AnchorSearch search = new AnchorSearch(lessons.get(i).paper(), field, true);
            for (Sightings.Sighting sighting : Sightings.of(lessons.get(i), field, options.get(i))) {
                form = form == null ? sighting.form() : form.with(sighting.form());
                proposals.addAll(search.around(sighting.found()));
            }
        }
        Form known = form == null ? Form.PLAIN : form;
        for (int i = 0; i < lessons.size(); i++) {
            found.put(i, options.get(i).of(field, known));
        }
        List<Anchor> anchors = chosen(tried(proposals, false));
        List<Anchor> denied = chosen(tried(wrongPlaces(known), true)).stream()
                .filter(Anchor::isProven)
                .toList();
        return anchors.isEmpty() && denied.isEmpty() ? Optional.empty() : Optional.of(counted(known, anchors, denied));
    }

    /** Where the reader took something for the field that it is not. */
    private List<AnchorSearch.Proposal> wrongPlaces(Form form) {
        List<AnchorSearch.Proposal> proposals = new ArrayList<>();
        for (int i = 0; i < lessons.size(); i++) {
            Lesson lesson = lessons.get(i);
            FieldReading.Place place = lesson.readPlace(field);
            if (lesson.right(field).isEmpty() && lesson.read(field).isPresent() && place != null) {
                AnchorSearch search = new AnchorSearch(lesson.paper(), field, false);
                options.get(i).of(field, form).stream()
                        .filter(option -> lesson.paper().stands(option.words(), place))
                        .findFirst()
                        .ifPresent(option -> proposals.addAll(search.around(option)));
            }
        }
        return proposals;
    }

    private List<Tried> tried(List<AnchorSearch.Proposal> proposals, boolean denying) {
        List<AnchorSearch.Proposal> distinct = new ArrayList<>();
        // The latest example comes first: what changed since is not learned.
        for (int i = proposals.size() - 1; i >= 0; i--) {
            AnchorSearch.Proposal next = proposals.get(i);
            if (distinct.stream().noneMatch(one -> one.anchor().says(next.anchor()))) {
                distinct.add(next);
            }
        }
        distinct.sort(Comparator.comparingDouble(AnchorSearch.Proposal::quality).reversed());
        List<Tried> tried = new ArrayList<>();
        for (AnchorSearch.Proposal proposal : distinct.subList(0, Math.min(MOST_TRIED, distinct.size()))) {
            Tried one = denying ? deny(proposal) : judge(proposal);
            if (one.anchor().hits() > 0 && one.anchor().hits() >= one.anchor().misses()) {
                tried.add(one);
            }
        }
        tried.sort(Comparator.comparing((Tried one) -> !one.anchor().isProven())
                .thenComparing(Comparator.comparingDouble(Tried::worth).reversed()));
        return tried;
    }

    /** Holds an anchor against all examples. */
    private Tried judge(AnchorSearch.Proposal proposal) {
        int hits = 0;
        int misses = 0;
        int silent = 0;
        for (int i = 0; i < lessons.size(); i++) {
            Optional<Object> right = lessons.get(i).right(field);
            Optional<Found> value = at(i, proposal.anchor());
            boolean hit = value.isPresent()
                    && right.isPresent()
                    && FieldValues.same(value.get().value(), right.get());
            hits += hit ? 1 : 0;
            misses += value.isPresent() && !hit ? 1 : 0;
            silent += value.isEmpty() && right.isPresent() ? 1 : 0;
        }
        return worth(proposal, hits, misses, silent);
    }

    /** The same for an anchor of what is not the field. */
    private Tried deny(AnchorSearch.Proposal proposal) {
        int hits = 0;
        int misses = 0;
        for (int i = 0; i < lessons.size(); i++) {
            Lesson lesson = lessons.get(i);
            Optional<Found> value = at(i, proposal.anchor());
            if (value.isPresent()) {
                boolean right = lesson.right(field)
                        .filter(known -> FieldValues.same(known, value.get().value()))
                        .isPresent();
                boolean wrong = lesson.right(field).isEmpty()
                        && lesson.paper().stands(value.get().words(), lesson.readPlace(field));
                misses += right ? 1 : 0;
                hits += wrong ? 1 : 0;
            }
        }
        return worth(proposal, hits, misses, 0);
    }

    private static Tried worth(AnchorSearch.Proposal proposal, int hits, int misses, int silent) {
        double worth = hits - 2.0 * misses - 0.5 * silent + proposal.quality();
        return new Tried(proposal.anchor().counted(hits, misses), worth, proposal.words());
    }

    private Optional<Found> at(int lesson, Anchor anchor) {
        return new AnchorFinder(lessons.get(lesson).paper(), found.getOrDefault(lesson, List.of())).find(anchor);
    }

    /** Up to three that do not lean on the same words; disputed ones only where there is no other. */
    private static List<Anchor> chosen(List<Tried> tried) {
        List<Anchor> chosen = new ArrayList<>();
        List<Word> taken = new ArrayList<>();
        boolean proven = tried.stream().anyMatch(one -> one.anchor().isProven());
        for (Tried one : tried) {
            boolean usable = one.anchor().isProven() == proven && !(one.anchor().isCorner() && !chosen.isEmpty());
            boolean overlaps = one.words().stream().anyMatch(taken::contains)
                    || chosen.stream()
                            .anyMatch(other -> other.text().equals(one.anchor().text()));
            if (usable && !overlaps && chosen.size() < MOST_ANCHORS) {
                chosen.add(one.anchor());
                taken.addAll(one.words());
            }
        }
        return chosen;
    }

    private FieldRule counted(Form form, List<Anchor> anchors, List<Anchor> denied) {
        int hits = 0;
        int misses = 0;
        int readerMisses = 0;
        FieldRule bare = new FieldRule(field, form, anchors, denied, 0, 0, 0);
        for (int i = 0; i < lessons.size(); i++) {
            Optional<Object> value =
                    Votes.of(bare, options.get(i)).map(vote -> vote.found().value());
            boolean right = Lesson.same(value, lessons.get(i).right(field));
            hits += right ? 1 : 0;
            misses += right ? 0 : 1;
            readerMisses += lessons.get(i).wasRight(field) ? 0 : 1;
        }
        return new FieldRule(field, form, anchors, denied, hits, misses, readerMisses);
    }
}
