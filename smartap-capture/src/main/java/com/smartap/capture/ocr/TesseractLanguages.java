package com.smartap.capture.ocr;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeMap;

/** The language data that is installed, and its names: Tesseract says {@code deu} where ISO 639-1 says {@code de}. */
final class TesseractLanguages {
    private static final int MOST_AT_ONCE = 3;
    /** Scripts that Java's own names for the codes do not tell apart. */
    private static final Map<String, String> SPECIAL = Map.of("zh", "chi_sim", "sr", "srp");

    private final Set<String> installed;
    private final Map<String, String> byCode = new TreeMap<>();

    private TesseractLanguages(Set<String> installed) {
        this.installed = installed;
        for (String code : Locale.getISOLanguages()) {
            String name = SPECIAL.getOrDefault(code, iso3(code));
            if (installed.contains(name)) {
                byCode.put(code, name);
            }
        }
    }

    /** Reads the output of {@code tesseract --list-langs}. */
    static TesseractLanguages of(String output) {
        Set<String> names = new LinkedHashSet<>();
        output.lines()
                .skip(1)
                .map(String::strip)
                .filter(name -> name.matches("[A-Za-z_]{2,20}"))
                .forEach(names::add);
        return new TesseractLanguages(names);
    }

    private static String iso3(String code) {
        try {
            return Locale.forLanguageTag(code).getISO3Language();
        } catch (MissingResourceException e) {
            return "";
        }
    }

    boolean isEmpty() {
        return byCode.isEmpty();
    }

    boolean hasOrientation() {
        return installed.contains("osd");
    }

    Set<String> codes() {
        return Set.copyOf(byCode.keySet());
    }

    /** The value of the option {@code -l}: those of the wanted languages that are installed, else English. */
    String arguments(List<String> wanted) {
        List<String> names = new ArrayList<>();
        for (String code : wanted) {
            String name = byCode.get(code);
            if (name != null && !names.contains(name) && names.size() < MOST_AT_ONCE) {
                names.add(name);
            }
        }
        if (names.isEmpty()) {
            names.add(byCode.getOrDefault("en", byCode.values().iterator().next()));
        }
        return String.join("+", names);
    }
}
