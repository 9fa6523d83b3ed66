package com.smartap.capture.internal.hybrid;

import com.smartap.capture.internal.check.Iban;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person sees on the pages, to look for values in it however they are written. */
final class VisibleText {
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9.,'\\u00a0\\u202f ]*");
    private static final Pattern ACCOUNT = Pattern.compile("\\b[A-Za-z]{2}[0-9]{2}(?:[ \\u00a0]?[A-Za-z0-9]){11,30}");
    private static final int ENOUGH = 60;
    private static final List<Locale> LANGUAGES = List.of(
            Locale.ENGLISH,
            Locale.GERMAN,
            Locale.FRENCH,
            Locale.ITALIAN,
            Locale.forLanguageTag("es"),
            Locale.forLanguageTag("nl"),
            Locale.forLanguageTag("pt"),
            Locale.forLanguageTag("pl"));

    private final List<String> lines;
    private final String packed;

    VisibleText(List<String> lines) {
        this.lines = List.copyOf(lines);
        this.packed = packed(String.join("", lines));
    }

    /** Whether there is enough text to say that something is not in it. */
    boolean isTelling() {
        return packed.length() >= ENOUGH;
    }

    /** Whether a text occurs, apart from blanks, marks and case. */
    boolean shows(String text) {
        String wanted = packed(text);
        return !wanted.isEmpty() && packed.contains(wanted);
    }

    /** Whether an amount occurs, with either decimal mark and whatever stands between the thousands. */
    boolean shows(BigDecimal amount) {
        String wanted = digits(amount.abs());
        for (String line : lines) {
            Matcher matcher = NUMBER.matcher(line);
            while (matcher.find()) {
                if (matches(matcher.group(), wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String digits(BigDecimal amount) {
        return amount.setScale(Math.max(2, amount.stripTrailingZeros().scale()))
                .toPlainString()
                .replace(".", "");
    }

    /** Whether digits are those of a number that is printed, which may leave out zero cents; blanks may separate two numbers. */
    private static boolean matches(String printed, String wanted) {
        String whole = printed.replaceAll("[^0-9]", "");
        if (whole.equals(wanted) || (whole + "00").equals(wanted) || (whole + "0").equals(wanted)) {
            return true;
        }
        for (String part : printed.split("[ \\u00a0\\u202f]+")) {
            String plain = part.replaceAll("[^0-9]", "");
            if (!plain.isEmpty()
                    && (plain.equals(wanted) || (plain + "00").equals(wanted) || (plain + "0").equals(wanted))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a day occurs, in figures in any order or with the month's name. */
    boolean shows(LocalDate day) {
        Set<String> forms = new LinkedHashSet<>();
        String year = "%04d".formatted(day.getYear());
        String shortYear = year.substring(2);
        for (String d : List.of("%02d".formatted(day.getDayOfMonth()), String.valueOf(day.getDayOfMonth()))) {
            for (String m : List.of("%02d".formatted(day.getMonthValue()), String.valueOf(day.getMonthValue()))) {
                forms.addAll(List.of(d + m + year, m + d + year, year + m + d, d + m + shortYear, m + d + shortYear));
            }
            for (Locale language : LANGUAGES) {
                for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
                    String name = day.getMonth().getDisplayName(style, language);
                    forms.addAll(List.of(d + name + year, name + d + year, d + "de" + name + "de" + year));
                }
            }
        }
        return forms.stream().anyMatch(this::shows);
    }

    /** The accounts that are printed, in normal form: those with right check digits. */
    Set<String> accounts() {
        Set<String> accounts = new LinkedHashSet<>();
        for (String line : lines) {
            Matcher matcher = ACCOUNT.matcher(line);
            while (matcher.find()) {
                String text = Iban.normalised(matcher.group());
                Iban.length(text.substring(0, 2))
                        .filter(length -> text.length() >= length)
                        .map(length -> text.substring(0, length))
                        .filter(Iban::isValid)
                        .ifPresent(accounts::add);
            }
        }
        return accounts;
    }

    private static String packed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toUpperCase(Locale.ROOT);
    }
}
