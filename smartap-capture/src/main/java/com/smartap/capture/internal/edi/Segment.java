package com.smartap.capture.internal.edi;

import java.util.ArrayList;
import java.util.List;

/**
 * A segment: a tag and its elements, which keep their release characters until they are asked for.
 *
 * @param number counted from 1 within its transaction
 * @param raw the elements without the tag
 */
record Segment(int number, String tag, List<String> raw, Delimiters delimiters) {
    /** The element at a position counted from 1, without blanks around it; empty if absent. */
    String element(int position) {
        return position > raw.size() ? "" : plain(raw.get(position - 1));
    }

    /** The element that the standards call mandatory or optional: whether anything stands there. */
    boolean has(int position) {
        return !element(position).isEmpty();
    }

    /** A part of a composite element, both counted from 1; empty if absent. */
    String component(int position, int part) {
        if (position > raw.size()) {
            return "";
        }
        List<String> parts = split(first(raw.get(position - 1)), delimiters.component());
        return part > parts.size() ? "" : plain(parts.get(part - 1));
    }

    /** The parts of a composite element that hold anything, with blanks between them. */
    String joined(int position, String between) {
        if (position > raw.size()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        for (String part : split(first(raw.get(position - 1)), delimiters.component())) {
            String text = plain(part);
            if (!text.isEmpty()) {
                parts.add(text);
            }
        }
        return String.join(between, parts);
    }

    /** How many elements there are. */
    int size() {
        return raw.size();
    }

    /** Where an element stands, such as {@code 12 BIG02}. */
    String at(int position) {
        return "%d %s%02d".formatted(number, tag, position);
    }

    private String first(String element) {
        return split(element, delimiters.repetition()).get(0);
    }

    private List<String> split(String text, char separator) {
        if (separator == 0 || text.indexOf(separator) < 0) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == delimiters.release() && c != 0) {
                i++;
            } else if (c == separator) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(Math.min(from, text.length())));
        return parts;
    }

    private String plain(String text) {
        char release = delimiters.release();
        if (release == 0 || text.indexOf(release) < 0) {
            return text.strip();
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == release && i + 1 < text.length()) {
                i++;
                plain.append(text.charAt(i));
            } else {
                plain.append(c);
            }
        }
        return plain.toString().strip();
    }
}
