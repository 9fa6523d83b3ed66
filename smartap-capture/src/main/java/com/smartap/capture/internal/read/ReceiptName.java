package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.pattern.QuickPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the seller's name among the first lines of a receipt. */
final class ReceiptName {
    private static final int FIRST_LINES = 12;
    private static final int REPEATED = 5;
    private static final QuickPattern REGISTER = QuickPattern.compile(
            "(?i)\\(?\\s*(co\\.?\\s*(reg)?\\.?\\s*(no)?\\.?\\s*[:.-]?\\s*)?[a-z]{0,3}\\d{4,}\\s?-?\\s?[a-z]{0,2}\\s*\\)?");
    /** The edge of the paper, read as strokes. */
    private static final Pattern NOISE = Pattern.compile("^[^\\p{L}\\p{N}(]+|[^\\p{L}\\p{N})]+$");

    private static final QuickPattern TRAILING_REGISTER = QuickPattern.compile(
            "(?i)\\s*[(\\[{]\\s*(?:co\\.?|company|reg|gst|vat|roc|rob)?[\\s.:a-z]{0,14}[:-]?\\s*[a-z]{0,3}\\d[\\w\\s-]*[)\\]}]?[^\\p{L}]*$|\\s+(?i:co\\.? ?reg).*$");
    private static final QuickPattern INNER_REGISTER =
            QuickPattern.compile("(.*\\p{L}.{2,}?)\\s*[(\\[{]\\s*\\d{5,}\\s?-?\\s?[A-Za-z]?\\s*[)\\]}].*");
    private static final QuickPattern POST_CODE = QuickPattern.compile(".*(?<![\\d-])\\d{4,6}(?![\\d-]),? \\p{L}{3}.*");
    private static final QuickPattern TAX_LINE = QuickPattern.compile(
            "(?i).*\\b(gst|vat|tax|sst|uid|ust|tva|iva|nif|nip|btw|reg|company)\\b.*\\d{5}.*|(?i).*\\b(tel|fax|phone|telefon)\\b.*");

    private record Name(String text, double score, List<Word> words) {}

    private final Reading reading;

    ReceiptName(Reading reading) {
        this.reading = reading;
    }

