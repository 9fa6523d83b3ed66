package com.smartap.testkit.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.testkit.odata.ODataEntity.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ODataQueryTest {
    private static final ODataEntity ORDER = ODataEntity.of("Order")
            .with(Kind.TEXT, "Code", "Address/City", "Note")
            .with(Kind.NUMBER, "Id", "Total")
            .with(Kind.FLAG, "Open")
            .with(Kind.DATE, "Day")
            .with(Kind.INSTANT, "Changed")
            .with(Kind.TIME, "Time")
            .with(Kind.NESTED, "Address", "Lines");
    private static final List<ObjectNode> ROWS = rows("""
            {"Id":1,"Code":"A","Total":10.5,"Open":true,"Day":"2026-08-01","Changed":"2026-08-01T10:00:00Z","Time":"09:00:00","Address":{"City":"Köln"},"Note":null}
            {"Id":2,"Code":"B","Total":9,"Open":false,"Day":"2026-08-02T00:00:00Z","Changed":"2026-08-01T13:00:00+02:00","Time":"10:00:00","Address":{"City":"Bonn"},"Note":"O'Hara"}
            {"Id":3,"Code":"c","Total":100,"Open":true,"Day":"/Date(1785715200000)/","Changed":"/Date(1785582000000+0000)/","Time":"PT11H","Note":"über"}
            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Code eq 'A' | 1",
                "Code eq 'S' | none",
                "Total gt 9 and Total lt 100 | 1",
                "Total ge 9.0 | 1 2 3",
                "Code eq 'A' or Code eq 'B' and Open eq true | 1",
                "(Code eq 'A' or Code eq 'B') and not (Open eq true) | 2",
                "not Open eq true | 2",
                "Open | 1 3",
                "Note eq 'O''Hara' | 2",
                "Note eq null | 1",
                "Note ne null | 2 3",
                "Note ne 'über' | 1 2",
                "Day ge '2026-08-02' | 2 3",
                "Day eq 2026-08-03 | 3",
                "Day lt datetime'2026-08-02T00:00:00' | 1",
                "Time gt '09:30:00' | 2 3",
                "Changed eq '2026-08-01T11:00:00Z' | 2 3",
                "Address/City eq 'Köln' | 1",
                "startswith(Code,'A') | 1",
                "endswith(Address/City, 'n') eq true | 1 2",
                "contains(Note,'ber') | 3",
                "substringof('ber',Note) | 3",
                "tolower(Code) eq 'c' and toupper(Code) eq 'C' | 3",
                "2 lt Id | 3",
                "Id eq -1 | none"
            })
    void a_filter_lets_through_what_it_says(String filter, String expected) {
        assertThat(ids(filter, ODataDialect.SERVICE_LAYER)).isEqualTo(expected.equals("none") ? "" : expected);
    }

    @Test
    void each_dialect_takes_its_own_dates_only() {
        assertThat(ids("Day gt datetime'2026-08-01T00:00:00'", ODataDialect.V2)).isEqualTo("2 3");
        assertThat(ids("Changed gt datetimeoffset'2026-08-01T10:00:00Z'", ODataDialect.V2))
                .isEqualTo("2 3");
        assertThat(ids("Time gt time'PT10H'", ODataDialect.V2)).isEqualTo("3");
        assertThat(ids("Day gt 2026-08-01", ODataDialect.V4)).isEqualTo("2 3");
        assertThat(ids("Changed gt 2026-08-01T10:00:00Z", ODataDialect.V4)).isEqualTo("2 3");
        assertRefused("Day gt '2026-08-01'", ODataDialect.V4);
        assertRefused("Day gt '2026-08-01'", ODataDialect.V2);
        assertRefused("Day gt 2026-08-01", ODataDialect.V2);
        assertRefused("Changed gt 2026-08-01", ODataDialect.V4);
        assertRefused("contains(Note,'x')", ODataDialect.V2);
        assertRefused("substringof('x',Note)", ODataDialect.V4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Colour eq 'red'",
                "code eq 'A'",
                "Code eq 5",
                "Id eq '5'",
                "Id eq true",
                "Open eq 'true'",
                "Day eq '2026-13-01'",
                "Code eq 'A",
                "Code = 'A'",
                "Code eq",
                "(Code eq 'A'",
                "Code eq 'A')",
                "Code eq 'A' and",
                "Lines eq null",
                "'A' eq 'A'",
                "Code eq 'A' Code eq 'B'",
                "nosuch(Code,'A')",
                ""
            })
    void what_a_service_would_not_understand_is_refused_even_without_rows(String filter) {
        assertRefused(filter, ODataDialect.SERVICE_LAYER);
    }

    @Test
    void a_filter_of_great_depth_is_refused() {
        assertRefused("(".repeat(5000) + "Id eq 1" + ")".repeat(5000), ODataDialect.V4);
    }

    @Test
    void rows_are_sorted_by_several_properties_in_their_own_type() {
        assertThat(sorted("Total")).isEqualTo("2 1 3");
        assertThat(sorted("Open desc,Total desc")).isEqualTo("3 1 2");
        assertThat(sorted("Changed desc,Id asc")).isEqualTo("2 3 1");
        assertThat(sorted("Note")).isEqualTo("1 2 3");
        assertThatThrownBy(() -> sorted("Id down")).isInstanceOf(ODataQueryException.class);
        assertThatThrownBy(() -> sorted("Weight")).hasMessageContaining("Weight");
    }

    @Test
    void case_counts_unless_it_is_told_not_to() {
        Map<String, String> filter = Map.of("$filter", "Code eq 'C'");
        assertThat(ODataQuery.of(ORDER, filter, ODataDialect.V4, false).matching(ROWS))
                .isEmpty();
        assertThat(ODataQuery.of(ORDER, filter, ODataDialect.V4, true).matching(ROWS))
                .hasSize(1);
    }

    @Test
    void a_window_begins_after_skip_and_ends_at_top() {
        ODataQuery query = query(Map.of("$skip", "1", "$top", "5", "$count", "true"), ODataDialect.V4);
        assertThat(query.window(ROWS)).containsExactly(ROWS.get(1), ROWS.get(2));
        assertThat(query.counted()).isTrue();
        assertThat(query(Map.of("$skip", "9"), ODataDialect.V4).window(ROWS)).isEmpty();
        assertThat(query(Map.of("$inlinecount", "allpages"), ODataDialect.V2).counted())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "$top,-1",
        "$top,many",
        "$skip,1.5",
        "$count,yes",
        "$inlinecount,allpages",
        "$select,Weight",
        "$fliter,x"
    })
    void options_that_make_no_sense_are_refused(String option, String value) {
        assertThatThrownBy(() -> query(Map.of(option, value), ODataDialect.V4)).isInstanceOf(ODataQueryException.class);
    }

    @Test
    void selected_properties_are_all_that_is_shown() {
        ObjectNode shown =
                query(Map.of("$select", "Id,Address/City"), ODataDialect.V4).project(ROWS.get(0));
        assertThat(shown.toString()).isEqualTo("{\"Id\":1,\"Address\":{\"City\":\"Köln\"}}");
    }

    private static void assertRefused(String filter, ODataDialect dialect) {
        assertThatThrownBy(() -> query(Map.of("$filter", filter), dialect)).isInstanceOf(ODataQueryException.class);
    }

    private static String ids(String filter, ODataDialect dialect) {
        return ids(query(Map.of("$filter", filter), dialect).matching(ROWS));
    }

    private static String sorted(String order) {
        return ids(query(Map.of("$orderby", order), ODataDialect.V4).matching(ROWS));
    }

    private static String ids(List<ObjectNode> rows) {
        return String.join(
                " ", rows.stream().map(row -> row.path("Id").asText()).toList());
    }

    private static ODataQuery query(Map<String, String> options, ODataDialect dialect) {
        return ODataQuery.of(ORDER, options, dialect, false);
    }

    private static List<ObjectNode> rows(String lines) {
        List<ObjectNode> rows = new ArrayList<>();
        for (String line : lines.split("\n")) {
            try {
                rows.add((ObjectNode) new ObjectMapper().readTree(line));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(line, e);
            }
        }
        return rows;
    }
}
