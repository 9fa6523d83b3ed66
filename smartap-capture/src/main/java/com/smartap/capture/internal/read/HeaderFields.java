package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.pattern.QuickPattern;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers, dates and terms in the head of an invoice. */
final class HeaderFields {
    private static final QuickPattern CODE = QuickPattern.compile("#?(?=.*\\d)[\\p{L}0-9#][\\p{L}0-9/._#-]{0,34}");
    private static final Pattern MONEY =
            Pattern.compile("\\p{Sc}.*|.*\\p{Sc}|\\d{1,3}(,\\d{3})*\\.\\d{2}|\\d{1,3}(\\.\\d{3})*,\\d{2}");
    private static final String TITLE_WORD =
            "(?i)^\\W*\\S*(?:rechnung|rechnungskorrektur|invoice|facture|factuur|fattura|factura|gutschrift|credit note)\\b[^:]{0,40}?";
    private static final QuickPattern TITLE_NOUN =
            QuickPattern.compile("(?i)rechnung|invoice|facture|factuur|fattura|factura|gutschrift|credit note");
    private static final QuickPattern TITLE_NUMBER =
            QuickPattern.compile(TITLE_WORD + "\\b(?:nr|no|n°|number|#)\\.?:?\\s+((?=\\S*\\d)[A-Z0-9][\\w./-]{2,34})");
    private static final QuickPattern TITLE_DATE = QuickPattern.compile(
            TITLE_WORD + "\\b(?:vom|du|dated|issued (?:at|on)|of)\\s+(\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4})");
    private static final QuickPattern OWN_ORDER =
            QuickPattern.compile("(?i)(sales )?order (no|nr|number|id|ref|#)\\.?:?#?");
    private static final QuickPattern NET_DAYS = QuickPattern.compile("(?i)\\bnet[\\s-]*(\\d{1,3})\\b");
    private static final QuickPattern DISCOUNT_TERMS =
            QuickPattern.compile("(?i)\\b(\\d(?:[.,]\\d+)?)\\s*%?\\s*/?\\s*(\\d{1,2})[,;]?\\s*net\\s*(\\d{1,3})\\b");
    private static final QuickPattern DAYS = QuickPattern.compile(
            "(?i)\\b(?:within|in|innerhalb(?: von)?|binnen|sous|à|a|at|netto)?\\s*(\\d{1,3})\\s*(?:days|day|tagen?|jours?|j|dagen|dias|días|giorni|dni)\\b");
    private static final Pattern IBAN_START = Pattern.compile("(?i:iban:?)?[A-Z]{2}(\\d\\w*)?");
    private static final QuickPattern TO_PAY =
            QuickPattern.compile("(?i)zahlbar|payable|payment|due|netto|paiement|règlement");
    private static final QuickPattern AT_ONCE = QuickPattern.compile(
            "(?i)\\b(due (up)?on receipt|upon receipt|sofort|immediate(ly)?|comptant|à réception|cash on delivery)\\b");

    private static final Pattern PREFIX = Pattern.compile("[A-Z]{1,6}");
    private static final QuickPattern NUMBERED = QuickPattern.compile("[\\dA-Z/-]*\\d[\\dA-Z/-]*");
    private static final QuickPattern AROUND = QuickPattern.compile("^[(:#\\[]+|[),;:.\\]]+$");

    private final Reading reading;
    private final Predicate<Line> heading;

    HeaderFields(Reading reading) {
        this(reading, line -> false);
    }

    /** @param heading whether a line is the heading of the table of lines, whose words announce columns */
    HeaderFields(Reading reading, Predicate<Line> heading) {
        this.reading = reading;
        this.heading = heading;
    }

