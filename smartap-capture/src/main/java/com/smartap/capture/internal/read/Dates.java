package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.pattern.QuickPattern;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads dates; the order of day and month is settled once for the whole document. */
final class Dates {
    private static final QuickPattern YEAR_FIRST =
            QuickPattern.compile("(?<![\\d/]|\\p{L}-)((?:19|20)\\d\\d)[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)");
    private static final QuickPattern NUMERIC = QuickPattern.compile(
            "(?<![\\d./]|\\p{L}-)(\\d{1,2})([-/.])\\s?(\\d{1,2})\\2\\s?((?:19|20)?\\d\\d)(?![\\d.]\\d|\\d)");
    private static final QuickPattern DAY_NAME = QuickPattern.compile(
            "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er)?[\\s.,/-]{1,3}(?:de )?(\\p{L}{3,12})[\\s.,/-]{1,3}(?:de )?((?:19|20)\\d\\d|\\d\\d)(?!\\d)");
    private static final QuickPattern NAME_DAY = QuickPattern.compile(
            "(?<!\\p{L})(\\p{L}{3,12})[\\s.-]{1,2}(\\d{1,2})(?:st|nd|rd|th)?[\\s,.-]{1,3}((?:19|20)\\d\\d)(?!\\d)");
    /** Beginnings of month names in English, German, French, Spanish, Italian, Dutch, Portuguese and Polish. */
    private static final List<List<String>> MONTHS = List.of(
            List.of("jan", "ene", "gen", "sty"),
            List.of("feb", "fev", "lut"),
            List.of("mar", "maer", "mrz", "mrt", "maa"),
            List.of("apr", "avr", "abr", "kwi"),
            List.of("may", "mai", "mei", "mag", "maj"),
            List.of("jun", "juin", "giu", "cze"),
            List.of("jul", "juil", "lug", "lip"),
            List.of("aug", "aou", "ago", "sie"),
            List.of("sep", "set", "wrz"),
            List.of("oct", "okt", "ott", "out", "paz"),
            List.of("nov", "lis"),
            List.of("dec", "dez", "dic", "gru"));

    private static final Set<String> BEGINNINGS = MONTHS.stream()
            .flatMap(List::stream)
            .map(month -> month.substring(0, 3))
            .collect(Collectors.toUnmodifiableSet());
    private static final int LETTERS = 26;
    private static final boolean[] BEGINS = begins();
    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    private final boolean monthFirst;
    private final boolean settled;
    private final Spans<List<Candidate<LocalDate>>> known = new Spans<>();

    private Dates(boolean monthFirst, boolean settled) {
        this.monthFirst = monthFirst;
        this.settled = settled;
    }

    /** Looks through the document for a date that settles the order; else the country's habit counts. */
    static Dates of(List<Line> lines, boolean monthFirstCountry) {
        int months = 0;
        int days = 0;
        for (Line line : lines) {
            boolean may = NUMERIC.mayMatch(line.text());
            Matcher matcher = NUMERIC.matcher(line.text());
            while (may && matcher.find()) {
                int first = Integer.parseInt(matcher.group(1));
                int second = Integer.parseInt(matcher.group(3));
                days += first > 12 && first <= 31 && second <= 12 ? 1 : 0;
                months += second > 12 && second <= 31 && first <= 12 ? 1 : 0;
                days += matcher.group(2).equals(".") && months == 0 ? 1 : 0;
            }
        }
        if (months == days) {
            return new Dates(monthFirstCountry, false);
        }
        return new Dates(months > days, true);
    }

    /** An invoice date and a due date. */
    record Span(Candidate<LocalDate> issued, Candidate<LocalDate> due) {}

    /** Settles an open order of day and month by the terms: the due date is so many days after the invoice date. */
    static Span settle(Candidate<LocalDate> issued, Candidate<LocalDate> due, Optional<Integer> days) {
        boolean open = isOpen(issued) || isOpen(due);
        if (!open) {
            return new Span(issued, due);
        }
        Candidate<LocalDate> otherIssued = swapped(issued);
        Candidate<LocalDate> otherDue = swapped(due);
        if (days.isPresent()) {
            if (issued.value().plusDays(days.get()).equals(due.value())) {
                return new Span(sure(issued), sure(due));
            }
            if (otherIssued.value().plusDays(days.get()).equals(otherDue.value())) {
                return new Span(sure(otherIssued), sure(otherDue));
            }
        }
        boolean turn = due.value().isBefore(issued.value()) && !otherDue.value().isBefore(otherIssued.value());
        return turn ? new Span(otherIssued, otherDue) : new Span(issued, due);
    }

    private static boolean isOpen(Candidate<LocalDate> date) {
        return date.score() <= 0.7 && date.value().getDayOfMonth() <= 12;
    }

    private static Candidate<LocalDate> sure(Candidate<LocalDate> date) {
        return date.scored(Math.max(date.score(), 0.95));
    }

