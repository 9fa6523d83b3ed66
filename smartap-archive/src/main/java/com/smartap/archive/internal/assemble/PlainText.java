package com.smartap.archive.internal.assemble;

import org.jspecify.annotations.Nullable;

/** Makes text from strangers safe to print, and safe to be a name. */
final class PlainText {
    private static final int LONGEST_NAME = 120;

    private PlainText() {}

    /** One line without control characters and without marks that turn the direction of writing. */
    static String oneLine(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                out.append(' ');
            } else if (Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.SURROGATE) {
                out.appendCodePoint(c);
            }
        });
        return out.toString().strip();
    }

    /** A file name without any path, that no system takes for more than a name. */
    static String fileName(@Nullable String given) {
        String name = given == null ? "" : oneLine(given);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = name.replaceAll("[<>:\"|?*\\u0000]", "_")
                .replaceAll("^[. ]+", "")
                .replaceAll("[. ]+$", "");
        if (name.length() > LONGEST_NAME) {
            int dot = name.lastIndexOf('.');
            String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
            name = name.substring(0, LONGEST_NAME - ending.length()) + ending;
        }
        return name.isEmpty() ? "attachment" : name;
    }

    /** Text within XML; characters that XML cannot hold are left out. */
    static String xml(String text) {
        StringBuilder out = new StringBuilder();
        oneLine(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    if (c != 0xFFFE && c != 0xFFFF) {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.toString();
    }
}
