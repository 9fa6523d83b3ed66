package com.smartap.capture.internal.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QuickPatternTest {
    private static final List<String> EXPRESSIONS = List.of(
            "(?i).*(bank|sparkasse|zażółć|reg(?:istered|istration)? (?:no|number)).*",
            "(?<![\\d./]|\\p{L}-)(\\d{1,2})([-/.])\\s?(\\d{1,2})\\2\\s?((?:19|20)?\\d\\d)(?![\\d.]\\d|\\d)",
            "#?(?=.*\\d)[\\p{L}0-9#][\\p{L}0-9/._#-]{0,34}",
            "(?i)(tax |vat )?(invoice|rechnung|page)\\b.{0,5}",
            "\\b[A-Z]{2},? \\d{5}(-\\d{4})?\\b",
            "[.,]\\d{2}\\D*$",
            "(?i)\\(?\\s*(co\\.?\\s*(reg)?)?[a-z]{0,3}\\d{4,}\\s?-?",
            "(a|b?)c{2,3}|x+y|[^q]z{2}",
            "^[:\\s]+|,$",
            "(?:ab|)(?:cd)*e?",
            "a{0}b+?c*+",
            "\\u00e9[A-Ca-c-]\\.");
    private static final String SIGNS = "abcABCxyz q09.,:/-#()éÉżbank20no 1,00 12.03.2026 reg no";

    @Test
    void a_text_matches_what_the_plain_expression_matches() {
        Random random = new Random(11);
        for (String expression : EXPRESSIONS) {
            Pattern plain = Pattern.compile(expression);
            QuickPattern quick = QuickPattern.compile(expression);
            for (int i = 0; i < 4000; i++) {
                String text = text(random);
                assertThat(quick.matches(text))
                        .as("%s of %s", expression, text)
                        .isEqualTo(plain.matcher(text).matches());
                assertThat(quick.isIn(text))
                        .as("%s in %s", expression, text)
                        .isEqualTo(plain.matcher(text).find());
                assertThat(quick.begins(text)).isEqualTo(plain.matcher(text).lookingAt());
                assertThat(quick.replaceAll(text, "_"))
                        .isEqualTo(plain.matcher(text).replaceAll("_"));
            }
        }
    }

    /** Pieces of what the expressions look for, cut and put together anew. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(6);
        for (int i = 0; i < parts; i++) {
            String from = random.nextInt(3) == 0
                    ? EXPRESSIONS.get(random.nextInt(EXPRESSIONS.size())).replaceAll("[\\\\?*+{}\\[\\]()|]", "")
                    : SIGNS;
            int at = random.nextInt(from.length());
            text.append(from, at, Math.min(from.length(), at + 1 + random.nextInt(9)));
        }
        return random.nextInt(4) == 0 ? text.toString().toUpperCase(java.util.Locale.ROOT) : text.toString();
    }

    @Test
    void what_a_match_must_hold_is_read_from_the_expression() {
        assertThat(Requirement.of("(?i).*(bank|Sparkasse).*").orElseThrow()).containsExactly("bank", "sparkasse");
        assertThat(Requirement.of("\\d{4}-\\d").orElseThrow()).containsExactly("0000-0");
        assertThat(Requirement.of("(?=.*\\d)\\w+").orElseThrow()).containsExactly("0");
        assertThat(Requirement.of("(ab|c)d?"))
                .hasValueSatisfying(any -> assertThat(any).containsExactlyInAnyOrder("ab", "abd", "c", "cd"));
        assertThat(Requirement.of("(ab)?|c")).isEmpty();
    }

    @Test
    void an_expression_that_is_not_understood_is_simply_searched_for() {
        for (String expression : List.of("[a-z&&[^b]]", "(?x) a b", "\\Qa\\E", "(?<name>a)", "\\x61")) {
            assertThat(Requirement.of(expression)).as(expression).isEmpty();
            QuickPattern quick = QuickPattern.compile(expression);
            for (int i = 0; i < 200; i++) {
                assertThat(quick.isIn("xab"))
                        .isEqualTo(Pattern.compile(expression).matcher("xab").find());
            }
        }
    }

    @Test
    void needles_are_found_where_a_plain_scan_finds_them() {
        Random random = new Random(5);
        for (int i = 0; i < 3000; i++) {
            List<String> wanted = random.ints(1 + random.nextInt(5), 0, 1000)
                    .mapToObj(seed -> word(new Random(seed), 1 + seed % 5))
                    .toList();
            String text = word(random, random.nextInt(14));
            boolean holds =
                    wanted.stream().anyMatch(one -> Needles.canonical(text).contains(Needles.canonical(one)));
            assertThat(Needles.of(wanted).in(text)).as("%s in %s", wanted, text).isEqualTo(holds);
        }
    }

    private static String word(Random random, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append("abA1ż".charAt(random.nextInt(5)));
        }
        return word.toString();
    }
}