    Optional<Candidate<String>> find() {
        List<Line> lines = reading.lines().stream().limit(FIRST_LINES).toList();
        double usual = reading.lines().stream()
                .mapToDouble(Line::size)
                .sorted()
                .skip(reading.lines().size() / 2)
                .findFirst()
                .orElse(10);
        List<Name> names = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (ends(lines, i)) {
                break;
            }
            if (isName(lines, i)) {
                names.add(name(lines, i, names.size(), usual));
            }
        }
        Optional<Name> best = names.stream().max(Comparator.comparingDouble(Name::score));
        double second = names.stream()
                .filter(name -> !best.get().equals(name))
                .mapToDouble(Name::score)
                .max()
                .orElse(0);
        return best.map(name ->
                new Candidate<>(name.text(), Math.min(0.95, 0.62 + 0.1 * (name.score() - second)), name.words()));
    }

    /** The items begin, or the date: the seller's part is over. */
    private boolean ends(List<Line> lines, int at) {
        Line line = lines.get(at);
        boolean date = reading.dates.in(line.words()).stream().findAny().isPresent();
        return at > 3 && date
                || line.segments().size() > 1
                        && Labels.builtIn()
                                .column(line.segments()
                                        .get(line.segments().size() - 1)
                                        .text())
                                .isPresent();
    }

    private boolean isName(List<Line> lines, int at) {
        String text = withoutRegister(lines.get(at).text());
        long letters = text.chars().filter(Character::isLetter).count();
        boolean noise = letters < 3 || letters < 0.5 * text.replace(" ", "").length();
        boolean statement = Receipt.WORDS.isOnly(text.replaceAll("\\d+", " "), "NO_NAME")
                || Receipt.WORDS.begins(text, "NO_NAME") && !Receipt.WORDS.in(text, "LEGAL");
        boolean explained = at > 0
                && Receipt.WORDS.begins(lines.get(at - 1).text(), "NO_NAME")
                && lines.get(at - 1)
                        .text()
                        .toLowerCase(java.util.Locale.ROOT)
                        .matches(".*\\b(as|of|by|no|number is)\\W*$");
        boolean contact =
                Parties.CONTACT.matches(text) || TAX_LINE.matches(lines.get(at).text());
        boolean customer = reading.hits(LabelKind.BILL_TO, LabelKind.SHIP_TO)
                .anyMatch(hit -> hit.from() == 0
                        && hit.colon()
                        && hit.line().index() == lines.get(at).index());
        boolean tail = at > 0 && isLegalTail(text) && isName(lines, at - 1);
        return !noise && !statement && !explained && !contact && !customer && !tail && !isPlace(text);
    }

    private static boolean isPlace(String text) {
        boolean legal = Receipt.WORDS.in(text, "LEGAL");
        return !legal
                && (POST_CODE.matches(text)
                        || Receipt.WORDS.begins(text, "PLACE")
                        || Receipt.WORDS.in(text, "PLACE") && text.matches(".*\\d.*|.*,.*"));
    }

    /** Long names end in a line of their own: {@code SDN BHD} or {@code TRADING}. */
    private static boolean isLegalTail(String text) {
        String plain = withoutRegister(text);
        boolean only = Receipt.WORDS.isOnly(plain.replaceAll("(?i)\\b(co|m|\\(m\\))\\b", " "), "LEGAL");
        return only
                || Receipt.WORDS.isOnly(plain, "TRADE", "LEGAL")
                        && Folding.tokens(plain).size() <= 4;
    }

    private Name name(List<Line> lines, int at, int earlier, double usual) {
        Line line = lines.get(at);
        List<Word> words = new ArrayList<>(withoutDate(line));
        String whole = Segment.text(words);
        String text = withoutRegister(whole);
        boolean register = !text.equals(Misread.repaired(whole));
        int next = at + 1;
        if (next < lines.size() && repeats(text, lines, next)) {
            text = text + " " + withoutRegister(lines.get(next).text());
            words.addAll(lines.get(next).words());
            next++;
        }
        if (next < lines.size() && isLegalTail(lines.get(next).text()) && !Receipt.WORDS.in(text, "LEGAL")) {
            text = text + " " + withoutRegister(lines.get(next).text());
            words.addAll(lines.get(next).words());
            next++;
        }
        register |= next < lines.size()
                && REGISTER.matches(NOISE.matcher(lines.get(next).text()).replaceAll(""));
        double score = Math.max(0, 1.2 - 0.4 * earlier);
        score += Receipt.WORDS.in(text, "LEGAL") || LegalForms.in(text) ? 2.2 : 0;
        score += Receipt.WORDS.in(text, "TRADE") ? 1 : 0;
        // What stands in brackets explains the name above, unless it is the company's own.
        boolean aside = line.text().startsWith("(");
        score += register && !aside ? 1.2 : 0;
        score += Math.min(0.8, Math.max(0, line.size() / Math.max(1, usual) - 1));
        score -= text.matches(".*\\d.*") ? 0.5 : 0;
        score -= aside ? 1.5 : 0;
        return new Name(text, score, words);
    }

    /** Whether the next line goes on with the name: both have a long word in common, and it is no aside in brackets. */
    private boolean repeats(String text, List<Line> lines, int next) {
        List<String> later = Folding.tokens(lines.get(next).text());
        return isName(lines, next)
                && !lines.get(next).text().startsWith("(")
                && Folding.tokens(text).stream()
                        .anyMatch(word -> word.length() >= REPEATED
                                && later.contains(word)
                                && !Receipt.WORDS.isOnly(word, "TRADE", "LEGAL", "PLACE", "NO_NAME"));
    }

    /** The words of a line without a date that stands in a column of its own before them. */
    private List<Word> withoutDate(Line line) {
        Segment first = line.segments().get(0);
        boolean date = line.segments().size() > 1
                && Signs.hasDigit(first.text())
                && !reading.dates.in(first.words()).isEmpty();
        return date ? line.words().subList(first.words().size(), line.words().size()) : line.words();
    }

    private static String withoutRegister(String text) {
        String plain = INNER_REGISTER.matcher(text.strip()).replaceFirst("$1");
        plain = TRAILING_REGISTER.matcher(plain).replaceFirst("");
        return Misread.repaired(plain.replaceAll("^[^\\p{L}\\p{N}]+|[\\s,;:*=_-]+$", ""));
    }
}
