package com.smartap.connector.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.ConnectorProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void decimals_stay_exact() {
        ObjectNode node = Json.object("test", answer("{\"a\":0.10,\"b\":12345678901234567890.12,\"c\":\"7.5\"}"));
        assertThat(Json.decimal("test", node, "a").orElseThrow().toPlainString())
                .isEqualTo("0.10");
        assertThat(Json.decimal("test", node, "b"))
                .hasValueSatisfying(b -> assertThat(b).isEqualByComparingTo("12345678901234567890.12"));
        assertThat(Json.decimal("test", node, "c"))
                .hasValueSatisfying(c -> assertThat(c).isEqualByComparingTo("7.5"));
        assertThat(Json.decimal("test", node, "missing")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1E-999999", "\"1e88888\"", "\"NaN\"", "\"twelve\""})
    void numbers_beyond_sense_are_refused(String number) {
        ObjectNode node = Json.object("test", answer("{\"a\":" + number + "}"));
        assertThatThrownBy(() -> Json.decimal("test", node, "a")).isInstanceOf(ConnectorProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>secret</html>", "", "[]", "\"text\"", "{\"a\":1} trailing", "{\"a\":", "\u0000"})
    void what_is_not_an_object_is_not_understood_and_not_repeated(String body) {
        assertThatThrownBy(() -> Json.object("test", answer(body)))
                .isInstanceOf(ConnectorProtocolException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void depth_is_bounded() {
        assertThatThrownBy(() -> Json.object("test", answer("{\"a\":".repeat(100) + "1" + "}".repeat(100))))
                .isInstanceOf(ConnectorProtocolException.class);
    }

    private static ApiAnswer answer(String body) {
        return new ApiAnswer(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
