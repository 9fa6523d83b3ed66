package com.smartap.capture;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.capture.internal.kind.Kind;
import com.smartap.capture.internal.kind.Kinds;
import com.smartap.capture.internal.table.ColumnField;
import com.smartap.capture.internal.table.Mapping;
import com.smartap.capture.internal.table.TableInvoices;
import com.smartap.spi.Api;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a sender's tables hold. It can be guessed from one table, kept as JSON, changed, and given to the
 * readers of the next ones.
 *
 * @param columns the field of each column, by the column's name or, in tables without a header, by its letter; fields are
 *     named as in JSON ({@code invoiceNumber}, {@code vendor.name}, {@code line.quantity})
 * @param decimalMark {@code .} or {@code ,}; null to let the numbers decide
 * @param dateOrder {@code dmy} or {@code mdy}; null to let the dates decide
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ColumnMap(
        Map<String, String> columns,
        @Nullable String decimalMark,
        @Nullable String dateOrder) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Refuses fields, marks and orders that there are not. */
    public ColumnMap {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        for (Map.Entry<String, String> column : columns.entrySet()) {
            if (ColumnField.of(column.getValue()).isEmpty()) {
                throw new IllegalArgumentException("columns.%s (%s) is no field. Maybe one of %s"
                        .formatted(column.getKey(), column.getValue(), fields()));
            }
        }
        if (decimalMark != null && !decimalMark.equals(".") && !decimalMark.equals(",")) {
            throw new IllegalArgumentException("decimalMark (%s) must be . or ,".formatted(decimalMark));
        }
        if (dateOrder != null && !dateOrder.equals("dmy") && !dateOrder.equals("mdy")) {
            throw new IllegalArgumentException("dateOrder (%s) must be dmy or mdy".formatted(dateOrder));
        }
    }

    /**
     * Guesses the map of a table from its header and its values.
     *
     * @throws com.smartap.spi.DocumentException if the document is no table, or nothing in it is understood
     */
    public static ColumnMap guess(DocumentSource document, ReadLimits limits) {
        requireNonNull(document, "document");
        requireNonNull(limits, "limits");
        try {
            Kind kind = Kinds.of(document) == Kind.XLSX ? Kind.XLSX : Kind.CSV;
            Map<String, String> columns = new LinkedHashMap<>();
            new TableInvoices(kind, Mapping.NONE)
                    .columns(document, limits)
                    .forEach((name, field) -> columns.put(name, field.wire()));
            return new ColumnMap(columns, null, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if it is no such JSON
     */
    public static ColumnMap fromJson(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            JsonNode columns = node == null ? null : node.get("columns");
            if (columns == null || !columns.isObject()) {
                throw new IllegalArgumentException("columns is missing: an object of column names and fields");
            }
            Map<String, String> map = new LinkedHashMap<>();
            columns.properties()
                    .forEach(
                            column -> map.put(column.getKey(), column.getValue().asText()));
            return new ColumnMap(map, text(node, "decimalMark"), text(node, "dateOrder"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the column map is not JSON", e);
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).asText() : null;
    }

    /** The map as JSON, with the columns in their order. */
    public String toJson() {
        ObjectNode node = MAPPER.createObjectNode();
        ObjectNode names = node.putObject("columns");
        columns.forEach(names::put);
        if (decimalMark != null) {
            node.put("decimalMark", decimalMark);
        }
        if (dateOrder != null) {
            node.put("dateOrder", dateOrder);
        }
        return node.toPrettyString();
    }

    Mapping mapping() {
        Map<String, ColumnField> fields = new LinkedHashMap<>();
        columns.forEach((name, field) -> ColumnField.of(field).ifPresent(known -> fields.put(name, known)));
        return new Mapping(fields, decimalMark, dateOrder);
    }

    private static String fields() {
        return Arrays.stream(ColumnField.values()).map(ColumnField::wire).collect(Collectors.joining(", "));
    }
}
