package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.pattern.QuickPattern;
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
    private static final int BESIDE = 3;
    private static final double LOWER_PART = 0.6;

    private static final QuickPattern LABEL =
            QuickPattern.compile("(?i)(?:.*\\s)?(?:betreiber(?:gesellschaft)?|operated by|operator"
                    + "|entity name|legal (?:name|entity)|company name|firma|firmierung|inhaber|exploitant|exploité par"
                    + "|raison sociale|ragione sociale|gestito da|razón social|denominación social|handelsnaam|statutaire naam"
                    + "|denominação social|firma sp[oó]łki)\\s?:?\\s");
    private static final QuickPattern COMPANY = QuickPattern.compile("((?:[\\p{Lu}\\d][\\p{L}\\d&.'+!|$-]*\\s+){1,6}?"
            + "(?:GmbH(?: & Co\\.? ?(?:KG|OHG))?|mbH|AG|SE|KG|OHG|SARL|S\\.A\\.R\\.L\\.|SAS|S\\.A\\.S\\.|S\\.A\\.|S\\.L\\.U?\\."
            + "|B\\.V\\.|BV|N\\.V\\.|S\\.r\\.l\\.|Srl|S\\.p\\.A\\.|SpA|Lda\\.?|Sp\\. z o\\.o\\.|Ltd\\.?|Limited|LLC|Inc\\.?|PLC"
            + "|d\\.o\\.o\\.|d\\.d\\.|Oy|AB|ApS|A/S|O[UÜ]))(?![\\p{L}\\d]).*");
    private static final QuickPattern REGISTER = QuickPattern.compile(
            "(?i).*(\\bHR ?[AB]\\b|handelsregister|amtsgericht|registergericht|geschäftsführ|vorstand"
                    + "|\\bR\\.?C\\.?S\\.?\\b|\\bSIRET|\\bSIREN|capital|reg(?:istered|istration)? (?:no|number|in|office)"
                    + "|company (?:no|number)|registro mercantil|registro (?:delle )?imprese|\\bREA\\b|\\bKvK\\b|\\bKRS\\b"
                    + "|conservatória|chamber of commerce).*");
    private static final QuickPattern OTHERS = QuickPattern.compile(
            "(?i).*(bank|sparkasse|volksbank|verwaltungs-|komplement|haftende|paypal|versicherung|insurance|carrier).*");

    private final Reading reading;
    private final Parties parties;

    StatedCompany(Reading reading, Parties parties) {
        this.reading = reading;
        this.parties = parties;
    }

    /** A better name than the one that was found, if that one is no company's or not clear. */
    Optional<Candidate<String>> instead(Optional<Candidate<String>> name) {
        boolean company = name.isPresent()
                && LegalForms.in(name.get().value())
                && !LABEL.begins(name.get().value());
        boolean clear = name.isPresent()
                && (name.get().score() > CLEAR
                        || company
                                && new Domains(reading, parties::isOthers)
                                                .support(name.get().value())
                                        > 0);
        Optional<Candidate<String>> labelled = company ? Optional.empty() : labelled();
        return labelled.or(() -> clear ? Optional.empty() : registered());
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
        for (Line line : reading.lines()) {
            double height = reading.document.pages().get(0).height();
            if (line.page() != reading.document.firstPage() || line.baseline() < LOWER_PART * height) {
                continue;
            }
            for (Segment segment : line.segments()) {
                Optional<Candidate<String>> found = company(segment, segment.text(), REGISTERED);
                if (found.isPresent() && isBesideRegister(line)) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Candidate<String>> company(Segment segment, String text, double score) {
        if (!COMPANY.mayMatch(text)) {
            return Optional.empty();
        }
        Matcher company = COMPANY.matcher(text);
        boolean other = OTHERS.matches(segment.text())
                || parties.isOthers(segment.words().get(0));
        return company.matches() && !other
                ? Optional.of(new Candidate<>(company.group(1).strip(), score, segment.words()))
                : Optional.empty();
    }

    private boolean isBesideRegister(Line line) {
        return reading.lines().stream()
                .filter(near -> Math.abs(near.index() - line.index()) <= BESIDE)
                .anyMatch(near -> REGISTER.matches(near.text()));
    }

    /** The name that mail and web addresses carry, where what the head says is nobody's that they name. */
    Optional<Candidate<String>> ofDomain(Optional<Candidate<String>> name) {
        Domains domains = new Domains(reading, parties::isOthers);
        boolean unsupported = name.isPresent()
                && name.get().score() <= CLEAR
                && domains.support(name.get().value()) == 0;
        return unsupported ? domains.often().map(found -> found.scored(DOMAIN)) : Optional.empty();
    }
}
