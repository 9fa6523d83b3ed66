package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.TextDocument;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.pattern.QuickPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A document while it is being read: its text, the labels in it, and how it writes numbers and dates. */
final class Reading {
    private static final QuickPattern US_PLACE = QuickPattern.compile("\\b[A-Z]{2},? \\d{5}(-\\d{4})?\\b");
    private static final QuickPattern PUNCTUATION = QuickPattern.compile("[:.#\\-|]+|\\([^)]*\\)?:?");

    /** Captions are smaller than what they name. */
    private static final double CAPTION = 0.8;

    /** Words that a label may announce, and how well their place fits. */
    record Span(List<Word> words, double weight) {}

    final TextDocument document;
    final List<LabelHit> hits;
    final Amounts amounts;
    final Dates dates;
    private final Set<Word> labelWords = new HashSet<>();
    private final Map<LabelKind, List<LabelHit>> byKind = new EnumMap<>(LabelKind.class);
    private final Map<Word, List<LabelHit>> byFirst = new HashMap<>();

    Reading(TextDocument document) {
        this.document = document;
        this.hits = Labels.builtIn().find(document.lines());
        for (LabelHit hit : hits) {
            byKind.computeIfAbsent(hit.kind(), kind -> new ArrayList<>()).add(hit);
            byFirst.computeIfAbsent(hit.words().get(0), word -> new ArrayList<>())
                    .add(hit);
        }
        this.amounts = Amounts.of(document.lines());
        boolean monthFirst =
                lines().stream().map(Line::text).anyMatch(text -> US_PLACE.isIn(text) || text.contains("USD"));
        this.dates = Dates.of(document.lines(), monthFirst);
        hits.stream().filter(hit -> hit.weight() >= 0.8).forEach(hit -> labelWords.addAll(hit.words()));
    }

    List<Line> lines() {
        return document.lines();
    }

    Stream<LabelHit> hits(LabelKind... kinds) {
        if (kinds.length == 1) {
            return byKind.getOrDefault(kinds[0], List.of()).stream();
        }
        List<LabelKind> wanted = List.of(kinds);
        return hits.stream().filter(hit -> wanted.contains(hit.kind()));
    }

    /** The labels that begin with a word. */
    List<LabelHit> hitsAt(Word word) {
        return byFirst.getOrDefault(word, List.of());
    }

    /** Whether a word belongs to a label. */
    boolean isLabel(Word word) {
        return labelWords.contains(word);
    }

    /** The language of most labels. */
    String language() {
        Map<String, Long> counts = hits.stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        LabelHit::language, java.util.stream.Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("en");
    }

    /** Where the value of a label may stand: behind it, right of it, or below it. */
    List<Span> spans(LabelHit hit) {
        List<Span> spans = new ArrayList<>();
        List<Word> rest = untilLabel(
                hit.piece().words().subList(hit.to(), hit.piece().words().size()));
        rest = withoutPunctuation(rest);
        if (!rest.isEmpty()) {
            spans.add(new Span(rest, hit.weight()));
        }
        // "Amount due by 12 March": the amount comes behind the date.
        boolean dated = !rest.isEmpty() && hit.kind().isSum() && !dates.in(rest).isEmpty();
        boolean labelNext = false;
        List<Segment> segments = hit.line().segments();
        double right = hit.piece().right();
        for (int s = hit.segment() + 1; s < segments.size() && s <= hit.segment() + 2 && !labelNext; s++) {
            Segment next = segments.get(s);
            labelNext = isLabel(next.words().get(0));
            if (!labelNext && hit.to() >= hit.piece().words().size() - (rest.isEmpty() ? 1 : rest.size())) {
                double distance = (next.left() - right) / Math.max(6, next.size());
                spans.add(new Span(
                        untilLabel(next.words()),
                        hit.weight() * (rest.isEmpty() ? 0.98 : dated ? 0.93 : 0.7) * Math.exp(-distance / 150)));
            }
        }
        if (rest.isEmpty() || rest.stream().noneMatch(word -> Signs.hasDigit(word.text()))) {
            int before = spans.size();
            below(hit, spans, hit.colon() && !labelNext ? 0.7 : 0.93);
            if (rest.isEmpty() && !hit.colon()) {
                above(hit, spans, spans.size() > before);
            }
        }
        return spans;
    }