    private static Candidate<LocalDate> swapped(Candidate<LocalDate> date) {
        LocalDate value = date.value();
        return isOpen(date)
                ? new Candidate<>(
                        LocalDate.of(value.getYear(), value.getDayOfMonth(), value.getMonthValue()),
                        date.score(),
                        date.words())
                : date;
    }

    /** The dates among some words, in order. The score is lower while the order of day and month is open. */
    List<Candidate<LocalDate>> in(List<Word> words) {
        return words.isEmpty() ? List.of() : known.of(words, this::find);
    }

    private List<Candidate<LocalDate>> find(List<Word> words) {
        List<Candidate<LocalDate>> found = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            int taken = 0;
            int last = mayBegin(words.get(i)) ? Math.min(words.size(), i + 4) : i;
            for (int to = i + 1; to <= last && taken == 0; to++) {
                if (!Signs.hasDigit(words.get(to - 1).text())) {
                    continue;
                }
                List<Word> part = words.subList(i, to);
                if (part.size() == 1 && !Signs.hasAny(part.get(0).text(), "-/.,")) {
                    continue;
                }
                Optional<Candidate<LocalDate>> date = parse(Segment.text(part), part);
                if (date.isPresent()) {
                    found.add(date.get());
                    taken = to - i;
                }
            }
            i += Math.max(1, taken);
        }
        return found;
    }

    /** Every date begins with a digit or with the name of a month. */
    private static boolean mayBegin(Word word) {
        String text = word.text();
        return Signs.hasDigit(text) || text.length() > 2 && Signs.hasLetters(text, 3) && month(text) > 0;
    }

    /** Whether a date takes all of some words, and not only a part of them. */
    private static boolean found(QuickPattern pattern, Matcher matcher, String text, List<Word> words) {
        return pattern.mayMatch(text)
                && matcher.find()
                && (words.size() == 1
                        || matcher.start() < words.get(0).text().length()
                                && matcher.end()
                                        > text.length()
                                                - words.get(words.size() - 1)
                                                        .text()
                                                        .length());
    }

    private Optional<Candidate<LocalDate>> parse(String text, List<Word> words) {
        if (text.chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        Matcher matcher = YEAR_FIRST.matcher(text);
        if (found(YEAR_FIRST, matcher, text, words)) {
            return date(matcher.group(1), number(matcher.group(2)), number(matcher.group(3)), 1, words);
        }
        matcher = NUMERIC.matcher(text);
        if (found(NUMERIC, matcher, text, words)) {
            int first = number(matcher.group(1));
            int second = number(matcher.group(3));
            boolean month = second > 12
                    || first <= 12 && monthFirst && !matcher.group(2).equals(".");
            boolean open = !settled
                    && first <= 12
                    && second <= 12
                    && first != second
                    && !matcher.group(2).equals(".");
            return date(matcher.group(4), month ? first : second, month ? second : first, open ? 0.7 : 1, words);
        }
        matcher = DAY_NAME.matcher(text);
        if (found(DAY_NAME, matcher, text, words) && month(matcher.group(2)) > 0) {
            return date(matcher.group(3), month(matcher.group(2)), number(matcher.group(1)), 1, words);
        }
        matcher = NAME_DAY.matcher(text);
        if (found(NAME_DAY, matcher, text, words) && month(matcher.group(1)) > 0) {
            return date(matcher.group(3), month(matcher.group(1)), number(matcher.group(2)), 1, words);
        }
        return Optional.empty();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static int month(String name) {
        if (!mayBeMonth(name)) {
            return 0;
        }
        String plain = name.toLowerCase(Locale.ROOT);
        boolean ascii = plain.length() > 2 && plain.charAt(0) < 128 && plain.charAt(1) < 128 && plain.charAt(2) < 128;
        if (ascii && !BEGINNINGS.contains(plain.substring(0, 3))) {
            return 0;
        }
        String folded = MARKS.matcher(Normalizer.normalize(plain.replace("ä", "ae"), Normalizer.Form.NFKD))
                .replaceAll("");
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).stream().anyMatch(folded::startsWith)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Whether the first letters are those of a month; only letters of the alphabet tell. */
    private static boolean mayBeMonth(String name) {
        int index = 0;
        for (int i = 0; i < 3 && i < name.length(); i++) {
            char c = name.charAt(i);
            int letter = (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) - 'a';
            if (letter < 0 || letter >= LETTERS) {
                return true;
            }
            index = index * LETTERS + letter;
        }
        return name.length() < 3 || BEGINS[index];
    }

    private static boolean[] begins() {
        boolean[] begins = new boolean[LETTERS * LETTERS * LETTERS];
        for (String month : BEGINNINGS) {
            int index = 0;
            for (int i = 0; i < 3; i++) {
                index = index * LETTERS + month.charAt(i) - 'a';
            }
            begins[index] = true;
        }
        return begins;
    }

    private static Optional<Candidate<LocalDate>> date(
            String yearText, int month, int day, double score, List<Word> words) {
        int year = number(yearText);
        if (year < 100) {
            year += year < 70 ? 2000 : 1900;
        }
        try {
            return Optional.of(new Candidate<>(LocalDate.of(year, month, day), score, words));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
