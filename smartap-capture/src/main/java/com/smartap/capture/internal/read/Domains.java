package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.pattern.QuickPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/** The mail and web domains that a document prints, which often say the vendor's name where a picture hides it. */
final class Domains {
    private static final QuickPattern DOMAIN = QuickPattern.compile(
            "(?i)(?:@|www\\.|https?://(?:www\\.)?|^)([a-z0-9-]{2,40}(?:\\.[a-z0-9-]{2,30})*\\.[a-z]{2,10})(?![\\w@])");
    private static final Set<String> PROVIDERS = Set.of(
            "gmail",
            "googlemail",
            "outlook",
            "hotmail",
            "live",
            "yahoo",
            "gmx",
            "web",
            "icloud",
            "aol",
            "orange",
            "free",
            "wanadoo",
            "t-online",
            "libero",
            "terra",
            "sapo",
            "wp",
            "onet",
            "interia",
            "proton",
            "protonmail",
            "mail",
            "email",
            "paypal",
            "facebook",
            "twitter",
            "linkedin",
            "instagram",
            "youtube",
            "example",
            "localhost",
            "europa",
            "ec");
    private static final Set<String> SECOND = Set.of("co", "com", "org", "net", "gov", "ac", "or", "ne");
    private static final int SHORTEST = 3;

    private record Seen(int times, Word first) {}

    private final Map<String, Seen> names = new HashMap<>();
    private final Reading reading;

    /** @param others whether a word belongs to somebody else, whose domain says nothing */
    Domains(Reading reading, Predicate<Word> others) {
        this.reading = reading;
        for (Line line : reading.lines()) {
            for (Word word : line.words()) {
                if (word.text().indexOf('.') > 0 && Signs.hasLetters(word.text(), 2) && !others.test(word)) {
                    add(word);
                }
            }
        }
    }

    private void add(Word word) {
        Matcher matcher = DOMAIN.matcher(word.text());
        if (!DOMAIN.mayMatch(word.text()) || !matcher.find()) {
            return;
        }
        String host = Reading.lower(matcher.group(1));
        boolean plain = matcher.start(1) == 0
                && !host.matches(".*\\.(com|net|org|eu|de|fr|es|it|nl|be|at|ch|pt|pl|co|io|uk|in|us)");
        String[] parts = host.split("\\.", -1);
        int at = parts.length - 2;
        if (at > 0 && SECOND.contains(parts[at])) {
            at--;
        }
        String name = parts[at];
        if (!plain && name.length() >= SHORTEST && name.matches(".*[a-z].*") && !PROVIDERS.contains(name)) {
            names.merge(name, new Seen(1, word), (a, b) -> new Seen(a.times() + 1, a.first()));
        }
    }

    /** How much the domains speak for a name, 0 to 1. */
    double support(String name) {
        List<String> tokens = tokens(name);
        String joined = String.join("", tokens);
        double most = 0;
        for (String domain : names.keySet()) {
            String plain = domain.replace("-", "");
            boolean whole = joined.equals(plain)
                    || joined.length() >= 4 && plain.startsWith(joined)
                    || plain.length() >= 4 && joined.startsWith(plain);
            boolean part = tokens.stream().anyMatch(token -> token.length() >= 4 && plain.contains(token));
            most = Math.max(most, whole ? 1 : part ? 0.7 : 0);
        }
        return most;
    }

    /** The same of a domain that stands there more than once. */
    Optional<Candidate<String>> often() {
        return names.values().stream().anyMatch(seen -> seen.times() > 1) ? name() : Optional.empty();
    }

    /** A name made of the domain, as the document writes it where it does. */
    Optional<Candidate<String>> name() {
        Optional<Map.Entry<String, Seen>> best = names.entrySet().stream()
                .max(Comparator.comparingInt(
                        (Map.Entry<String, Seen> entry) -> entry.getValue().times()));
        return best.map(entry -> written(entry.getKey())
                .orElseGet(() -> new Candidate<>(
                        capital(entry.getKey()), 0.4, List.of(entry.getValue().first()))));
    }

    private Optional<Candidate<String>> written(String domain) {
        String plain = domain.replace("-", "");
        for (Line line : reading.lines()) {
            List<Word> words = line.words();
            for (int i = 0; i < words.size(); i++) {
                StringBuilder joined = new StringBuilder();
                for (int to = i; to < Math.min(words.size(), i + 4); to++) {
                    joined.append(String.join("", Folding.tokens(words.get(to).text())));
                    boolean name = joined.toString().equals(plain)
                            && Character.isUpperCase(words.get(i).text().charAt(0));
                    if (name) {
                        List<Word> found = words.subList(i, to + 1);
                        List<String> texts = new ArrayList<>();
                        found.forEach(word -> texts.add(word.text().replaceAll("[,;:.()]+$", "")));
                        return Optional.of(new Candidate<>(String.join(" ", texts), 0.6, found));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static String capital(String domain) {
        return domain.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + domain.substring(1);
    }

    private static List<String> tokens(String name) {
        return Folding.tokens(name).stream()
                .filter(token -> token.length() > 1 && !LegalForms.in(token))
                .toList();
    }
}
