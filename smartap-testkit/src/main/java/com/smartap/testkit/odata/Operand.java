package com.smartap.testkit.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.testkit.odata.ODataEntity.Kind;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Something that has a value for each row. */
interface Operand {
    /** Its kind; null for a literal, which takes the kind of what it is compared with. */
    @Nullable
    Kind kind();

    @Nullable
    Comparable<?> value(JsonNode row, Kind as);

    /** A property by its path. */
    record Property(String path, Kind kind) implements Operand {
        @Override
        public @Nullable Comparable<?> value(JsonNode row, Kind as) {
            return Values.of(node(row), kind);
        }

        JsonNode node(JsonNode row) {
            if (path.indexOf('/') < 0) {
                return row.path(path);
            }
            JsonNode node = row;
            for (String step : path.split("/")) {
                node = node.path(step);
            }
            return node;
        }
    }

    /** {@code tolower}, {@code toupper} or {@code trim} of a text. */
    record Changed(Operand text, UnaryOperator<String> change) implements Operand {
        static Changed of(String function, Operand text) {
            return switch (function) {
                case "tolower" -> new Changed(text, value -> value.toLowerCase(Locale.ROOT));
                case "toupper" -> new Changed(text, value -> value.toUpperCase(Locale.ROOT));
                default -> new Changed(text, String::strip);
            };
        }

        @Override
        public Kind kind() {
            return Kind.TEXT;
        }

        @Override
        public @Nullable Comparable<?> value(JsonNode row, Kind as) {
            return text.value(row, Kind.TEXT) instanceof String value ? change.apply(value) : null;
        }
    }

    /** A literal, as it was written. */
    record Literal(Token token, ODataDialect dialect) implements Operand {
        @Override
        public @Nullable Kind kind() {
            return null;
        }

        @Override
        public @Nullable Comparable<?> value(JsonNode row, Kind as) {
            return Literals.read(token, as, dialect);
        }
    }

    /** A literal that was read already. */
    record Constant(@Nullable Comparable<?> constant) implements Operand {
        @Override
        public @Nullable Kind kind() {
            return null;
        }

        @Override
        public @Nullable Comparable<?> value(JsonNode row, Kind as) {
            return constant;
        }
    }
}
