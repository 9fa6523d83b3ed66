package com.smartap.capture.internal.container;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Makes names that strangers gave to files harmless: no path, no control or direction characters, no reserved name. */
public final class Names {
    private static final int LONGEST = 150;
    private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul");

    private Names() {}

    /** The last part of a path in a form that can be shown and stored; never empty. */
    public static String plain(String name) {
        String path = name.replace('\\', '/');
        String stripped = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String base = stripped.substring(stripped.lastIndexOf('/') + 1);
        String clean = Normalizer.normalize(base, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF<>:\"|?*]", "")
                .strip()
                .replaceFirst("^\\.+", "");
        if (clean.length() > LONGEST) {
            int dot = clean.lastIndexOf('.');
            String ending = dot > 0 && clean.length() - dot <= 10 ? clean.substring(dot) : "";
            clean = clean.substring(0, LONGEST - ending.length()) + ending;
        }
        String stem = clean.replaceFirst("\\..*", "").toLowerCase(Locale.ROOT);
        boolean reserved = RESERVED.contains(stem) || stem.matches("(com|lpt)\\d");
        return clean.isEmpty() ? "document" : reserved ? "_" + clean : clean;
    }
}
