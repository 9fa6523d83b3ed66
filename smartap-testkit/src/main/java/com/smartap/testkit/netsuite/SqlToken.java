package com.smartap.testkit.netsuite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A word, number, text or sign of a query. */
record SqlToken(Kind kind, String text) {
    enum Kind {
        WORD,
        NUMBER,
        TEXT,
        SIGN,
        END
    }

    boolean is(String expected) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equalsIgnoreCase(expected);
    }

    String lower() {
        return text.toLowerCase(Locale.ROOT);
    }

    static List<SqlToken> of(String query) {
        List<SqlToken> tokens = new ArrayList<>();
        int i = 0;
        while (i < query.length()) {
            char c = query.charAt(i);
            int from = i;
            if (Character.isWhitespace(c)) {
                i++;
            } else if (Character.isLetter(c) || c == '_') {
                while (i < query.length() && (Character.isLetterOrDigit(query.charAt(i)) || query.charAt(i) == '_')) {
                    i++;
                }
                tokens.add(new SqlToken(Kind.WORD, query.substring(from, i)));
            } else if (Character.isDigit(c)) {
                while (i < query.length() && (Character.isDigit(query.charAt(i)) || query.charAt(i) == '.')) {
                    i++;
                }
                tokens.add(new SqlToken(Kind.NUMBER, query.substring(from, i)));
            } else if (c == '\'') {
                StringBuilder text = new StringBuilder();
                i++;
                while (true) {
                    if (i >= query.length()) {
                        throw NsFault.query("Unterminated text");
                    }
                    if (query.charAt(i) == '\'' && i + 1 < query.length() && query.charAt(i + 1) == '\'') {
                        text.append('\'');
                        i += 2;
                    } else if (query.charAt(i) == '\'') {
                        i++;
                        break;
                    } else {
                        text.append(query.charAt(i));
                        i++;
                    }
                }
                tokens.add(new SqlToken(Kind.TEXT, text.toString()));
            } else {
                int length = sign(query, i);
                i += length;
                tokens.add(new SqlToken(Kind.SIGN, query.substring(from, i)));
            }
        }
        tokens.add(new SqlToken(Kind.END, ""));
        return tokens;
    }

    private static int sign(String query, int at) {
        for (String sign : List.of("<=", ">=", "<>", "!=", "||")) {
            if (query.startsWith(sign, at)) {
                return 2;
            }
        }
        if ("=<>(),.*+-/?".indexOf(query.charAt(at)) < 0) {
            throw NsFault.query("Unexpected character '%s'".formatted(query.charAt(at)));
        }
        return 1;
    }
}
