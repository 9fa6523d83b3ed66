package com.smartap.capture.internal.pattern;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/**
 * Tells in one pass whether any of some texts occurs in another one, by Aho and Corasick. Capitals of the alphabet are
 * like small letters here, and all digits alike.
 */
final class Needles {
    /** More letters of a needle would seldom tell more. */
    private static final int LONGEST = 5;

    private static final int FOUND = -1;

    private final byte[] ascii = new byte[128];
    private final char[] others;
    private final int width;
    private final int[] next;

    private Needles(List<String> needles) {
        TreeMap<Character, Integer> symbols = new TreeMap<>();
        needles.forEach(needle -> needle.chars().forEach(c -> symbols.putIfAbsent((char) c, symbols.size() + 1)));
        StringBuilder rest = new StringBuilder();
        int[] count = {0};
        symbols.replaceAll((c, number) -> ++count[0]);
        // In order of their codes, the other characters follow those of ASCII.
        symbols.forEach((c, number) -> {
            if (c < 128) {
                ascii[c] = number.byteValue();
            } else {
                rest.append(c.charValue());
            }
        });
        others = rest.toString().toCharArray();
        width = symbols.size() + 1;
        next = table(needles);
    }

    /** Any of these texts, none of which is empty. */
    static Needles of(Collection<String> texts) {
        return new Needles(texts.stream()
                .map(text -> canonical(text.substring(0, Math.min(LONGEST, text.length()))))
                .distinct()
                .toList());
    }

    static String canonical(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = canonical(chars[i]);
        }
        return new String(chars);
    }

    static char canonical(char c) {
        if (c >= 'A' && c <= 'Z') {
            return (char) (c + 32);
        }
        return c >= '0' && c <= '9' ? '0' : c;
    }

    boolean in(String text) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            state = next[state * width + symbol(canonical(text.charAt(i)))];
            if (state == FOUND) {
                return true;
            }
        }
        return false;
    }

    private int symbol(char c) {
        if (c < 128) {
            return ascii[c];
        }
        int at = others.length == 0 ? FOUND : Arrays.binarySearch(others, c);
        return at < 0 ? 0 : width - others.length + at;
    }

    /** Where each character leads from each state; where a needle ends, it is found. */
    private int[] table(List<String> needles) {
        List<int[]> states = new ArrayList<>();
        states.add(new int[width]);
        for (String needle : needles) {
            int state = 0;
            for (int i = 0; i < needle.length() && state != FOUND; i++) {
                int symbol = symbol(needle.charAt(i));
                int[] row = states.get(state);
                if (i == needle.length() - 1) {
                    row[symbol] = FOUND;
                } else if (row[symbol] == 0) {
                    row[symbol] = states.size();
                    states.add(new int[width]);
                }
                state = row[symbol];
            }
        }
        int[] failure = new int[states.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int to : states.get(0)) {
            if (to > 0) {
                open.add(to);
            }
        }
        while (!open.isEmpty()) {
            int state = open.remove();
            int[] row = states.get(state);
            int[] shorter = states.get(failure[state]);
            for (int symbol = 0; symbol < width; symbol++) {
                if (row[symbol] > 0 && shorter[symbol] != FOUND) {
                    failure[row[symbol]] = shorter[symbol];
                    open.add(row[symbol]);
                } else if (row[symbol] != FOUND) {
                    row[symbol] = shorter[symbol];
                }
            }
        }
        int[] all = new int[states.size() * width];
        for (int state = 0; state < states.size(); state++) {
            System.arraycopy(states.get(state), 0, all, state * width, width);
        }
        return all;
    }
}
