package com.smartap.capture.internal.read;

import com.smartap.capture.internal.check.Iban;
import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.pattern.QuickPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the account to which an invoice is paid. */
final class Ibans {
    private static final Pattern START = Pattern.compile("(?i:iban:?)?[A-Z]{2}(\\d\\w*[-,;.|]*)?");
    private static final QuickPattern FORM = QuickPattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{10,30}");
    private static final QuickPattern PAYERS = QuickPattern.compile(
            "(?i).*(ihr(?:em)? konto|von ihrem|mandat|lastschrift|abgebucht|abbuch|your account|direct debit|prélev|votre compte"
                    + "|domicilia|su cuenta|addebit|incass|débito direto|sua conta).*");
    private static final QuickPattern MARKS_LAST = QuickPattern.compile("[,;.|-]+$");
    private static final QuickPattern LABEL_FIRST = QuickPattern.compile("^(?i)iban:?");
    private static final int MOST_WORDS = 10;
    /** Letters, check digits and the shortest account. */
    private static final int SHORTEST = 14;

    private static final double RIGHT = 0.97;

    private Ibans() {}

    /** Accounts, best first: with the right check digits, and not said to be the payer's. */
    static List<Candidate<String>> find(Reading reading) {
        List<Candidate<String>> found = new ArrayList<>();
        for (Line line : reading.lines()) {
            List<Word> words = line.words();
            double own = PAYERS.matches(line.text()) ? 0.85 : 1;
            for (int i = 0; i < words.size(); i++) {
                if (mayStart(words.get(i).text())
                        && START.matcher(words.get(i).text()).matches()) {
                    at(words, i).ifPresent(iban -> found.add(iban.scored(iban.score() * own)));
                }
            }
        }
        found.sort(Comparator.comparingDouble((Candidate<String> iban) -> iban.score())
                .reversed());
        return found;
    }

    /** A stroke behind the last digit is easily read as one more of them. */
    private static String withoutTail(String text) {
        String shorter = text.substring(0, Math.max(0, text.length() - 1));
        return FORM.matches(shorter) && !Iban.isValid(text) && Iban.isValid(shorter) ? shorter : text;
    }

    private static boolean mayStart(String text) {
        boolean capitals = text.length() > 1 && isCapital(text.charAt(0)) && isCapital(text.charAt(1));
        return capitals || text.regionMatches(true, 0, "iban", 0, 4);
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static Optional<Candidate<String>> at(List<Word> words, int i) {
        for (int to = Math.min(words.size(), i + MOST_WORDS); to > i; to--) {
            String text = words.subList(i, to).stream().map(Word::text).collect(Collectors.joining());
            if (text.length() < SHORTEST || !Signs.hasDigit(text)) {
                continue;
            }
            text = withoutTail(LABEL_FIRST.replaceAll(MARKS_LAST.replaceAll(text, ""), ""));
            if (FORM.matches(text)) {
                boolean right = Iban.isValid(text);
                boolean labelled = i > 0
                        && Reading.lower(Segment.text(words.subList(Math.max(0, i - 3), i)))
                                .contains("iban");
                boolean plain = words.subList(i + 1, to).stream().allMatch(word -> Signs.hasDigit(word.text()));
                if (right || labelled && plain) {
                    return Optional.of(new Candidate<>(text, right ? RIGHT : 0.6, words.subList(i, to)));
                }
            }
        }
        return Optional.empty();
    }
}
