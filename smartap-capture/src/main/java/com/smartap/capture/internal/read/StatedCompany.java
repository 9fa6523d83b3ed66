package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.pattern.QuickPattern;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * The company that a document says it is of where it has to: beside its register number, its court or its managers, or
 * behind a label such as "operated by". It counts where the head of the page gives no clear name, as a logo does that
 * could not be read.
 */
final class StatedCompany {
    private static final double CLEAR = 0.7;
    private static final double LABELLED = 0.85;
    private static final double REGISTERED = 0.7;
    private static final double DOMAIN = 0.6;
    private static final double PLAIN = 0.62;
    private static final int SHORTEST = 12;
    private static final int BESIDE = 3;
    private static final double LOWER_PART = 0.6;

    private static final QuickPattern LABEL =
            QuickPattern.compile("(?i)(?:.*\\s)?(?:betreiber(?:gesellschaft)?|operated by|operator"
                    + "|entity name|legal (?:name|entity)|company name|firma|firmierung|inhaber|exploitant|exploité par"
                    + "|raison sociale|ragione sociale|gestito da|razón social|denominación social|handelsnaam|statutaire naam"
                    + "|denominação social|firma sp[oó]łki)\\s?:?\\s");
    private static final QuickPattern REGISTER = QuickPattern.compile(
            "(?i).*(\\bHR ?[AB]\\b|handelsregister|amtsgericht|registergericht|geschäftsführ|vorstand"
                    + "|\\bR\\.?C\\.?S\\.?\\b|\\bSIRET|\\bSIREN|capital|reg(?:istered|istration)? (?:no|number|in|office)"
                    + "|company (?:no|number)|registro mercantil|registro (?:delle )?imprese|\\bREA\\b|\\bKvK\\b|\\bKRS\\b"
                    + "|conservatória|chamber of commerce|siège|sede (?:legale|social)|domicilio social|statutair|\\bREGON\\b"
                    + "|\\bABN\\b|\\bCIN ?:|©|\\(c\\) ?(?:19|20)\\d\\d|copyright).*");
    private static final QuickPattern OTHERS = QuickPattern.compile(
            "(?i).*(bank|sparkasse|volksbank|verwaltungs-|komplement|haftende|paypal|versicherung|insurance|carrier).*");

    private static final double PLAIN_SIZE = 1.25;

    private final Reading reading;
    private final Parties parties;
    private final Domains domains;

    StatedCompany(Reading reading, Parties parties) {
        this.reading = reading;
        this.parties = parties;
        this.domains = new Domains(reading, parties::isOthers);
    }

    /** A better name than the one that was found, if that one is no company's or not clear. */
    Optional<Candidate<String>> instead(Optional<Candidate<String>> name) {
        boolean company = name.isPresent()
                && LegalForms.in(name.get().value())
                && !LABEL.begins(name.get().value());
        boolean clear = name.isPresent()
                && (name.get().score() > CLEAR
                        || company && domains.support(name.get().value()) > 0);
        Optional<Candidate<String>> labelled = company ? Optional.empty() : labelled();
        if (labelled.isPresent() || clear && !mayBeCustomers(name.get())) {
            return labelled;
        }
        return registered()
                .filter(stated -> !clear || !isSame(stated.value(), name.get().value()));
    }

    /**
     * Whether nothing but its place makes a name the vendor's: a customer's address stands there as well where only a
     * picture shows who writes.
     */
    private boolean mayBeCustomers(Candidate<String> name) {
        double usual = reading.lines().stream()
                .mapToDouble(Line::size)
                .sorted()
                .skip(reading.lines().size() / 2)
                .findFirst()
                .orElse(10);
        Word first = name.words().get(0);
        boolean plain = !parties.isLabelled() && !first.bold() && first.size() < PLAIN_SIZE * usual;
        return plain && domains.support(name.value()) == 0;
    }

    /** Whether two names share a word that says something. */
    private static boolean isSame(String one, String other) {
        List<String> words = Folding.tokens(other);
        return Folding.tokens(one).stream()
                .anyMatch(word -> word.length() > 2 && !LegalForms.in(word) && words.contains(word));
    }

    private Optional<Candidate<String>> labelled() {
        for (Line line : reading.lines()) {
            for (Segment segment : line.segments()) {
                Matcher label = LABEL.matcher(segment.text());
                if (LABEL.mayMatch(segment.text()) && label.lookingAt()) {
                    Optional<Candidate<String>> found =
                            company(segment, segment.text().substring(label.end()), LABELLED);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Candidate<String>> registered() {
        double height = reading.document.pages().get(0).height();
        for (Line line : reading.lines()) {
            boolean foot = line.baseline() > LOWER_PART * height
                    && (line.page() == reading.document.firstPage() || line.page() == reading.document.lastPage());
            if (!foot) {
                continue;
            }
            for (Segment segment : line.segments()) {
                Optional<Candidate<String>> found = company(segment, segment.text(), REGISTERED);
                if (found.isPresent()
                        && (isBesideRegister(line)
                                || domains.support(found.get().value()) >= 1)) {
                    return found;
                }
                Optional<Candidate<String>> plain = found.isPresent() ? Optional.empty() : withoutForm(segment);
                if (plain.isPresent()) {
                    return plain;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Candidate<String>> company(Segment segment, String text, double score) {
        boolean other = OTHERS.matches(segment.text())
                || parties.isOthers(segment.words().get(0));
        return other
                ? Optional.empty()
                : CompanyInText.in(CompanyName.withoutCopyright(text))
                        .map(name -> new Candidate<>(name, score, segment.words()));
    }

    /** A name without a legal form, on a line of its own register number or copyright. */
    private Optional<Candidate<String>> withoutForm(Segment segment) {
        String text = segment.text();
        boolean says = text.length() > SHORTEST
                && !parties.isOthers(segment.words().get(0))
                && !reading.isLabel(segment.words().get(0))
                && REGISTER.matches(text)
                && !OTHERS.matches(text);
        return says
                ? CompanyInText.first(CompanyName.withoutCopyright(text))
                        .filter(name ->
                                !REGISTER.matches(name) && !Labels.builtIn().isLabel(name))
                        .map(name -> new Candidate<>(name, PLAIN, segment.words()))
                : Optional.empty();
    }

    private boolean isBesideRegister(Line line) {
        return reading.lines().stream()
                .filter(near -> Math.abs(near.index() - line.index()) <= BESIDE)
                .anyMatch(near -> REGISTER.matches(near.text()));
    }

    /** The name that mail and web addresses carry, where what the head says is nobody's that they name. */
    Optional<Candidate<String>> ofDomain(Optional<Candidate<String>> name) {
        boolean unsupported = name.isPresent()
                && name.get().score() <= CLEAR
                && domains.support(name.get().value()) == 0;
        return unsupported ? domains.often().map(found -> found.scored(DOMAIN)) : Optional.empty();
    }
}
