package com.smartap.capture.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a value counts as right, by the rules of the samples' {@code score.py}. */
final class Sameness {
    private static final BigDecimal CENT = new BigDecimal("0.005");
    private static final Set<String> AMOUNTS = Set.of("total", "net", "tax", "amount_due");
    private static final Set<String> LEGAL = Set.of(
            ("gmbh co kg ag ltd limited llc inc bv sa sl srl sarl sas se ab as oy plc sdn bhd doo dd ev e k und and")
                    .split(" "));
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+");
    private static final Pattern INITIALS = Pattern.compile("(?<=\\b\\w)\\.");

    private Sameness() {}

    static boolean isSame(String field, String read, String truth, JsonNode document) {
        if (AMOUNTS.contains(field)) {
            return new BigDecimal(read).subtract(new BigDecimal(truth)).abs().compareTo(CENT) < 0;
        }
        return switch (field) {
            case "invoice_date", "due_date" -> read.equals(truth.substring(0, Math.min(10, truth.length())));
            case "lines" -> new BigDecimal(read).compareTo(new BigDecimal(truth)) == 0;
            case "vendor" -> isVendor(read, truth, document);
            case "vendor_vat", "iban" -> alphanumeric(read).equals(alphanumeric(truth));
            default -> code(read).equals(code(truth));
        };
    }

    private static boolean isVendor(String read, String truth, JsonNode document) {
        String a = vendor(read);
        List<String> names = new ArrayList<>(List.of(truth));
        document.path("vendor_aliases").forEach(alias -> names.add(alias.asText()));
        for (String name : names) {
            String b = vendor(name);
            boolean within = (" " + a + " ").contains(" " + b + " ") || (" " + b + " ").contains(" " + a + " ");
            boolean longEnough = 2 * Math.min(a.length(), b.length()) >= Math.max(a.length(), b.length());
            if (a.equals(b) || !a.isEmpty() && !b.isEmpty() && within && longEnough) {
                return true;
            }
        }
        return false;
    }

    private static String vendor(String name) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(INITIALS.matcher(fold(name)).replaceAll(""));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        List<String> own = words.stream().filter(word -> !LEGAL.contains(word)).toList();
        return String.join(" ", own.isEmpty() ? words : own);
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replaceAll("\\p{M}", "");
    }

    private static String alphanumeric(String text) {
        return fold(text).replaceAll("[^a-z0-9]", "");
    }

    private static String code(String text) {
        return fold(text).replaceAll("[\\s#]|^no\\.?(?=\\d)", "");
    }
}
