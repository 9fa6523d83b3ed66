package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells the country of a document by places, legal forms and tax names, read from {@code countries.tsv}. */
final class Countries {
    private static final List<Country> ALL = load();
    private static final Map<String, List<Country>> BY_PHRASE = byPhrase();

    private static final Set<String> FIRST_WORDS =
            BY_PHRASE.keySet().stream().map(phrase -> phrase.split(" ", -1)[0]).collect(Collectors.toUnmodifiableSet());

    private record Country(
            String code, String currency, @Nullable LocalDate until, String successor, Set<String> phrases) {
        Currency currencyOn(@Nullable LocalDate date) {
            boolean older = until == null || date != null && !date.isAfter(until);
            return Currency.getInstance(older ? currency : successor);
        }
    }

    /** A country and the line that tells it most plainly. */
    record Found(String code, Currency currency, double score, Line line) {}

    private Countries() {}

    /** Whether a text is the name of a country or of one of its towns, and nothing else. */
    static boolean isPlace(String text) {
        return BY_PHRASE.containsKey(Folding.fold(text));
    }

    private static Map<String, List<Country>> byPhrase() {
        Map<String, List<Country>> all = new HashMap<>();
        for (Country country : ALL) {
            country.phrases()
                    .forEach(phrase -> all.computeIfAbsent(phrase, key -> new ArrayList<>())
                            .add(country));
        }
        return all;
    }

    private static List<Country> load() {
        List<Country> all = new ArrayList<>();
        for (String[] row : PhraseBook.rows("/com/smartap/capture/countries.tsv")) {
            Set<String> phrases = new HashSet<>();
            for (String phrase : row[2].split("\\|", -1)) {
                phrases.add(Folding.fold(phrase));
            }
            String[] currency = row[1].split(" ", -1);
            boolean changed = currency.length > 1;
            all.add(new Country(
                    row[0],
                    currency[0],
                    changed ? LocalDate.parse(currency[2]) : null,
                    changed ? currency[3] : currency[0],
                    phrases));
        }
        return all;
    }

    /**
     * The country for which most different things speak; none if two are as likely.
     *
     * @param date of the document, since countries change their money
     */
    static Optional<Found> of(List<Line> lines, @Nullable LocalDate date) {
        Map<Country, Map<String, Line>> seen = new LinkedHashMap<>();
        for (Line line : lines) {
            List<String> tokens = Folding.tokens(line.text());
            for (int from = 0; from < tokens.size(); from++) {
                if (!FIRST_WORDS.contains(tokens.get(from))) {
                    continue;
                }
                StringBuilder phrase = new StringBuilder();
                for (int to = from; to < Math.min(tokens.size(), from + 3); to++) {
                    phrase.append(to == from ? "" : " ").append(tokens.get(to));
                    String text = phrase.toString();
                    for (Country country : BY_PHRASE.getOrDefault(text, List.of())) {
                        seen.computeIfAbsent(country, key -> new LinkedHashMap<>())
                                .putIfAbsent(text, line);
                    }
                }
            }
        }
        return most(seen, date);
    }

    private static Optional<Found> most(Map<Country, Map<String, Line>> seen, @Nullable LocalDate date) {
        Found best = null;
        int most = 0;
        int second = 0;
        for (Country country : ALL) {
            Map<String, Line> own = seen.getOrDefault(country, Map.of());
            if (own.size() > most) {
                second = most;
                most = own.size();
                Line first = own.values().iterator().next();
                best = new Found(country.code(), country.currencyOn(date), 0, first);
            } else {
                second = Math.max(second, own.size());
            }
        }
        if (best == null || most == second) {
            return Optional.empty();
        }
        double score = Math.min(0.95, 0.55 + 0.15 * (most - second));
        return Optional.of(new Found(best.code(), best.currency(), score, best.line()));
    }
}
