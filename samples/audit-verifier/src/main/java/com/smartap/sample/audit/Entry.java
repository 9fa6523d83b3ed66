package com.smartap.sample.audit;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The texts at the top of a record, which is canonical JSON of texts and objects (RFC 8785). */
final class Entry {
    private final String json;
    private final Map<String, String> texts = new HashMap<>();
    private int at;

    private Entry(String json) {
        this.json = json;
    }

    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException if it is not what it should be
     */
    static Map<String, String> texts(byte[] bytes) {
        Entry entry = new Entry(new String(bytes, StandardCharsets.UTF_8));
        entry.object(true);
        if (entry.at != entry.json.length()) {
            throw entry.malformed();
        }
        return entry.texts;
    }

    private void object(boolean top) {
        take('{');
        if (peek() == '}') {
            at++;
            return;
        }
        while (true) {
            String name = text();
            take(':');
            if (peek() == '"') {
                String value = text();
                if (top) {
                    texts.put(name, value);
                }
            } else {
                object(false);
            }
            if (peek() == ',') {
                at++;
            } else {
                take('}');
                return;
            }
        }
    }

    private String text() {
        take('"');
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char c = json.charAt(at++);
            if (c == '\\') {
                char escape = peek();
                at++;
                switch (escape) {
                    case 'b' -> out.append('\b');
                    case 'f' -> out.append('\f');
                    case 'n' -> out.append('\n');
                    case 'r' -> out.append('\r');
                    case 't' -> out.append('\t');
                    case 'u' -> {
                        if (at + 4 > json.length()) {
                            throw malformed();
                        }
                        out.append((char) Integer.parseInt(json.substring(at, at + 4), 16));
                        at += 4;
                    }
                    default -> out.append(escape);
                }
            } else {
                out.append(c);
            }
        }
        at++;
        return out.toString();
    }

    private char peek() {
        if (at >= json.length()) {
            throw malformed();
        }
        return json.charAt(at);
    }

    private void take(char wanted) {
        if (peek() != wanted) {
            throw malformed();
        }
        at++;
    }

    private IllegalArgumentException malformed() {
        return new IllegalArgumentException("it is not a record, at character " + (at + 1));
    }
}
