package com.smartap.testkit.sap.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.testkit.odata.ODataEntity.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the body of a deep insert as strictly as SAP Gateway: unknown fields, wrong types and texts that are too long are
 * refused; fields that are not creatable are dropped. Both are noted.
 */
final class S4Body {
    private static final Pattern TICKS = Pattern.compile("/Date\\((-?[0-9]{1,15})\\)/");
    private final Consumer<String> violations;

    S4Body(Consumer<String> violations) {
        this.violations = violations;
    }

    ObjectNode read(S4Entity entity, JsonNode body) {
        if (!body.isObject()) {
            throw violation("/IWBEP/CM_MGW_RT/022", "Malformed body for %s".formatted(entity.name()));
        }
        ObjectNode row = S4Store.row();
        for (Map.Entry<String, JsonNode> property : body.properties()) {
            String name = property.getKey();
            S4Entity.Navigation navigation = entity.navigations().get(name);
            S4Entity.Field field = entity.fields().get(name);
            if (navigation != null) {
                row.set(name, children(navigation, property.getValue()));
            } else if (field == null) {
                throw violation(
                        "/IWBEP/CM_MGW_RT/021", "Property '%s' is invalid in '%sType'".formatted(name, entity.name()));
            } else if (!field.creatable()) {
                violations.accept("%s of %s is read-only".formatted(name, entity.name()));
            } else {
                row.set(name, value(entity.name() + "/" + name, field, property.getValue()));
            }
        }
        entity.fields().forEach((name, field) -> {
            if (field.mandatory()
                    && (!row.hasNonNull(name) || row.path(name).asText().isEmpty())) {
                throw violation("M8/321", "Enter %s of %s".formatted(name, entity.name()));
            }
        });
        return row;
    }

    private ArrayNode children(S4Entity.Navigation navigation, JsonNode value) {
        JsonNode list = value.isArray() ? value : value.path("results");
        if (!list.isArray()) {
            throw violation("/IWBEP/CM_MGW_RT/022", "Malformed list of %s".formatted(navigation.entity()));
        }
        ArrayNode rows = S4Store.row().arrayNode();
        S4Entity target = S4Schema.require(navigation.entity());
        list.forEach(item -> rows.add(read(target, item)));
        return rows;
    }

    private JsonNode value(String path, S4Entity.Field field, JsonNode value) {
        ObjectNode factory = S4Store.row();
        String text = value.asText();
        return switch (field.kind()) {
            case FLAG -> {
                require(value.isBoolean(), path, "must be a boolean");
                yield value;
            }
            case NUMBER -> {
                require(
                        value.isTextual() && text.matches("-?[0-9]{1,11}(\\.[0-9]{1,5})?"),
                        path,
                        "must be a decimal in quotes");
                boolean amount = path.endsWith("Amount") || path.endsWith("InTransCrcy");
                int decimals = new BigDecimal(text).stripTrailingZeros().scale();
                require(!amount || decimals <= 3, path, "has more than 3 decimals");
                yield value;
            }
            case DATE, INSTANT, TIME -> {
                Matcher ticks = TICKS.matcher(text);
                require(field.kind() == Kind.DATE && ticks.matches(), path, "must be like /Date(0)/");
                Instant moment = Instant.ofEpochMilli(Long.parseLong(ticks.group(1)));
                require(moment.getEpochSecond() % 86_400 == 0, path, "must be midnight in UTC");
                yield factory.textNode(
                        moment.atOffset(ZoneOffset.UTC).toLocalDate().toString());
            }
            default -> {
                require(value.isTextual(), path, "must be a text");
                require(text.length() <= field.length(), path, "is longer than %d".formatted(field.length()));
                yield factory.textNode(field.upper() ? upper(text) : text);
            }
        };
    }

    private void require(boolean holds, String path, String sentence) {
        if (!holds) {
            throw violation("/IWBEP/CM_MGW_RT/022", "Property '%s' %s".formatted(path, sentence));
        }
    }

    /** As ABAP does, character by character. */
    private static String upper(String text) {
        StringBuilder upper = new StringBuilder();
        text.codePoints()
                .map(point -> point == 'ß' ? point : Character.toUpperCase(point))
                .forEach(upper::appendCodePoint);
        return upper.toString();
    }

    private S4Fault violation(String code, String words) {
        violations.accept(words);
        return S4Fault.refused(code, words.toLowerCase(Locale.ROOT).startsWith("enter") ? words : words + ".");
    }
}