    /** Numbers that stand behind one of these labels, best first. */
    List<Candidate<String>> codes(LabelKind kind) {
        Map<String, Candidate<String>> best = new HashMap<>();
        reading.hits(kind).forEach(hit -> {
            boolean says = Folding.tokens(hit.text()).size() > 1 || hit.text().length() > 8;
            for (Reading.Span span : reading.spans(hit)) {
                code(span.words()).ifPresent(found -> {
                    double page = hit.line().page() == reading.document.firstPage() ? 1 : 0.9;
                    double own = (says || hit.colon() ? 1 : 0.8) * whose(kind, hit);
                    Candidate<String> candidate =
                            new Candidate<>(found.value(), found.score() * span.weight() * page * own, found.words());
                    best.merge(
                            found.value(),
                            candidate,
                            (a, b) -> a.score() >= b.score()
                                    ? a.scored(Math.min(1, a.score() + 0.02))
                                    : b.scored(Math.min(1, b.score() + 0.02)));
                });
            }
        });
        if (kind == LabelKind.NUMBER) {
            titles(TITLE_NUMBER)
                    .forEach(found -> best.merge(found.value(), found, (a, b) -> a.score() >= b.score() ? a : b));
            new TitleNumber(reading)
                    .find(this::code)
                    .ifPresent(found -> best.merge(found.value(), found, (a, b) -> a.score() >= b.score() ? a : b));
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble((Candidate<String> c) -> c.score())
                        .reversed())
                .toList();
    }

    /** "Order no." may be the vendor's own order; "customer P.O." and "your order" are not. */
    private static double whose(LabelKind kind, LabelHit hit) {
        return kind == LabelKind.PO && OWN_ORDER.matches(hit.text()) ? 0.93 : 1;
    }

    private static boolean mayBeTitle(String text) {
        return Signs.hasDigit(text) && TITLE_NOUN.isIn(text);
    }

    /** Values within a title such as {@code Handelsrechnung (380) Nr. 471113 vom 13.06.2018}. */
    private List<Candidate<String>> titles(QuickPattern pattern) {
        List<Candidate<String>> found = new ArrayList<>();
        for (Line line : reading.lines()) {
            if (line.page() != reading.document.firstPage() || !mayBeTitle(line.text())) {
                continue;
            }
            Matcher matcher = pattern.matcher(line.text());
            if (matcher.find()) {
                String value = matcher.group(1).replaceAll("[,;.]$", "");
                List<Word> words = line.words().stream()
                        .filter(word -> word.text().contains(value))
                        .toList();
                if (!words.isEmpty() && found.isEmpty()) {
                    found.add(new Candidate<>(value, 0.9, words));
                }
            }
        }
        return found;
    }

    private Optional<Candidate<String>> code(List<Word> words) {
        for (int i = 0; i < Math.min(words.size(), 3); i++) {
            String text = AROUND.replaceAll(words.get(i).text(), "");
            boolean typed = CODE.matches(text)
                    && !MONEY.matcher(text).matches()
                    && reading.dates.in(words.subList(i, i + 1)).isEmpty();
            boolean datePart = i + 2 < words.size()
                    && reading.dates.in(words.subList(i, Math.min(words.size(), i + 3))).stream()
                            .anyMatch(date -> date.words().size() > 1);
            if (typed && !datePart) {
                double form = text.length() < 3 || isHouse(text, words, i) ? 0.6 : 1;
                return Optional.of(new Candidate<>(text, form * (i == 0 ? 1 : 0.85), List.of(words.get(i))));
            }
            boolean prefix = PREFIX.matcher(text).matches()
                    && i + 1 < words.size()
                    && NUMBERED.matches(words.get(i + 1).text())
                    && words.get(i + 1).left() - words.get(i).right()
                            < words.get(i).size() * 0.6;
            if (prefix) {
                return Optional.of(
                        new Candidate<>(text + " " + words.get(i + 1).text(), 0.85, words.subList(i, i + 2)));
            }
        }
        return Optional.empty();
    }

    /** Whether a number begins an address: {@code 143 Mill Road}. */
    private static boolean isHouse(String text, List<Word> words, int at) {
        boolean small = text.length() <= 4 && text.chars().allMatch(Character::isDigit);
        return small
                && at + 2 < words.size()
                && Character.isUpperCase(words.get(at + 1).text().charAt(0))
                && words.subList(at + 1, at + 3).stream().allMatch(word -> Signs.hasLetters(word.text(), 2));
    }

