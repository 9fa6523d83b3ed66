package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.pattern.QuickPattern;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the currency: a code beats a sign, and what stands at a sum counts more than what stands elsewhere. */
final class Currencies {
    private static final QuickPattern CODE = QuickPattern.compile(
            "(?<![A-Z])(USD|EUR|HRK|GBP|JPY|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|INR|CNY|SGD|HKD|MXN|BRL|ZAR|TRY|RON|BGN|MYR|THB|KRW|AED|ILS|KWD)(?![A-Z])");
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("€", "EUR"),
            Map.entry("£", "GBP"),
            Map.entry("¥", "JPY"),
            Map.entry("₹", "INR"),
            Map.entry("zł", "PLN"),
            Map.entry("Kč", "CZK"),
            Map.entry("R$", "BRL"),
            Map.entry("SFr", "CHF"),
            Map.entry("C$", "CAD"),
            Map.entry("CA$", "CAD"),
            Map.entry("A$", "AUD"),
            Map.entry("AU$", "AUD"),
            Map.entry("₩", "KRW"),
            Map.entry("Rs", "INR"),
            Map.entry("RM", "MYR"),
            Map.entry("kn", "HRK"),
            Map.entry("$", "USD"));

    private static final int LONGEST_AMOUNT = 24;
    private static final Map<String, Pattern> LETTERS = SIGNS.keySet().stream()
            .filter(sign -> sign.matches("\\p{L}+"))
            .collect(Collectors.toMap(sign -> sign, sign -> Pattern.compile(sign + "\\.?[\\d.,]*|[\\d.,]+" + sign)));
    private static final QuickPattern CANADA =
            QuickPattern.compile("\\b(HST|QST)\\b|\\b[ABCEGHJ-NPRSTVXY]\\d[A-Z] ?\\d[A-Z]\\d\\b");
    private static final QuickPattern AUSTRALIA = QuickPattern.compile("\\bABN\\b|\\b(NSW|VIC|QLD) \\d{4}\\b");
    private static final Set<String> DOLLARS =
            Set.of("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "BBD", "JMD");
    private static final double PLAIN = 0.85;
    private static final double ANOTHER_DOLLAR = 0.05;

    private Currencies() {}

    /**
     * The currency first, if there is one, and then the others that the document prints.
     *
     * @param issued the date of the invoice, for currencies that are no more
     */
    static List<Candidate<Currency>> candidates(Reading reading, @Nullable LocalDate issued) {
        List<Candidate<Currency>> all = new ArrayList<>();
        find(reading, issued, all).ifPresent(chosen -> all.add(0, chosen));
        return all;
    }

    private static Optional<Candidate<Currency>> find(
            Reading reading, @Nullable LocalDate issued, List<Candidate<Currency>> others) {
        Optional<Candidate<Currency>> printed = find(reading, others);
        boolean dollars = printed.isPresent()
                && printed.get().value().getCurrencyCode().equals("USD")
                && !hasCode(reading.lines());
        if (printed.isPresent()
                && !dollars
                && !isStray(reading, printed.get().value().getCurrencyCode())) {
            return printed;
        }
        Optional<Countries.Found> country = Countries.of(reading.lines(), issued);
        boolean stray = printed.isPresent()
                && country.isPresent()
                && country.get().score() >= PLAIN
                && (isStray(reading, printed.get().value().getCurrencyCode())
                        // A till prints the sign it has; its shop takes the money of its country.
                        || dollars && Receipt.is(reading));
        if (printed.isPresent() && !dollars && !stray) {
            return printed;
        }
        // Without a code or sign, and for dollars, which many countries have, the country decides.
        return country.filter(found ->
                        stray || !dollars || DOLLARS.contains(found.currency().getCurrencyCode()))
                .map(found -> new Candidate<>(
                        found.currency(), found.score(), found.line().words()))
                .or(() -> printed);
    }

    private static Optional<Candidate<Currency>> find(Reading reading, List<Candidate<Currency>> others) {
        Map<String, Double> votes = new HashMap<>();
        Map<String, Word> places = new HashMap<>();
        for (LabelHit hit : reading.hits(LabelKind.CURRENCY).toList()) {
            for (Reading.Span span : reading.spans(hit)) {
                span.words().stream().limit(3).forEach(word -> vote(word, 20, votes, places));
            }
        }
        Set<Integer> sums = reading.hits(LabelKind.TOTAL, LabelKind.AMOUNT_DUE)
                .map(hit -> hit.line().index())
                .collect(Collectors.toSet());
        for (Line line : reading.lines()) {
            boolean sum = sums.contains(line.index());
            for (Word word : line.words()) {
                vote(word, sum ? 6 : 1, votes, places);
            }
        }
        Optional<Map.Entry<String, Double>> best = votes.entrySet().stream().max(Map.Entry.comparingByValue());
        if (best.isEmpty()) {
            return Optional.empty();
        }
        String code = best.get().getKey();
        boolean dollar = code.equals("USD") && !hasCode(reading.lines());
        String home = dollar ? dollars(reading) : code;
        double rivals = votes.values().stream().mapToDouble(Double::doubleValue).sum()
                - best.get().getValue();
        double clear = best.get().getValue() / (best.get().getValue() + rivals);
        double sum = best.get().getValue() + rivals;
        votes.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(vote -> new Candidate<>(
                        Currency.getInstance(vote.getKey()), vote.getValue() / sum, List.of(places.get(vote.getKey()))))
                .forEach(others::add);
        if (dollar) {
            // Whose dollars they are only their country says.
            List.of("USD", "CAD", "AUD")
                    .forEach(other -> others.add(
                            new Candidate<>(Currency.getInstance(other), ANOTHER_DOLLAR, List.of(places.get(code)))));
        }
        double score = (dollar ? 0.93 : 0.97) * (0.6 + 0.4 * clear);
        return Optional.of(new Candidate<>(Currency.getInstance(home), score, List.of(places.get(code))));
    }

    /** A sign that stands once or twice, without any code, may be a letter that was misread. */
    private static boolean isStray(Reading reading, String code) {
        long signs = reading.lines().stream()
                .flatMap(line -> line.words().stream())
                .filter(word -> SIGNS.entrySet().stream()
                        .anyMatch(sign ->
                                sign.getValue().equals(code) && word.text().contains(sign.getKey())))
                .count();
        boolean codes = reading.lines().stream().anyMatch(line -> CODE.isIn(line.text()));
        return signs <= 2 && !codes;
    }

    private static boolean hasCode(List<Line> lines) {
        return lines.stream().anyMatch(line -> line.text().contains("USD"));
    }

    private static String dollars(Reading reading) {
        for (Line line : reading.lines()) {
            String text = line.text();
            if (CANADA.isIn(text)) {
                return "CAD";
            }
            if (AUSTRALIA.isIn(text)) {
                return "AUD";
            }
        }
        return "USD";
    }

    private static boolean mayHaveSign(String text) {
        return text.length() < 5 || Signs.hasDigit(text) || Signs.hasAny(text, "€£¥₹₩$");
    }

    private static void vote(Word word, double weight, Map<String, Double> votes, Map<String, Word> places) {
        String text = word.text();
        Matcher code = Signs.hasCapitals(text, 3) ? CODE.matcher(text) : null;
        String found = null;
        if (code != null && code.find()) {
            found = code.group(1);
            weight *= 2;
        } else if (text.length() < LONGEST_AMOUNT && mayHaveSign(text)) {
            int longest = 0;
            for (Map.Entry<String, String> sign : SIGNS.entrySet()) {
                if (sign.getKey().length() > longest && text.contains(sign.getKey())) {
                    Pattern letters = LETTERS.get(sign.getKey());
                    if (letters == null || letters.matcher(text).matches()) {
                        longest = sign.getKey().length();
                        found = sign.getValue();
                    }
                }
            }
        }
        if (found != null) {
            votes.merge(found, weight, Double::sum);
            places.putIfAbsent(found, word);
        }
    }
}
