package com.smartap.testkit.odata;

import com.smartap.testkit.odata.ODataEntity.Kind;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** Reads literals as the kind of the property that they are compared with, as strictly as the services do. */
final class Literals {
    private Literals() {}

    /** The value; null for {@code null}. */
    static @Nullable Comparable<?> read(Token token, Kind kind, ODataDialect dialect) {
        if (token.isWord("null")) {
            return null;
        }
        if (!fits(token, kind, dialect)) {
            throw mismatch(token, kind);
        }
        String text = token.text();
        try {
            return Values.of(kind == Kind.NUMBER ? text.replaceAll("[MmLlDdFf]$", "") : text, kind);
        } catch (NumberFormatException | DateTimeException e) {
            throw mismatch(token, kind);
        }
    }

    private static boolean fits(Token token, Kind kind, ODataDialect dialect) {
        boolean bare = token.type() == Token.Type.BARE;
        boolean plain = token.type() == Token.Type.QUOTED && token.prefix().isEmpty();
        boolean guid = token.prefix().equals("guid");
        return switch (kind) {
            case NUMBER -> bare;
            case FLAG -> token.isWord("true") || token.isWord("false");
            case TEXT -> plain || guid || isGuid(token);
            case DATE, INSTANT -> isMoment(token, kind, dialect, bare, plain);
            case TIME ->
                switch (dialect) {
                    case V2 -> token.prefix().equals("time");
                    case V4 -> bare;
                    case SERVICE_LAYER -> bare || plain;
                };
            case NESTED -> false;
        };
    }

    private static boolean isMoment(Token token, Kind kind, ODataDialect dialect, boolean bare, boolean plain) {
        return switch (dialect) {
            case V2 -> token.prefix().equals("datetime") || token.prefix().equals("datetimeoffset");
            case V4 -> bare && (kind == Kind.DATE || token.text().contains("T"));
            case SERVICE_LAYER -> bare || plain || token.prefix().equals("datetime");
        };
    }

    /** Without quotes, as V4 writes it. */
    private static boolean isGuid(Token token) {
        return token.text().matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                && token.type() != Token.Type.QUOTED;
    }

    private static ODataQueryException mismatch(Token token, Kind kind) {
        String quoted = token.type() == Token.Type.QUOTED ? token.prefix() + "'" + token.text() + "'" : token.text();
        return new ODataQueryException("%s cannot be compared with a property of kind %s".formatted(quoted, kind));
    }
}
