package com.smartap.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.spi.ForbiddenException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LearningPagesTest {
    private static ConsoleServer server;

    @BeforeAll
    static void start() {
        server = new ConsoleServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        server.engine().calls.clear();
        server.engine().next = null;
    }

    private static String path() {
        return "/learning/" + server.world().vendor.id();
    }

    @Test
    void the_list_tells_how_reading_goes_and_what_was_learned_of_whom() {
        assertThat(server.get("/learning", "CLERK").body())
                .contains("What was learned", "Harbor &amp; View", "Version 2", "75 %", "6 of 8 invoices")
                .contains("90 % to 100 %: 100 % of 6", "70 % to 80 %: 50 % of 2")
                .doesNotContain("Nothing is learned");
        assertThat(server.get("", "CLERK").body()).contains("Straight through", "75 %");
    }

    @Test
    void a_vendor_shows_rules_in_words_versions_examples_and_keys() {
        assertThat(server.get(path(), "MANAGER").body())
                .contains("Version 2 in use", "right of &quot;Our ref&quot;, like &quot;RE-9999&quot;")
                .contains("learned from the correction of invoice RE-1002 by carla", "Superseded", "Use again")
                .contains("Approved as it was read by cfo", "acme-tools.example", "id=\"remove\"")
                .as("words of documents are texts and no markup")
                .doesNotContain("<script>alert");
        assertThat(server.get(path(), "CLERK").body()).doesNotContain("id=\"remove\"", "Use again", "id=\"relearn\"");
    }

    @Test
    void buttons_reach_the_engine_and_what_fails_is_told_on_the_page() {
        assertThat(server.post(path() + "/remove", "MANAGER", Map.of("reason", "nonsense"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(server.post(path() + "/restore", "MANAGER", Map.of("version", "1", "reason", "was right"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(server.post(path() + "/relearn", "MANAGER", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(server.engine().calls)
                .containsExactly(
                        "remove [" + server.world().vendor.id() + ", nonsense]",
                        "restore [" + server.world().vendor.id() + ", 1, was right]",
                        "relearn [" + server.world().vendor.id() + "]");
        assertThat(server.post(path() + "/restore", "MANAGER", Map.of("reason", "which"))
                        .statusCode())
                .isEqualTo(404);
        server.engine().next = new ForbiddenException("not you");
        assertThat(server.post(path() + "/relearn", "CLERK", Map.of()).body()).contains("Not you");
    }

    @Test
    void an_export_is_a_file() {
        var answer = server.get(path() + "/export", "CLERK");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(answer.body()).isEqualTo("{}");
    }
}
