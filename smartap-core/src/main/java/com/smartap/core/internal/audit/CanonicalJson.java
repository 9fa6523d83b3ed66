package com.smartap.core.internal.audit;

import java.util.Map;
import java.util.TreeMap;

/**
 * The canonical form of JSON objects that hold texts and objects: keys in the order of their UTF-16 code units, no
 * blanks, the shortest escapes. Numbers are texts, so that nobody rounds them. Source: RFC 8785.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /**
     * The canonical text.
     *
     * @param fields texts, and maps of the same kind
     */
    public static String of(Map<String, ?> fields) {
        StringBuilder out = new StringBuilder(256);
        object(fields, out);
        return out.toString();
    }

    private static void object(Map<String, ?> fields, StringBuilder out) {
        out.append('{');
        String comma = "";
        for (Map.Entry<String, ?> field : new TreeMap<>(fields).entrySet()) {
            out.append(comma);
            text(field.getKey(), out);
            out.append(':');
            value(field.getValue(), out);
            comma = ",";
        }
        out.append('}');
    }

    @SuppressWarnings("unchecked")
    private static void value(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            object((Map<String, ?>) map, out);
        } else {
            text((String) value, out);
        }
    }

    private static void text(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u%04x".formatted((int) c));
                    } else if (Character.isSurrogate(c) && !paired(text, i)) {
                        out.append('\ufffd'); // half a character has no bytes in UTF-8
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean paired(String text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