    /** Captions in small print stand under what they name. */
    private void above(LabelHit hit, List<Span> spans, boolean below) {
        double size = hit.words().get(0).size();
        for (int i = hit.line().index() - 1; i >= 0; i--) {
            Line line = lines().get(i);
            if (line.page() != hit.line().page() || hit.line().baseline() - line.baseline() > 1.9 * size) {
                return;
            }
            for (Segment segment : line.segments()) {
                boolean caption = Math.abs(segment.left() - hit.left()) < 3 && CAPTION * segment.size() > size;
                if (caption && !isLabel(segment.words().get(0))) {
                    spans.add(new Span(segment.words(), hit.weight() * (below ? 0.75 : 0.88)));
                    return;
                }
            }
        }
    }

    private void below(LabelHit hit, List<Span> spans, double weight) {
        double size = hit.words().get(0).size();
        double last = hit.line().baseline();
        double now = weight;
        for (int i = hit.line().index() + 1;
                i < lines().size() && i <= hit.line().index() + 4;
                i++) {
            Line line = lines().get(i);
            if (line.page() != hit.line().page() || line.baseline() - last > 3.2 * size) {
                return;
            }
            for (Segment segment : line.segments()) {
                boolean aligned = segment.left() < hit.right() && segment.right() > hit.left()
                        || Math.abs(segment.left() - hit.left()) < 3;
                if (aligned) {
                    if (isLabel(segment.words().get(0))) {
                        return;
                    }
                    spans.add(new Span(untilLabel(under(segment, hit)), hit.weight() * now));
                    now *= 0.6;
                    last = line.baseline();
                }
            }
        }
    }

    /** The part of a segment that stands under a label: narrow columns may have grown together. */
    private static List<Word> under(Segment segment, LabelHit hit) {
        if (segment.left() >= hit.left() - 25 && segment.right() <= hit.right() + 80) {
            return segment.words();
        }
        List<Word> near = segment.words().stream()
                .filter(word -> word.right() > hit.left() - 6)
                .toList();
        return near.isEmpty() ? segment.words() : near;
    }

    private List<Word> untilLabel(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            if (isLabel(words.get(i)) && Signs.hasLetters(words.get(i).text(), 1)) {
                return words.subList(0, i);
            }
        }
        return words;
    }

    private static List<Word> withoutPunctuation(List<Word> words) {
        int from = 0;
        while (from < words.size() && PUNCTUATION.matches(words.get(from).text())) {
            from++;
        }
        return words.subList(from, words.size());
    }

    /** The segments that continue a block downwards from a place on the page; the first may be {@code firstGap} points away. */
    List<Segment> blockBelow(Line from, double left, double right, double baseline, double firstGap) {
        List<Segment> block = new ArrayList<>();
        double last = baseline;
        double height = 0;
        for (int i = from.index() + 1; i < lines().size(); i++) {
            Line line = lines().get(i);
            if (line.page() != from.page()) {
                break;
            }
            Segment best = null;
            for (Segment segment : line.segments()) {
                boolean aligned = Math.abs(segment.left() - left) < 4
                        || Math.abs(segment.right() - right) < 4 && segment.left() > left - 150
                        || Math.abs((segment.left() + segment.right()) / 2 - (left + right) / 2) < 4;
                if (aligned && (best == null || Math.abs(best.left() - left) > Math.abs(segment.left() - left))) {
                    best = segment;
                }
            }
            double gap = line.baseline() - last;
            double size = best == null ? from.size() : best.size();
            double most = block.isEmpty() ? firstGap : Math.max(1.75 * size, height * 1.3);
            if (gap > Math.max(most, 1.75 * size) || block.size() > 8) {
                break;
            }
            if (best != null) {
                if (!block.isEmpty()) {
                    height = Math.max(gap, 1);
                }
                block.add(best);
                last = line.baseline();
            }
        }
        return block;
    }

    static List<Word> words(Collection<Segment> segments) {
        return segments.stream().flatMap(segment -> segment.words().stream()).toList();
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
