package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.pattern.QuickPattern;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The dictionary of labels: a file for each language, and those that a user adds as {@value LabelFiles#ADDED} on the
 * class path.
 */
final class Labels {
    private static final int LONGEST = 8;
    private static final int SHORT = 5;
    private static final int LONGEST_HEADING = 60;
    private static final QuickPattern IN_BRACKETS = QuickPattern.compile("\\([^)]*\\)");
    private static final QuickPattern UNIT = QuickPattern.compile(" ?\\b(eur|euro|usd|gbp|in|chf|pln|zł|€)\\b");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Labels BUILT_IN = LabelFiles.load();

    private record Entry(LabelKind kind, String language) {}

    private final Map<String, List<Entry>> fields = new HashMap<>();
    /** What labels begin with, so that most words are passed over at once. */
    private final Set<String> beginnings = new HashSet<>();

    private final Set<String> columnWords = new HashSet<>();
    private final Map<String, LabelKind> columns = new HashMap<>();

    static Labels builtIn() {
        return BUILT_IN;
    }

    void add(LabelKind kind, String language, String label) {
        String folded = Folding.fold(label);
        if (folded.isEmpty()) {
            return;
        }
        if (kind.isColumn()) {
            columns.putIfAbsent(folded, kind);
            int blank = folded.indexOf(' ');
            columnWords.add(blank < 0 ? folded : folded.substring(0, blank));
        } else {
            List<Entry> entries = fields.computeIfAbsent(folded, key -> new ArrayList<>());
            for (int at = folded.indexOf(' '); at > 0; at = folded.indexOf(' ', at + 1)) {
                beginnings.add(folded.substring(0, at));
            }
            beginnings.add(folded);
            if (!entries.contains(new Entry(kind, language))) {
                entries.add(new Entry(kind, language));
            }
        }
    }

    private record Match(Line line, int segment, int from, int to, List<Entry> entries) {
        int length() {
            return line.segments().get(segment).words().subList(from, to).stream()
                    .mapToInt(word -> word.text().length())
                    .sum();
        }
    }

    /**
     * All labels in some lines, several kinds for those that have several meanings. Short words are labels only in the
     * language of the document: {@code an} and {@code via} mean something else in the next one.
     */
    List<LabelHit> find(List<Line> lines) {
        List<Match> matches = new ArrayList<>();
        for (Line line : lines) {
            for (int s = 0; s < line.segments().size(); s++) {
                find(line, s, matches);
            }
        }
        Set<String> languages = languages(matches);
        List<LabelHit> hits = new ArrayList<>();
        for (Match match : matches) {
            boolean plain = match.length() > SHORT;
            Set<LabelKind> kinds = EnumSet.noneOf(LabelKind.class);
            List<Word> words = match.line().segments().get(match.segment()).words();
            double weight = weight(words, match.from(), match.to());
            for (Entry entry : match.entries()) {
                if ((plain || languages.contains(entry.language())) && kinds.add(entry.kind())) {
                    hits.add(new LabelHit(
                            entry.kind(),
                            match.line(),
                            match.segment(),
                            match.from(),
                            match.to(),
                            weight,
                            entry.language()));
                }
            }
        }
        return hits;
    }

    /** Whether some lines have the labels of a number and of a total, however little else they say. */
    boolean announceAnInvoice(List<Line> lines) {
        List<LabelHit> hits = find(lines);
        return hits.stream().anyMatch(hit -> hit.kind() == LabelKind.NUMBER && hit.weight() == 1)
                && hits.stream().anyMatch(hit -> hit.kind() == LabelKind.TOTAL && hit.weight() == 1);
    }

    /** English, which is everywhere, and the languages that most of the long labels are of. */
    private static Set<String> languages(List<Match> matches) {
        Map<String, Integer> votes = new HashMap<>();
        for (Match match : matches) {
            Set<String> own = new HashSet<>();
            match.entries().forEach(entry -> own.add(entry.language()));
            own.forEach(language -> votes.merge(language, match.length(), Integer::sum));
        }
        int most = votes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        Set<String> languages = new HashSet<>();
        languages.add("en");
        votes.forEach((language, count) -> {
            if (count >= 0.6 * most || count == most) {
                languages.add(language);
            }
        });
        return languages;
    }

    private void find(Line line, int at, List<Match> matches) {
        List<Word> words = line.segments().get(at).words();
        List<List<String>> tokens =
                words.stream().map(word -> Folding.tokens(word.text())).toList();
        int i = 0;
        while (i < words.size()) {
            int next = i + 1;
            for (int end = reach(words, tokens, i); end > i; end--) {
                boolean wordy = !tokens.get(end - 1).isEmpty() && !tokens.get(i).isEmpty();
                List<Entry> entries = wordy ? entries(words.subList(i, end), tokens.subList(i, end)) : List.of();
                if (!entries.isEmpty()) {
                    if (!translates(matches, line, at, i, end, entries)) {
                        matches.add(new Match(line, at, i, end, entries));
                    }
                    next = end;
                    break;
                }
            }
            i = next;
        }
    }

    /**
     * Whether a label says what the one before it does in another language, as in {@code Sprzedawca / Seller}: they are
     * one label then.
     */
    private static boolean translates(List<Match> matches, Line line, int at, int from, int to, List<Entry> entries) {
        Match last = matches.isEmpty() ? null : matches.get(matches.size() - 1);
        if (last == null || last.line() != line || last.segment() != at || last.to() != from - 1) {
            return false;
        }
        String between = line.segments().get(at).words().get(from - 1).text();
        List<Entry> both = new ArrayList<>(last.entries());
        both.removeIf(entry -> entries.stream().noneMatch(other -> other.kind() == entry.kind()));
        if (both.isEmpty() || !between.equals("/") && !between.equals("|")) {
            return false;
        }
        matches.set(matches.size() - 1, new Match(line, at, last.from(), to, both));
        return true;
    }

    /** How far a label that begins here may go. */
    private int reach(List<Word> words, List<List<String>> tokens, int from) {
        int most = Math.min(words.size(), from + LONGEST);
        if (tokens.get(from).isEmpty() || words.get(from).text().indexOf('-') > 0) {
            return tokens.get(from).isEmpty() ? from : most;
        }
        int end = from;
        while (end < most && beginnings.contains(Folding.join(tokens.subList(from, end + 1)))) {
            end++;
        }
        return end;
    }

    /** Whether a word may begin a heading of a column. */
    boolean mayBeginColumn(String word) {
        List<String> tokens = Folding.tokens(word);
        return !tokens.isEmpty() && columnWords.contains(tokens.get(0));
    }

    /** What some words announce; a hyphen may part a compound, as in {@code Beleg-Datum}. */
    private List<Entry> entries(List<Word> words, List<List<String>> tokens) {
        String joined = Folding.join(tokens);
        List<Entry> entries = fields.get(joined);
        boolean hyphen = entries == null && words.get(0).text().indexOf('-') > 0;
        List<Entry> compound = hyphen ? fields.get(joined.replace(" ", "")) : entries;
        return compound == null ? List.of() : compound;
    }

    private static double weight(List<Word> words, int from, int to) {
        if (from == 0) {
            return 1;
        }
        String before = words.get(from - 1).text();
        if (before.endsWith(":")
                || before.endsWith("|")
                || before.endsWith(".")
                || before.endsWith(",")
                || NO_WORD.matcher(before).matches()) {
            return 0.9;
        }
        return words.get(to - 1).text().endsWith(":") ? 0.8 : 0.5;
    }

    /** Whether all of a text is one label. */
    boolean isLabel(String text) {
        return fields.containsKey(Folding.fold(text));
    }

    /** The column that a header cell names. */
    Optional<LabelKind> column(String text) {
        if (text.length() > LONGEST_HEADING) {
            return Optional.empty();
        }
        String folded = Folding.fold(text.indexOf('(') < 0 ? text : IN_BRACKETS.replaceAll(text, " "));
        LabelKind kind = columns.get(folded);
        if (kind == null) {
            kind = columns.get(UNIT.replaceAll(folded, "").strip());
        }
        int slash = kind == null ? text.indexOf(" / ") : -1;
        if (slash > 0) {
            // The same in two languages.
            kind = columns.get(Folding.fold(text.substring(0, slash)));
            LabelKind other = columns.get(Folding.fold(text.substring(slash + 3)));
            kind = kind == null ? other : kind;
        }
        return Optional.ofNullable(kind);
    }
}
