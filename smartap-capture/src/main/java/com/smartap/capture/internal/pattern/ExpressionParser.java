package com.smartap.capture.internal.pattern;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads regular expressions as far as it takes to know what a match must hold; refuses what it does not know. */
final class ExpressionParser {
    private static final String ZERO_WIDTH = "bBAzZG";
    private static final String KINDS = "sSwWDhHvVR";
    private static final int MOST_CHARACTERS = 24;

    private final String text;
    private int at;

    ExpressionParser(String text) {
        this.text = text;
    }

    Requirement parse() {
        Requirement all = choices();
        if (at < text.length()) {
            throw new UnsupportedOperationException(text);
        }
        return all;
    }

    private Requirement choices() {
        List<Requirement> choices = new ArrayList<>();
        choices.add(sequence());
        while (peek() == '|') {
            at++;
            choices.add(sequence());
        }
        return Requirement.either(choices);
    }

    private Requirement sequence() {
        List<Requirement> parts = new ArrayList<>();
        while (at < text.length() && peek() != '|' && peek() != ')') {
            parts.add(repeated(atom()));
        }
        return Requirement.sequence(parts);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private Requirement atom() {
        char c = text.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> characters();
            case '\\' -> escaped();
            case '.' -> Requirement.ANYTHING;
            case '^', '$' -> Requirement.EMPTY;
            case '*', '+', '?', '{' -> throw new UnsupportedOperationException(text);
            default -> {
                if (Character.isSurrogate(c)) {
                    throw new UnsupportedOperationException(text);
                }
                yield Requirement.character(c);
            }
        };
    }

    private Requirement repeated(Requirement part) {
        int fewest = 1;
        int most = 1;
        switch (peek()) {
            case '?' -> fewest = 0;
            case '*' -> {
                fewest = 0;
                most = -1;
            }
            case '+' -> most = -1;
            case '{' -> {
                int end = text.indexOf('}', at);
                String[] bounds = text.substring(at + 1, end).split(",", -1);
                fewest = Integer.parseInt(bounds[0]);
                most = bounds.length == 1 ? fewest : bounds[1].isEmpty() ? -1 : Integer.parseInt(bounds[1]);
                at = end;
            }
            default -> {
                return part;
            }
        }
        at++;
        // Reluctant and possessive ones match no other texts.
        if (peek() == '?' || peek() == '+') {
            at++;
        }
        return part.times(fewest, most);
    }

    private Requirement group() {
        boolean width = true;
        boolean denied = false;
        if (peek() == '?') {
            at++;
            if (text.startsWith("<=", at) || text.startsWith("<!", at)) {
                at++;
            }
            char kind = text.charAt(at);
            if (kind == '=' || kind == '!') {
                width = false;
                denied = kind == '!';
                at++;
            } else if (kind == 'i') {
                at++;
                if (peek() == ')') {
                    at++;
                    return Requirement.EMPTY;
                }
                expect(':');
            } else {
                expect(':');
            }
        }
        Requirement inner = choices();
        expect(')');
        if (width) {
            return inner;
        }
        return denied ? Requirement.EMPTY : new Requirement(null, inner.needed());
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw new UnsupportedOperationException(text);
        }
        at++;
    }

    private Requirement escaped() {
        char c = text.charAt(at++);
        if (ZERO_WIDTH.indexOf(c) >= 0) {
            return Requirement.EMPTY;
        }
        if (c == 'd') {
            return Requirement.character('0');
        }
        if (c == 'p' || c == 'P') {
            property();
            return Requirement.ANYTHING;
        }
        // Kinds of characters, and what a group matched before.
        boolean open = KINDS.indexOf(c) >= 0 || c >= '1' && c <= '9';
        return open ? Requirement.ANYTHING : Requirement.character(literal(c));
    }

    private void property() {
        if (peek() == '{') {
            at = text.indexOf('}', at);
        }
        at++;
    }

    /** The character that an escape stands for. */
    private char literal(char c) {
        if (c == 'u') {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
        if (Character.isLetterOrDigit(c)) {
            return switch (c) {
                case 't' -> '\t';
                case 'n' -> '\n';
                case 'r' -> '\r';
                default -> throw new UnsupportedOperationException(text);
            };
        }
        return c;
    }

    /** The characters of a class, if they are few. */
    private Requirement characters() {
        boolean open = peek() == '^';
        if (open) {
            at++;
        }
        Set<String> all = new LinkedHashSet<>();
        boolean first = true;
        while (first || peek() != ']') {
            first = false;
            char from = text.charAt(at++);
            if (from == '[' || from == '&' && peek() == '&') {
                throw new UnsupportedOperationException(text);
            }
            if (from == '\\') {
                char kind = text.charAt(at++);
                if (kind == 'p' || kind == 'P') {
                    property();
                    open = true;
                    continue;
                }
                if (KINDS.indexOf(kind) >= 0) {
                    open = true;
                    continue;
                }
                from = kind == 'd' ? '0' : literal(kind);
            }
            char to = from;
            if (peek() == '-' && text.charAt(at + 1) != ']') {
                at++;
                to = text.charAt(at++);
                to = to == '\\' ? literal(text.charAt(at++)) : to;
            }
            for (int c = from; c <= to && all.size() <= MOST_CHARACTERS; c++) {
                all.add(String.valueOf(Needles.canonical((char) c)));
            }
        }
        at++;
        return open || all.size() > MOST_CHARACTERS ? Requirement.ANYTHING : new Requirement(Set.copyOf(all), null);
    }
}
