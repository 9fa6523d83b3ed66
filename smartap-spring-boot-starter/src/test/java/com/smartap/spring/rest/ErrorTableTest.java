package com.smartap.spring.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.InvalidRequestException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorTableTest {
    @Test
    void every_code_has_its_status() {
        Map<ErrorCode, Integer> expected = new EnumMap<>(ErrorCode.class);
        expected.put(ErrorCode.INVALID_CONFIGURATION, 422);
        expected.put(ErrorCode.INVALID_REQUEST, 400);
        expected.put(ErrorCode.NOT_FOUND, 404);
        expected.put(ErrorCode.FORBIDDEN, 403);
        expected.put(ErrorCode.SEGREGATION_OF_DUTIES, 403);
        expected.put(ErrorCode.STALE_VERSION, 412);
        expected.put(ErrorCode.ILLEGAL_STATE, 409);
        expected.put(ErrorCode.IDEMPOTENCY_CONFLICT, 409);
        expected.put(ErrorCode.DUPLICATE_INVOICE, 409);
        expected.put(ErrorCode.DUPLICATE_DOCUMENT, 409);
        expected.put(ErrorCode.DOCUMENT_EMPTY, 422);
        expected.put(ErrorCode.DOCUMENT_TOO_LARGE, 413);
        expected.put(ErrorCode.DOCUMENT_UNSUPPORTED, 415);
        expected.put(ErrorCode.DOCUMENT_ENCRYPTED, 422);
        expected.put(ErrorCode.DOCUMENT_DAMAGED, 422);
        expected.put(ErrorCode.PAYMENT_FORMAT, 422);
        expected.put(ErrorCode.STATEMENT_FORMAT, 422);
        expected.put(ErrorCode.NOT_INTACT, 500);
        expected.put(ErrorCode.SECRET_UNREADABLE, 500);
        expected.put(ErrorCode.CONNECTOR_UNAVAILABLE, 503);
        expected.put(ErrorCode.CONNECTOR_AUTHORIZATION, 502);
        expected.put(ErrorCode.CONNECTOR_PROTOCOL, 502);
        expected.put(ErrorCode.CONNECTOR_REFUSED, 422);
        expected.put(ErrorCode.CONNECTOR_OUTCOME_UNKNOWN, 504);
        expected.put(ErrorCode.NOT_RUNNING, 503);
        expected.put(ErrorCode.INTERNAL, 500);
        Map<ErrorCode, Integer> actual = new EnumMap<>(ErrorCode.class);
        for (ErrorCode code : ErrorCode.values()) {
            actual.put(code, ErrorTable.of(code).status());
        }
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void codes_of_http_do_not_collide_with_those_of_the_engine() {
        for (RestCode code : RestCode.values()) {
            assertThat(ErrorCode.values()).extracting(Enum::name).doesNotContain(code.name());
        }
    }

    @Test
    void a_problem_names_the_field_and_how_long_to_wait() {
        Problem invalid = Failures.of(new InvalidRequestException("lines[2].quantity", "lines[2].quantity is missing"));
        assertThat(invalid.field()).isEqualTo("lines[2].quantity");
        assertThat(invalid.retryable()).isFalse();
        Problem busy =
                Failures.of(new ConnectorUnavailableException("overloaded", Duration.ofSeconds(30), "429", null));
        assertThat(busy.retryable()).isTrue();
        assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_problem_is_json_whatever_its_words_are() {
        Problem problem =
                Problem.of(ErrorCode.INVALID_REQUEST, "a \"quote\", a \\, a\nline, a \u0001 and ü\ud83d", "f\"");
        assertThat(problem.toJson())
                .isEqualTo("{\"type\":\"urn:smartap:problem:INVALID_REQUEST\",\"title\":\"The request is not valid\","
                        + "\"status\":400,\"detail\":\"a \\\"quote\\\", a \\\\, a\\u000aline, a \\u0001 and ü\\ud83d\","
                        + "\"code\":\"INVALID_REQUEST\",\"field\":\"f\\\"\",\"retryable\":false}");
    }
}
