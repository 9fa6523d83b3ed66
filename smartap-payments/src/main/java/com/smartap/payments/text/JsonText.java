package com.smartap.payments.text;

import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Writes JSON: objects and lists of texts, values that are absent left out. */
final class JsonText {
    private final Writer out;
    private boolean comma;

    JsonText(Writer out) {
        this.out = out;
    }

    JsonText object() throws IOException {
        separate();
        out.write('{');
        comma = false;
        return this;
    }

    JsonText object(String name) throws IOException {
        name(name);
        out.write('{');
        comma = false;
        return this;
    }

    JsonText list(String name) throws IOException {
        name(name);
        out.write('[');
        comma = false;
        return this;
    }

    JsonText endObject() throws IOException {
        out.write('}');
        comma = true;
        return this;
    }

    JsonText endList() throws IOException {
        out.write(']');
        comma = true;
        return this;
    }

    JsonText text(String name, @Nullable Object value) throws IOException {
        if (value != null && !value.toString().isEmpty()) {
            name(name);
            quoted(value.toString());
        }
        return this;
    }

    /** A number, {@code true} or {@code false}. */
    JsonText plain(String name, Object value) throws IOException {
        name(name);
        out.write(value.toString());
        return this;
    }

    private void name(String name) throws IOException {
        separate();
        quoted(name);
        out.write(':');
    }

    private void separate() throws IOException {
        if (comma) {
            out.write(',');
        }
        comma = true;
    }

    private void quoted(String text) throws IOException {
        out.write('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lonely = Character.isSurrogate(c) && !isPaired(text, i);
            if (c == '"' || c == '\\') {
                out.write('\\');
                out.write(c);
            } else if (c < 0x20 || c == 0x7F || c == '\u2028' || c == '\u2029' || lonely) {
                out.write("\\u%04x".formatted((int) c));
            } else {
                out.write(c);
            }
        }
        out.write('"');
    }

    private static boolean isPaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
