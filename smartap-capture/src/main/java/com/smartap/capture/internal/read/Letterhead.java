package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.GlyphPage;
import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the vendor where no label names it: by size, place, legal form and repetition of its name. */
final class Letterhead {
    private static final Pattern TRADE = Pattern.compile(
            "(?i).*(?<!\\p{L})(group|partners|services|supply|studio|works|lines|solutions|systems|consulting|industries|associates|agency|hosting|telecom)(?!\\p{L}).*");
    private static final String SEPARATOR = "\\s+[-|•●·–—/]\\s+|\\s*[|•●·]\\s*";

    private final Reading reading;
    private final Parties parties;

    Letterhead(Reading reading, Parties parties) {
        this.reading = reading;
        this.parties = parties;
    }

    Optional<Parties.Found> find() {
        GlyphPage page = reading.document.pages().get(0);
        double median = reading.lines().stream()
                .mapToDouble(Line::size)
                .sorted()
                .skip(reading.lines().size() / 2)
                .findFirst()
                .orElse(10);
        String all = Reading.lower(
                reading.lines().stream().map(Line::text).collect(java.util.stream.Collectors.joining("\n")));
        Segment best = null;
        Line bestLine = null;
        double bestScore = 0.6;
        double secondScore = 0;
        for (Line line : reading.lines()) {
            for (Segment segment : line.segments()) {
                double score = line.page() == 1 ? nameScore(segment, page, median, all) : 0;
                boolean same = best != null && best.text().equalsIgnoreCase(segment.text());
                secondScore = same ? secondScore : Math.max(secondScore, Math.min(score, bestScore));
                if (score > bestScore) {
                    best = segment;
                    bestLine = line;
                    bestScore = score;
                }
            }
        }
        if (best == null || bestLine == null) {
            return Optional.empty();
        }
        String[] parts = best.text().split(SEPARATOR, -1);
        // Two names that could both be the vendor's make neither sure.
        double score = Math.min(bestScore - secondScore < 0.7 ? 0.7 : 0.95, 0.55 + bestScore / 10);
        if (parts.length >= 3 && best.text().matches(".*\\d.*")) {
            return Optional.of(oneLine(best, parts, score));
        }
        List<List<Word>> rows = new ArrayList<>();
        rows.add(best.words());
        for (Segment segment : reading.blockBelow(
                bestLine, best.left(), best.right(), best.baseline(), Math.max(2.6 * best.size(), 24))) {
            LabelKind kind = parties.kindAt(segment.words().get(0));
            if (kind != null && parties.endsBlock(kind)
                    || parties.isOthers(segment.words().get(0))
                    || Parties.TITLE.matcher(segment.text()).matches()) {
                break;
            }
            rows.add(segment.words());
        }
        Parties.Found party = parties.party(rows.stream().limit(6).toList(), score);
        Optional<Candidate<String>> address = party.address().map(Letterhead::withoutContacts);
        return Optional.of(new Parties.Found(
                party.name(), address.filter(where -> where.value().matches(".*\\d.*")), Optional.empty()));
    }

    private static Parties.Found oneLine(Segment line, String[] parts, double score) {
        List<String> where = Stream.of(parts)
                .skip(1)
                .map(String::strip)
                .filter(part ->
                        !part.isEmpty() && !Parties.CONTACT.matcher(part).matches())
                .toList();
        return new Parties.Found(
                Optional.of(new Candidate<>(parts[0].strip(), score, line.words())),
                Optional.of(new Candidate<>(String.join(", ", where), score - 0.1, line.words())),
                Optional.empty());
    }

    /** Letterheads put street, town, telephone and web address on one line with dots or bars between them. */
    private static Candidate<String> withoutContacts(Candidate<String> address) {
        List<String> parts = new ArrayList<>();
        for (String part : address.value().split("\\s*[|•●·]\\s*", -1)) {
            if (!part.isBlank() && !Parties.CONTACT.matcher(part).matches()) {
                parts.add(part.strip().replaceAll(",$", ""));
            }
        }
        return new Candidate<>(String.join(", ", parts), address.score(), address.words());
    }

    private double nameScore(Segment segment, GlyphPage page, double median, String all) {
        String text = segment.text();
        Word first = segment.words().get(0);
        double y = segment.baseline() / Math.max(1, page.height());
        boolean excluded = parties.isOthers(first)
                || !text.matches(".*\\p{L}{3}.*")
                || Parties.TITLE.matcher(text).matches()
                || Parties.CONTACT.matcher(text).matches() && !text.contains(" - ")
                || !reading.dates.in(segment.words()).isEmpty()
                || text.endsWith(":")
                || text.matches(".*\\p{Sc}\\s?\\d.*")
                || Labels.builtIn().column(text).isPresent() && segment.words().size() == 1;
        if (excluded) {
            return 0;
        }
        boolean payee = reading.hits(LabelKind.PAYEE)
                .anyMatch(hit -> reading.spans(hit).stream()
                        .anyMatch(span ->
                                Reading.lower(Segment.text(span.words())).startsWith(Reading.lower(text))));
        int times = all.split(Pattern.quote(Reading.lower(text)), -1).length - 1;
        boolean isLabel = reading.isLabel(first);
        double score = Math.min(3, 1.2 * segment.size() / Math.max(1, median)) + (y < 0.35 ? 1.5 * (1 - y) : 0);
        score += Parties.LEGAL_FORM.matcher(text).matches()
                ? 1.5
                : TRADE.matcher(text).matches() ? 0.6 : 0;
        score += payee ? 3 : times > 1 ? 0.8 : 0;
        score += segment.bold() ? 0.4 : 0;
        // The line with the sender's address over the window of an envelope.
        boolean sender = text.split(SEPARATOR, -1).length >= 3 && text.matches(".*\\d.*") && text.length() < 140;
        score += sender && y < 0.4 ? 2.2 : 0;
        score -= continues(segment) ? 1.2 : 0;
        score -= text.length() > 70 ? 1 : 0;
        score -= isLabel ? 2.5 : 0;
        score -= text.matches(".*\\d.*") && !text.matches(".*" + SEPARATOR + ".*") ? 0.9 : 0;
        score -= y > 0.35 ? 1.5 : 0;
        return score;
    }

    /** Whether a line of the same block stands right above: names begin their block. */
    private boolean continues(Segment segment) {
        return reading.lines().stream()
                .filter(line -> line.page() == segment.page())
                .filter(line -> line.baseline() < segment.baseline() - 2
                        && segment.baseline() - line.baseline() < 1.6 * segment.size())
                .flatMap(line -> line.segments().stream())
                .anyMatch(above -> Math.abs(above.left() - segment.left()) < 4 && segment.size() < 1.2 * above.size());
    }
}
