package com.smartap.payments.pain;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises countries and towns in address lines. */
final class Places {
    private static final Set<String> US_STATES =
            Set.of(("AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD"
                            + " MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA PR RI SC SD TN TX UT VT VA WA WV WI WY")
                    .split(" "));
    private static final Set<String> CA_PROVINCES = Set.of("AB BC MB NB NL NS NT NU ON PE QC SK YT".split(" "));
    private static final Map<String, String> COUNTRIES = countries();

    /** {@code Detroit, MI 48201} and {@code Toronto ON M5V 2T6}. */
    private static final Pattern NORTH_AMERICA = Pattern.compile(
            "(?<town>\\p{L}[^,]*?)?[, ]*\\b(?<region>[A-Z]{2})[, ]+(?<code>[0-9]{5}(?:-[0-9]{4})?|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9])");
    /** {@code 10115 Berlin}, {@code D-10115 Berlin}, {@code 1012 AB Amsterdam}, {@code 00-950 Warszawa}. */
    private static final Pattern CODE_FIRST = Pattern.compile(
            "(?:(?<country>[A-Z]{1,2})[- ])?(?<code>[0-9]{4} ?[A-Z]{2}|[0-9]{2}-[0-9]{3}|[0-9]{4}-[0-9]{3}|[0-9]{3} [0-9]{2}|[0-9]{4,6}),? +(?<town>\\p{L}.*)");
    /** {@code London SW1A 1AA}. */
    private static final Pattern BRITAIN =
            Pattern.compile("(?:(?<town>\\p{L}[^0-9]*?)[, ]+)?(?<code>[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2})");

    private Places() {}

    /**
     * A town that was recognised.
     *
     * @param town null where the line holds only the rest
     * @param country null where the line does not tell
     */
    record Found(
            @Nullable String town,
            String postalCode,
            @Nullable String region,
            @Nullable String country) {}

    /** The code of a country's name, in English or its own words; null if a line is no country. */
    static @Nullable String country(String line) {
        String plain = line.strip().replaceAll("\\.", "").toUpperCase(Locale.ROOT);
        if (plain.length() == 2 && (US_STATES.contains(plain) || CA_PROVINCES.contains(plain))) {
            return null; // DE may be Germany or Delaware
        }
        return COUNTRIES.get(plain);
    }

    /** The town with its postal code in a line; null if it is none. */
    static @Nullable Found town(String line, @Nullable String country) {
        Matcher american = NORTH_AMERICA.matcher(line);
        if (american.matches() && (country == null || country.equals("US") || country.equals("CA"))) {
            String region = american.group("region");
            boolean digits = Character.isDigit(american.group("code").charAt(0));
            if (digits ? US_STATES.contains(region) : CA_PROVINCES.contains(region)) {
                return new Found(american.group("town"), american.group("code"), region, digits ? "US" : "CA");
            }
        }
        Matcher british = BRITAIN.matcher(line);
        if (british.matches() && (country == null || country.equals("GB"))) {
            return new Found(british.group("town"), british.group("code"), null, "GB");
        }
        Matcher first = CODE_FIRST.matcher(line);
        if (first.matches() && !"US".equals(country)) {
            return new Found(first.group("town").strip(), first.group("code"), null, prefix(first.group("country")));
        }
        return null;
    }

    private static @Nullable String prefix(@Nullable String letters) {
        if (letters == null) {
            return null;
        }
        return switch (letters) {
            case "D" -> "DE";
            case "A" -> "AT";
            case "F" -> "FR";
            case "I" -> "IT";
            case "B" -> "BE";
            case "L" -> "LU";
            case "E" -> "ES";
            default -> letters.length() == 2 && COUNTRIES.containsKey(letters) ? letters : null;
        };
    }

    private static Map<String, String> countries() {
        Map<String, String> names = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale locale = new Locale("", code);
            names.put(code, code);
            names.put(locale.getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT), code);
        }
        names.putAll(Map.of(
                "USA", "US",
                "UNITED STATES OF AMERICA", "US",
                "UK", "GB",
                "ENGLAND", "GB",
                "SCOTLAND", "GB",
                "GREAT BRITAIN", "GB",
                "CZECH REPUBLIC", "CZ",
                "HOLLAND", "NL",
                "THE NETHERLANDS", "NL"));
        names.putAll(Map.of(
                "DEUTSCHLAND", "DE",
                "ÖSTERREICH", "AT",
                "SCHWEIZ", "CH",
                "SUISSE", "CH",
                "ESPAÑA", "ES",
                "ITALIA", "IT",
                "POLSKA", "PL",
                "NEDERLAND", "NL",
                "BELGIË", "BE",
                "BELGIQUE", "BE"));
        return Map.copyOf(names);
    }
}
