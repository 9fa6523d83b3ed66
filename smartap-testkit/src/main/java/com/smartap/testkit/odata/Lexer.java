package com.smartap.testkit.odata;

import java.util.ArrayList;
import java.util.List;

/** Cuts a filter into pieces. */
final class Lexer {
    private final String text;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        Token token;
        do {
            token = lexer.next();
            tokens.add(token);
        } while (token.type() != Token.Type.END);
        return tokens;
    }

    private Token next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at >= text.length()) {
            return new Token(Token.Type.END, "", "");
        }
        char c = text.charAt(at);
        switch (c) {
            case '(':
                return sign(Token.Type.OPEN);
            case ')':
                return sign(Token.Type.CLOSE);
            case ',':
                return sign(Token.Type.COMMA);
            case '\'':
                return quoted("");
            default:
                return c == '-' || Character.isDigit(c) ? bare() : word();
        }
    }

    private Token sign(Token.Type type) {
        at++;
        return new Token(type, text.substring(at - 1, at), "");
    }

    private Token quoted(String prefix) {
        StringBuilder value = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            if (text.charAt(i) != '\'') {
                value.append(text.charAt(i));
            } else if (i + 1 < text.length() && text.charAt(i + 1) == '\'') {
                value.append('\'');
                i++;
            } else {
                at = i + 1;
                return new Token(Token.Type.QUOTED, value.toString(), prefix);
            }
        }
        throw new ODataQueryException("There is an unterminated string literal at position %d".formatted(at));
    }

    private Token bare() {
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || isOneOf(text.charAt(at), "-+.:"))) {
            at++;
        }
        return new Token(Token.Type.BARE, text.substring(from, at), "");
    }

    private Token word() {
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || isOneOf(text.charAt(at), "_/$@"))) {
            at++;
        }
        if (at == from) {
            throw new ODataQueryException("Invalid character '%s' at position %d".formatted(text.charAt(at), at));
        }
        String word = text.substring(from, at);
        return at < text.length() && text.charAt(at) == '\'' ? quoted(word) : new Token(Token.Type.WORD, word, "");
    }

    private static boolean isOneOf(char c, String signs) {
        return signs.indexOf(c) >= 0;
    }
}