    /** Dates behind one of these labels, best first. */
    List<Candidate<LocalDate>> dates(LabelKind kind) {
        List<Candidate<LocalDate>> found = new ArrayList<>();
        reading.hits(kind).filter(hit -> !heading.test(hit.line())).forEach(hit -> {
            boolean says = Folding.tokens(hit.text()).size() > 1 || hit.text().length() > 6;
            for (Reading.Span span : reading.spans(hit)) {
                List<Candidate<LocalDate>> dates = reading.dates.in(span.words());
                if (!dates.isEmpty()) {
                    Candidate<LocalDate> first = dates.get(0);
                    boolean direct = span.words().indexOf(first.words().get(0)) <= 1;
                    double own = says ? 1 : hit.colon() || hit.weight() == 1 ? 0.97 : 0.7;
                    found.add(first.scored(first.score() * span.weight() * (direct ? 1 : 0.8) * own));
                }
            }
        });
        if (kind == LabelKind.DUE_DATE) {
            found.addAll(DueSentences.in(reading));
            found.addAll(DueSentences.withAmounts(reading));
        }
        if (kind == LabelKind.DATE) {
            titles(TITLE_DATE)
                    .forEach(title -> reading.dates.in(title.words()).stream()
                            .findFirst()
                            .ifPresent(date -> found.add(date.scored(date.score() * title.score()))));
        }
        found.sort(Comparator.comparingDouble((Candidate<LocalDate> c) -> c.score())
                .reversed());
        return found;
    }

    /** The terms of payment; a plain {@code Net 30 days} is written {@code Net 30}. */
    Optional<Candidate<String>> terms() {
        for (LabelHit hit : reading.hits(LabelKind.TERMS).toList()) {
            List<Reading.Span> spans = new ArrayList<>();
            // "Net" begins many terms, and is a label elsewhere: take the rest of the segment as it is.
            List<Word> rest =
                    hit.piece().words().subList(hit.to(), hit.piece().words().size());
            if (!rest.isEmpty()) {
                spans.add(new Reading.Span(rest, hit.weight()));
            } else {
                spans.addAll(nextPieces(hit));
            }
            for (Reading.Span span : spans) {
                String text = Segment.text(span.words());
                if (span.weight() > 0.4 && text.length() > 2 && hasTerms(text)) {
                    return Optional.of(new Candidate<>(shortened(text), 0.95 * span.weight(), span.words()));
                }
            }
        }
        for (Line line : reading.lines()) {
            for (Segment segment : line.segments()) {
                String text = segment.text();
                boolean digit = Signs.hasDigit(text);
                if (digit && NET_DAYS.isIn(text)
                        || AT_ONCE.isIn(text)
                        || digit && DAYS.isIn(text) && TO_PAY.isIn(text)) {
                    return Optional.of(new Candidate<>(shortened(text), 0.75, segment.words()));
                }
            }
        }
        return Optional.empty();
    }

    private List<Reading.Span> nextPieces(LabelHit hit) {
        List<Reading.Span> spans = new ArrayList<>();
        List<Segment> segments = hit.line().segments();
        if (hit.segment() + 1 < segments.size()
                && (hit.colon()
                        || !reading.isLabel(
                                segments.get(hit.segment() + 1).words().get(0))
                        || NET_DAYS.isIn(segments.get(hit.segment() + 1).text()))) {
            spans.add(new Reading.Span(segments.get(hit.segment() + 1).words(), hit.weight()));
        }
        reading
                .blockBelow(
                        hit.line(),
                        hit.left(),
                        hit.right(),
                        hit.line().baseline(),
                        2.4 * hit.words().get(0).size())
                .stream()
                .limit(1)
                .forEach(segment -> spans.add(new Reading.Span(segment.words(), 0.9 * hit.weight())));
        return spans;
    }

    private static boolean hasTerms(String text) {
        return Signs.hasLetters(text, 1) && text.length() < 160;
    }

    private static String shortened(String text) {
        Matcher discount = DISCOUNT_TERMS.matcher(text);
        if (discount.find()) {
            return discount.group(1) + "/" + discount.group(2) + " Net " + discount.group(3);
        }
        Matcher net = NET_DAYS.matcher(text);
        if (net.find()) {
            return "Net " + net.group(1);
        }
        return text.length() > 120 ? text.substring(0, 120).strip() : text;
    }

    /** The number of days that terms give, if they say so. */
    static Optional<Integer> days(String terms) {
        Matcher discount = DISCOUNT_TERMS.matcher(terms);
        if (discount.find()) {
            return Optional.of(Integer.valueOf(discount.group(3)));
        }
        for (QuickPattern pattern : List.of(NET_DAYS, DAYS)) {
            Matcher matcher = pattern.matcher(terms);
            if (matcher.find()) {
                return Optional.of(Integer.valueOf(matcher.group(1)));
            }
        }
        return AT_ONCE.isIn(terms) ? Optional.of(0) : Optional.empty();
    }
}
