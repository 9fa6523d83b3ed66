package com.smartap.testkit.sap.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as V2 and V4 do. Inside, a row holds days, moments and times in ISO 8601, decimals as text, and what it
 * refers to below the navigation's name, whether a query expands it or not.
 */
final class S4Values {
    /** Fields that hold ids which SAP stores with leading zeros. */
    private static final Set<String> IDS =
            Set.of("BusinessPartner", "Supplier", "PurchaseOrder", "InvoicingParty", "GLAccount", "MaterialDocument");

    private final String service;
    private final boolean v4;
    private final boolean padded;

    /**
     * Writes rows of a service.
     *
     * @param service its address
     * @param padded whether ids are shown with their leading zeros
     */
    S4Values(String service, boolean v4, boolean padded) {
        this.service = service;
        this.v4 = v4;
        this.padded = padded;
    }

    /** A row with what the paths expand, such as {@code to_Supplier/to_SupplierCompany}. */
    ObjectNode write(S4Entity entity, ObjectNode row, Set<String> expand) {
        ObjectNode out = row.objectNode();
        String uri = service + "/" + entity.name() + key(entity, row);
        if (!v4) {
            out.putObject("__metadata").put("id", uri).put("uri", uri).put("type", entity.name() + "Type");
        }
        entity.fields().forEach((name, field) -> out.set(name, value(name, field, row.path(name))));
        Map<String, Set<String>> expanded = heads(expand);
        entity.navigations().forEach((name, navigation) -> {
            Set<String> deeper = expanded.get(name);
            if (deeper == null) {
                if (!v4) {
                    out.putObject(name).putObject("__deferred").put("uri", uri + "/" + name);
                }
                return;
            }
            S4Entity target = S4Schema.require(navigation.entity());
            if (!navigation.many()) {
                JsonNode child = row.path(name);
                out.set(name, child instanceof ObjectNode object ? write(target, object, deeper) : row.nullNode());
                return;
            }
            ArrayNode list = v4 ? out.putArray(name) : out.putObject(name).putArray("results");
            for (JsonNode child : row.path(name)) {
                list.add(write(target, (ObjectNode) child, deeper));
            }
        });
        return out;
    }

    private JsonNode value(String name, S4Entity.Field field, JsonNode value) {
        ObjectNode factory = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        boolean unset = value.isMissingNode() || value.isNull();
        return switch (field.kind()) {
            case FLAG -> factory.booleanNode(value.asBoolean());
            case NUMBER -> number(factory, unset ? "0" : value.asText());
            case DATE -> unset ? factory.nullNode() : factory.textNode(v4 ? value.asText() : ticks(day(value), ""));
            case INSTANT ->
                unset ? factory.nullNode() : factory.textNode(v4 ? value.asText() : ticks(moment(value), "+0000"));
            case TIME -> unset ? factory.nullNode() : factory.textNode(v4 ? value.asText() : span(value.asText()));
            default -> factory.textNode(id(name, unset ? "" : value.asText()));
        };
    }

    private JsonNode number(ObjectNode factory, String text) {
        BigDecimal decimal = new BigDecimal(text);
        return v4 ? factory.numberNode(decimal) : factory.textNode(decimal.toPlainString());
    }

    private String id(String name, String text) {
        boolean numeric = text.matches("[0-9]{1,9}");
        return padded && numeric && IDS.contains(name) ? "0".repeat(10 - text.length()) + text : text;
    }

    private static String key(S4Entity entity, ObjectNode row) {
        StringBuilder key = new StringBuilder("(");
        for (String name : entity.keys()) {
            key.append(key.length() > 1 ? "," : "")
                    .append(entity.keys().size() > 1 ? name + "=" : "")
                    .append('\'')
                    .append(row.path(name).asText())
                    .append('\'');
        }
        return key.append(')').toString();
    }

    private static long day(JsonNode value) {
        return LocalDate.parse(value.asText())
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .toEpochMilli();
    }

    private static long moment(JsonNode value) {
        return Instant.parse(value.asText()).toEpochMilli();
    }

    private static String ticks(long millis, String offset) {
        return "/Date(%d%s)/".formatted(millis, offset);
    }

    private static String span(String time) {
        LocalTime clock = LocalTime.parse(time);
        return "PT%02dH%02dM%02dS".formatted(clock.getHour(), clock.getMinute(), clock.getSecond());
    }

    /** The first steps of paths, each with the rest of those that begin with it. */
    static Map<String, Set<String>> heads(Set<String> paths) {
        Map<String, Set<String>> heads = new LinkedHashMap<>();
        for (String path : paths) {
            int slash = path.indexOf('/');
            String head = slash < 0 ? path : path.substring(0, slash);
            Set<String> rest = heads.computeIfAbsent(head, name -> new TreeSet<>());
            if (slash >= 0) {
                rest.add(path.substring(slash + 1));
            }
        }
        return heads;
    }

    /** The path that names something which is not there; null if all are. */
    static @Nullable String unknown(S4Entity entity, Set<String> paths) {
        for (Map.Entry<String, Set<String>> head : heads(paths).entrySet()) {
            S4Entity.Navigation navigation = entity.navigations().get(head.getKey());
            if (navigation == null) {
                return head.getKey();
            }
            String deeper = unknown(S4Schema.require(navigation.entity()), head.getValue());
            if (deeper != null) {
                return deeper;
            }
        }
        return null;
    }
}
