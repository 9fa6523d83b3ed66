package com.smartap.capture.made;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** How one invoice writes dates and amounts, and which taxes there are where it comes from. */
final class Locality {
    final String language;
    final boolean american;
    final String currency;
    final List<String> rates;
    private final DateTimeFormatter dates;
    private final DecimalFormat amounts;
    private final DecimalFormat numbers;
    private final String sign;
    private final boolean signBefore;

    Locality(String language, Random random, boolean american, boolean signed) {
        this.language = language;
        this.american = american;
        this.currency = switch (language) {
            case "en" -> american ? "USD" : "GBP";
            case "pl" -> "PLN";
            default -> "EUR";
        };
        this.rates = switch (language) {
            case "en" -> american ? List.of("8.25") : List.of("20", "5");
            case "de" -> List.of("19", "7");
            case "fr" -> List.of("20", "5.5");
            case "es" -> List.of("21", "10");
            case "it" -> List.of("22", "10");
            case "nl" -> List.of("21", "9");
            case "pt" -> List.of("23", "6");
            default -> List.of("23", "8");
        };
        this.dates = DateTimeFormatter.ofPattern(pattern(random), Locale.forLanguageTag(language));
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        boolean point = language.equals("en");
        boolean blank = language.equals("fr") || language.equals("pl");
        symbols.setDecimalSeparator(point ? '.' : ',');
        symbols.setGroupingSeparator(point ? ',' : blank ? ' ' : '.');
        this.amounts = new DecimalFormat(random.nextInt(5) == 0 ? "0.00" : "#,##0.00", symbols);
        this.numbers = new DecimalFormat("0.####", symbols);
        String[] signs = switch (currency) {
            case "USD" -> new String[] {"$", "USD ", ""};
            case "GBP" -> new String[] {"£", "GBP ", "£"};
            case "PLN" -> new String[] {"zł", "PLN", ""};
            default -> new String[] {"€", "EUR", ""};
        };
        this.sign = signs[random.nextInt(signed ? 2 : 3)];
        this.signBefore = point || language.equals("nl");
    }

    private String pattern(Random random) {
        List<String> patterns = switch (language) {
            case "en" ->
                american
                        ? List.of("MM/dd/yyyy", "MMMM d, yyyy", "M/d/yyyy", "MMM d, yyyy", "yyyy-MM-dd", "MM/dd/yy")
                        : List.of("dd/MM/yyyy", "d MMMM yyyy", "dd MMM yyyy", "dd-MM-yyyy", "dd-MMM-yy");
            case "de", "pl" -> List.of("dd.MM.yyyy", "d. MMMM yyyy", "dd.MM.yy", "yyyy-MM-dd");
            case "nl" -> List.of("dd-MM-yyyy", "d MMMM yyyy", "dd/MM/yyyy");
            default -> List.of("dd/MM/yyyy", "d MMMM yyyy", "dd-MM-yyyy", "dd/MM/yy");
        };
        String pattern = patterns.get(random.nextInt(patterns.size()));
        return language.equals("pl") && pattern.equals("d. MMMM yyyy") ? "d MMMM yyyy" : pattern;
    }

    String date(LocalDate date) {
        return dates.format(date);
    }

    /** An amount as it stands in a table, without a sign. */
    String amount(BigDecimal value) {
        return amounts.format(value.setScale(2, RoundingMode.HALF_UP));
    }

    /** An amount as it stands in the sums. */
    String money(BigDecimal value) {
        if (signBefore && (sign.equals("€") || sign.equals("EUR"))) {
            return sign + " " + amount(value);
        }
        return signBefore ? sign + amount(value) : (amount(value) + " " + sign).strip();
    }

    String number(BigDecimal value) {
        return numbers.format(value);
    }

    /** Whether the sums name the currency. */
    boolean hasSign() {
        return !sign.isEmpty();
    }
}
