package com.smartap.payments.pain;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes elements one after the other, in UTF-8 and right into the bytes of the file; those without content are never
 * written. Names are ASCII, and texts hold only what XML can hold: both are the caller's care.
 */
final class XmlOut {
    private static final int SIZE = 1 << 16;
    private static final int MAX_DEPTH = 32;
    /** The most bytes that one character takes: an escape. */
    private static final int WIDEST = 6;

    private final OutputStream out;
    private final byte[] bytes = new byte[SIZE];
    private final String[] open = new String[MAX_DEPTH];
    private int at;
    private int depth;

    XmlOut(OutputStream out) throws IOException {
        this.out = out;
        plain("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    XmlOut root(String name, String namespace, @Nullable String schema) throws IOException {
        open[depth++] = name;
        plain("<").plain(name).plain(" xmlns=\"").plain(namespace).plain("\"");
        if (schema != null) {
            plain(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"")
                    .plain(namespace)
                    .plain(" ")
                    .plain(schema)
                    .plain("\"");
        }
        return plain(">");
    }

    /** Begins an element. */
    XmlOut open(String name) throws IOException {
        open[depth++] = name;
        return tag("<", name);
    }

    /** Begins elements inside each other. */
    XmlOut open(String outer, String inner) throws IOException {
        return open(outer).open(inner);
    }

    /** Begins elements inside each other. */
    XmlOut open(String outer, String middle, String inner) throws IOException {
        return open(outer).open(middle).open(inner);
    }

    /** Ends the last elements that began. */
    XmlOut close(int elements) throws IOException {
        for (int i = 0; i < elements; i++) {
            tag("</", open[--depth]);
        }
        return this;
    }

    /** An element with a text; nothing if there is none. */
    XmlOut text(String name, @Nullable String value) throws IOException {
        return value == null || value.isEmpty()
                ? this
                : tag("<", name).escaped(value).tag("</", name);
    }

    XmlOut amount(String name, String currency, String value) throws IOException {
        return plain("<")
                .plain(name)
                .plain(" Ccy=\"")
                .plain(currency)
                .plain("\">")
                .plain(value)
                .tag("</", name);
    }

    /** A line break between elements, so that a person can look at the file. */
    XmlOut line() throws IOException {
        return plain("\n");
    }

    /** Ends whatever is open, and hands on the last bytes. */
    void end() throws IOException {
        close(depth).line();
        flush();
    }

    private XmlOut tag(String begin, String name) throws IOException {
        return plain(begin).plain(name).plain(">");
    }

    /** ASCII as it is. */
    @SuppressWarnings("deprecation") // drops the upper half of each character, of which ASCII has none
    private XmlOut plain(String text) throws IOException {
        room(text.length());
        text.getBytes(0, text.length(), bytes, at);
        at += text.length();
        return this;
    }

    private XmlOut escaped(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            room(WIDEST);
            char c = text.charAt(i);
            if (c == '&' || c == '<' || c == '>') {
                plain(escape(c));
            } else if (c < 0x80) {
                bytes[at++] = (byte) c;
            } else if (c < 0x800) {
                bytes[at++] = (byte) (0xC0 | c >> 6);
                bytes[at++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isSurrogate(c)) {
                int whole = text.codePointAt(i++);
                bytes[at++] = (byte) (0xF0 | whole >> 18);
                bytes[at++] = (byte) (0x80 | whole >> 12 & 0x3F);
                bytes[at++] = (byte) (0x80 | whole >> 6 & 0x3F);
                bytes[at++] = (byte) (0x80 | whole & 0x3F);
            } else {
                bytes[at++] = (byte) (0xE0 | c >> 12);
                bytes[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                bytes[at++] = (byte) (0x80 | c & 0x3F);
            }
        }
        return this;
    }

    private static String escape(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            default -> "&gt;";
        };
    }

    private void room(int count) throws IOException {
        if (at > SIZE - count) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(bytes, 0, at);
        at = 0;
    }
}
