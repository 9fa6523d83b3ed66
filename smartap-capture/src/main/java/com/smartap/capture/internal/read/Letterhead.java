package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.GlyphPage;
import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.pattern.QuickPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the vendor where no label names it: by size, place, legal form and repetition of its name. */
final class Letterhead {
    private static final QuickPattern TRADE = QuickPattern.compile(
            "(?i).*(?<!\\p{L})(group|partners|services|supply|studio|works|lines|solutions|systems|consulting|industries|associates|agency|hosting|telecom)(?!\\p{L}).*");
    /** What parts of an invoice are called. */
    private static final Pattern SECTION = Pattern.compile(
            "(?i)(?<!\\p{L})(?:summary|overview|details|at a glance|breakdown|charges|übersicht|zusammenfassung|aufstellung"
                    + "|récapitulatif|détails?|synthèse|resumen|desglose|detalle|riepilogo|dettaglio|overzicht|specificatie|resumo"
                    + "|podsumowanie|szczegóły)(?!\\p{L})");

    private static final double WEAK = 2.6;
    /** Longer ones are sentences in which a name stands. */
    private static final int LONG = 60;

    private static final double UNDER_TABLE = 0.4;
    private static final double RIVAL = 1.5;
    private static final double SURE_RIVAL = 6;
    static final QuickPattern MAIL_HEAD = QuickPattern.compile(
            "(?i)^(subject|betreff|objet|asunto|oggetto|onderwerp|assunto|temat|re|aw|fwd?|to|an|à|para|do|aan|cc|sent|gesendet)\\s?:");
    private static final Pattern COMMA = Pattern.compile(",\\s+");
    private static final QuickPattern DIGIT = QuickPattern.compile("\\d");
    private static final QuickPattern ONLY_FORM =
            QuickPattern.compile("(?i)(ltd|inc|llc|l\\.l\\.c|corp|s\\.a|s\\.l|s\\.r\\.l)\\.?");
    private static final String SEPARATOR = "\\s+[-|•●·–—/]\\s+|\\s*[|•●·]\\s*";

    private static final Pattern SEPARATED = Pattern.compile(SEPARATOR);
    private static final QuickPattern PRICE = QuickPattern.compile("\\p{Sc}\\s?\\d");

    private final Reading reading;
    private final Parties parties;
    private final Domains domains;
    private final AddressWindow window;
    private final List<String> payees;
    private final String all;
    private final List<Candidate<String>> rivals = new ArrayList<>();

    Letterhead(Reading reading, Parties parties) {
        this.reading = reading;
        this.parties = parties;
        this.domains = new Domains(reading, parties::isOthers);
        this.window = AddressWindow.of(reading, parties);
        this.payees = reading.hits(LabelKind.PAYEE)
                .flatMap(hit -> reading.spans(hit).stream())
                .map(span -> Reading.lower(Segment.text(span.words())))
                .toList();
        this.all = Reading.lower(reading.lines().stream().map(Line::text).collect(Collectors.joining("\n")));
    }

