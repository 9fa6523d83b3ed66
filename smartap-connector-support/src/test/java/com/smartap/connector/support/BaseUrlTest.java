package com.smartap.connector.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.InvalidConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://quickbooks.api.intuit.com",
                "https://erp.example:50000/b1s/v2/",
                "http://127.0.0.1:4911",
                "http://localhost:8080/x",
                "http://[::1]:9"
            })
    void https_is_taken_anywhere_and_http_on_this_machine(String text) {
        assertThat(BaseUrl.of("baseUrl", text).uri().toString()).doesNotEndWith("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://erp.example",
                "http://10.0.0.1",
                "http://localhost.evil.example",
                "http://127.0.0.1.evil.example",
                "ftp://erp.example",
                "file:///etc/passwd",
                "https://user:pw@erp.example",
                "https://erp.example?x=1",
                "https://erp.example#x",
                "erp.example",
                "",
                "https://",
                "http://127.0.0.1@evil.example",
                "https://exa mple",
                "https://erp.example\\@evil"
            })
    void everything_else_is_refused_without_repeating_credentials(String text) {
        assertThatThrownBy(() -> BaseUrl.of("baseUrl", text))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("baseUrl")
                .hasMessageNotContaining("user:pw");
    }

    @Test
    void queries_are_encoded() {
        assertThat(BaseUrl.of("baseUrl", "https://erp.example/v3/")
                        .resolve("/query", Map.of("query", "select * from A where N = 'a&b+ü'")))
                .hasToString(
                        "https://erp.example/v3/query?query=select%20%2A%20from%20A%20where%20N%20%3D%20%27a%26b%2B%C3%BC%27"
                                .replace("%2A", "*"));
    }
}