    Optional<Parties.Found> find() {
        GlyphPage page = reading.document.pages().get(0);
        double median = reading.lines().stream()
                .mapToDouble(Line::size)
                .sorted()
                .skip(reading.lines().size() / 2)
                .findFirst()
                .orElse(10);
        int heading = reading.lines().stream()
                .filter(line -> line.segments().size() > 2 && isHeading(line))
                .mapToInt(Line::index)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
        Segment best = null;
        Line bestLine = null;
        double bestScore = 0.6;
        double secondScore = 0;
        for (Line line : reading.lines()) {
            boolean named = line.page() == reading.document.firstPage() && !isHeading(line);
            for (Segment segment : line.segments()) {
                double score = named ? nameScore(segment, page, median) : 0;
                score -= score > 0 && line.index() > heading ? UNDER_TABLE : 0;
                boolean same = best != null && best.text().equalsIgnoreCase(segment.text());
                if (score > RIVAL) {
                    rivals.add(new Candidate<>(
                            CompanyName.alone(CompanyName.withoutAddress(segment.text())),
                            Math.min(0.9, score / SURE_RIVAL),
                            segment.words()));
                }
                secondScore = same ? secondScore : Math.max(secondScore, Math.min(score, bestScore));
                if (score > bestScore) {
                    best = segment;
                    bestLine = line;
                    bestScore = score;
                }
            }
        }
        if (best == null || bestLine == null || bestScore < WEAK) {
            Optional<Candidate<String>> logo = domains.name();
            if (best == null || bestLine == null || logo.isPresent()) {
                // Only a picture shows the name, but the web address gives it away.
                return logo.map(name -> new Parties.Found(Optional.of(name), Optional.empty(), Optional.empty()));
            }
        }
        String[] parts = parts(best.text());
        // Two names that could both be the vendor's make neither sure.
        double score = Math.min(bestScore - secondScore < 0.7 ? 0.7 : 0.95, 0.55 + bestScore / 10);
        if (parts.length >= 3 && Signs.hasDigit(best.text())) {
            return Optional.of(oneLine(best, parts, score));
        }
        String own = CompanyName.withoutAddress(best.text());
        if (own.length() > LONG) {
            own = CompanyInText.in(own).orElse(own);
            if (!best.text().startsWith(own)) {
                Candidate<String> name = new Candidate<>(own, score, best.words());
                return Optional.of(new Parties.Found(Optional.of(name), Optional.empty(), Optional.empty()));
            }
        }
        if (!own.equals(best.text())) {
            return Optional.of(glued(best, own, score));
        }
        List<List<Word>> rows = new ArrayList<>();
        rows.add(best.words());
        for (Segment segment : reading.blockBelow(
                bestLine, best.left(), best.right(), best.baseline(), Math.max(2.6 * best.size(), 24))) {
            LabelKind kind = parties.kindAt(segment.words().get(0));
            if (kind != null && parties.endsBlock(kind)
                    || parties.isOthers(segment.words().get(0))
                    || Parties.TITLE.matches(segment.text())) {
                break;
            }
            rows.add(segment.words());
        }
        Parties.Found party = parties.party(rows.stream().limit(6).toList(), score);
        Optional<Candidate<String>> address = party.address().map(Letterhead::withoutContacts);
        return Optional.of(new Parties.Found(
                party.name(), address.filter(where -> Signs.hasDigit(where.value())), Optional.empty()));
    }

    /** The names that were thought of, best first; known after {@link #find}. */
    List<Candidate<String>> names() {
        rivals.sort(Comparator.comparingDouble((Candidate<String> name) -> name.score())
                .reversed());
        return rivals;
    }

    /** Name, street and town on one line, with signs or commas between them. */
    private static String[] parts(String text) {
        String[] signs = SEPARATED.split(text, -1);
        if (signs.length >= 3) {
            return signs;
        }
        List<String> commas = new ArrayList<>(List.of(COMMA.split(text, -1)));
        if (commas.size() > 2 && ONLY_FORM.matches(commas.get(1))) {
            commas.set(0, commas.get(0) + ", " + commas.remove(1));
        }
        boolean address = commas.size() >= 3
                && !DIGIT.isIn(commas.get(0))
                && commas.stream().filter(part -> DIGIT.isIn(part)).count() >= 2;
        return address ? commas.toArray(new String[0]) : signs;
    }

    private static Parties.Found oneLine(Segment line, String[] parts, double score) {
        List<String> where = Stream.of(parts)
                .skip(1)
                .map(String::strip)
                .filter(part -> !part.isEmpty() && !Parties.CONTACT.matches(part))
                .toList();
        return new Parties.Found(
                Optional.of(new Candidate<>(parts[0].strip(), score, line.words())),
                Optional.of(new Candidate<>(String.join(", ", where), score - 0.1, line.words())),
                Optional.empty());
    }

    private static Parties.Found glued(Segment line, String name, double score) {
        String rest = line.text().substring(name.length()).replaceFirst("^[\\s,;|·•●٠-]+", "");
        return new Parties.Found(
                Optional.of(new Candidate<>(name, score, line.words())),
                Optional.of(new Candidate<>(rest, score - 0.1, line.words())),
                Optional.empty());
    }

    /** Letterheads put street, town, telephone and web address on one line with dots or bars between them. */
    private static Candidate<String> withoutContacts(Candidate<String> address) {
        List<String> parts = new ArrayList<>();
        for (String part : address.value().split("\\s*[|•●·]\\s*", -1)) {
            if (!part.isBlank() && !Parties.CONTACT.matches(part)) {
                parts.add(part.strip().replaceAll(",$", ""));
            }
        }
        return new Candidate<>(String.join(", ", parts), address.score(), address.words());
    }

    private double nameScore(Segment segment, GlyphPage page, double median) {
        String text = segment.text();
        Word first = segment.words().get(0);
        double y = segment.baseline() / Math.max(1, page.height());
        if (isNoName(segment, text, first)) {
            return 0;
        }
        String name = CompanyName.withoutAddress(text);
        int times = count(name);
        double domain = domains.support(name);
        boolean legal = LegalForms.in(name);
        boolean payee = payees.stream().anyMatch(other -> other.startsWith(Reading.lower(name)));
        double score = Math.min(3, 1.2 * segment.size() / Math.max(1, median)) + (y < 0.35 ? 1.5 * (1 - y) : 0);
        score += legal ? 1.5 : TRADE.matches(text) ? 0.6 : 0;
        score += payee ? 3 : times > 1 ? 0.8 : 0;
        score += segment.bold() ? 0.4 : 0;
        score += 1.6 * domain;
        // The line with the sender's address over the window of an envelope.
        String[] parts = parts(text);
        // A line that begins with the number of a house goes on below a name.
        boolean begins = parts.length >= 3 && (legal || !Signs.hasDigit(parts[0]));
        boolean sender = (begins || !name.equals(text)) && Signs.hasDigit(text) && text.length() < 140;
        score += sender && y < 0.4 ? 2.2 : 0;
        score -= continues(segment) ? 1.2 : 0;
        score -= text.length() > 70 ? 1 : 0;
        score -= !reading.isLabel(first) ? 0 : legal && text.indexOf(':') < 0 ? 0.5 : 2.5;
        score -= !legal && SECTION.matcher(text).find() ? 2 : 0;
        score -= Signs.hasDigit(name) && !SEPARATED.matcher(text).find() ? 0.9 : 0;
        score -= y > 0.35 && !payee ? (legal && domain + times > 1.5 ? 0.4 : 1.5) : 0;
        score -= window.holds(segment) ? 2.2 * (1 - domain) : 0;
        return score;
    }

    /** Whether a line is a row of headings or labels. */
    private boolean isHeading(Line line) {
        if (line.segments().size() < 2) {
            return false;
        }
        long labels = line.segments().stream()
                .filter(segment -> reading.isLabel(segment.words().get(0))
                        || Labels.builtIn().column(segment.text()).isPresent())
                .count();
        return labels >= 2 && 2 * labels >= line.segments().size();
    }

    private boolean isNoName(Segment segment, String text, Word first) {
        return parties.isOthers(first)
                || MAIL_HEAD.isIn(text)
                || !Signs.hasLetters(text, 3)
                || Parties.TITLE.matches(text)
                || Parties.CONTACT.matches(text) && !text.contains(" - ")
                || !reading.dates.in(segment.words()).isEmpty()
                || text.endsWith(":")
                || PRICE.isIn(text)
                || Countries.isPlace(text)
                || isAmount(segment, text)
                || Labels.builtIn().column(text).isPresent() && segment.words().size() <= 2
                || Labels.builtIn().isLabel(text);
    }

    /** An amount with the code of its currency has letters, too. */
    private boolean isAmount(Segment segment, String text) {
        return segment.words().size() <= 2
                && Signs.hasDigit(text)
                && text.chars().filter(Character::isLetter).count() <= 3
                && !reading.amounts.in(segment.words()).isEmpty();
    }

    private int count(String name) {
        String wanted = Reading.lower(name);
        int times = 0;
        for (int at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + wanted.length())) {
            times++;
        }
        return times;
    }

    /** Whether a line of the same block stands right above: names begin their block. */
    private boolean continues(Segment segment) {
        double size = segment.size();
        for (Line line : reading.lines()) {
            boolean near = line.page() == segment.page()
                    && line.baseline() < segment.baseline() - 2
                    && segment.baseline() - line.baseline() < 1.6 * size;
            if (near
                    && line.segments().stream()
                            .anyMatch(above ->
                                    Math.abs(above.left() - segment.left()) < 4 && size < 1.2 * above.size())) {
                return true;
            }
        }
        return false;
    }
}
