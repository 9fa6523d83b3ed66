package com.smartap.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.InvalidRequestException;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditPagesTest {
    static ConsoleServer server;

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

    @Test
    void what_somebody_looks_for_reaches_the_engine_and_days_are_whole() {
        var answer = server.get(
                "/audit?about=" + pending() + "&person=manager&from=2026-11-01&to=2026-11-21&action=invoice.approved",
                "AUDITOR");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(server.engine().calls)
                .singleElement()
                .asString()
                .contains("entityId=" + pending(), "person=manager", "action=invoice.approved")
                .contains("from=2026-11-01T00:00:00Z", "to=2026-11-22T00:00:00Z");
        assertThat(answer.body()).contains("value=\"2026-11-21\"", "/audit/invoices/x/report", "/audit/records/1");
    }

    @Test
    void an_invoice_is_found_by_its_number() {
        String number =
                server.world().in(InvoiceState.PENDING_APPROVAL).content().invoiceNumber();
        server.get("/audit?about=" + number.toLowerCase(Locale.ROOT), "AUDITOR");
        assertThat(server.engine().calls.get(0)).contains("entityId=" + pending());
        server.get("/audit?about=INV-nowhere", "AUDITOR");
        assertThat(server.engine().calls.get(1)).contains("entityId=INV-nowhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=yesterday", "to=31.01.2026", "from=2026-02-01&to=2026-01-01"})
    void a_period_that_is_none_is_told_and_what_was_typed_stays(String period) {
        var answer = server.get("/audit?person=carla&" + period, "AUDITOR");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"problem\"", "value=\"carla\"");
        assertThat(server.engine().calls).isEmpty();
    }

    @Test
    void what_was_looked_for_cannot_put_words_into_the_page() {
        assertThat(server.get("/audit?person=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "AUDITOR")
                        .body())
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;");
    }

    @Test
    void checkpoints_say_who_signed_them_and_what_anchors_them() {
        var page = server.get("/audit/checkpoints", "CFO");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains("by example.com/ap", "Time-stamp (RFC 3161)", "Its copies only")
                .contains("/audit/growth?from=3&amp;to=12", "1 to 256");
        var note = server.get("/audit/checkpoints/12/note", "CFO");
        assertThat(note.body()).startsWith("example.com/ap/default\n12\n");
        assertThat(note.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(server.get("/audit/checkpoints/12/time-stamp", "CFO")
                        .headers()
                        .firstValue("Content-Type"))
                .contains("application/timestamp-reply");
        assertThat(server.get("/audit/checkpoints/3/time-stamp", "CFO").statusCode())
                .isEqualTo(404);
        assertThat(server.get("/audit/checkpoints/5/note", "CFO").statusCode()).isEqualTo(404);
        assertThat(server.post("/audit/checkpoints", "CFO", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(server.engine().calls).containsExactly("checkpoint []");
    }

    @Test
    void a_record_is_shown_with_its_proof_which_can_be_saved() {
        assertThat(server.get("/audit/records/7", "AUDITOR").body())
                .contains("Record 7", "&lt;b&gt;", "04".repeat(32), "05".repeat(32), "— example.com/ap");
        var file = server.get("/audit/records/7/proof", "AUDITOR");
        assertThat(file.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(file.body())
                .contains("\"sequence\" : 7", "\"hash\" : \"" + "04".repeat(32), "\"token\" : \"MAA=\"", "\"note\"");
        assertThat(server.get("/audit/growth?from=3&to=12", "AUDITOR").body())
                .contains("From 3 to 12 records", "01".repeat(32), "02".repeat(32), "03".repeat(32));
        assertThat(server.get("/audit/growth/proof?from=3&to=12", "AUDITOR").body())
                .contains("\"fromRoot\" : \"" + "01".repeat(32), "\"to\" : 12");
        server.engine().next = new InvalidRequestException("from", "sizes (9, 3) must be in order");
        assertThat(server.get("/audit/growth?from=9&to=3", "AUDITOR").body()).contains("Sizes (9, 3)");
    }

    @Test
    void export_and_report_are_saved_and_not_shown() {
        for (String path : new String[] {"/audit/export", "/audit/invoices/" + pending() + "/report"}) {
            var file = server.get(path, "AUDITOR");
            assertThat(file.body()).isEqualTo("%PDF-fake");
            assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment");
        }
    }

    @Test
    void a_person_is_forgotten_only_by_an_administrator_who_types_the_id_twice() {
        assertThat(server.get("/audit/erasure", "AUDITOR").statusCode()).isEqualTo(403);
        assertThat(server.get("/audit", "AUDITOR").body()).doesNotContain("Forget a person");
        assertThat(server.get("/audit", "ADMIN").body()).contains("Forget a person");
        assertThat(server.get("/audit/erasure", "ADMIN").body())
                .contains("It cannot be undone", "does not touch", "Backups");
        server.engine().calls.clear();
        var differs = server.post(
                "/audit/erasure", "ADMIN", Map.of("person", "carla", "again", "clara", "reason", "asked for it"));
        assertThat(differs.statusCode()).isEqualTo(422);
        assertThat(differs.body()).contains("The two ids differ", "value=\"carla\"", "asked for it");
        var auditor =
                server.post("/audit/erasure", "AUDITOR", Map.of("person", "carla", "again", "carla", "reason", "x"));
        assertThat(auditor.statusCode()).isEqualTo(403);
        assertThat(server.engine().calls).isEmpty();
        var done = server.post(
                "/audit/erasure", "ADMIN", Map.of("person", "carla", "again", "carla", "reason", "asked for it"));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("3 records", "person:4711");
        assertThat(server.engine().calls).containsExactly("erase [carla, asked for it]");
    }

    @Test
    void who_may_not_read_the_log_is_not_led_to_it() {
        String invoice = "/invoices/" + pending();
        assertThat(server.get(invoice, "CLERK").body()).doesNotContain("/audit");
        assertThat(server.get(invoice, "AUDITOR").body())
                .contains("/audit?about=" + pending(), "/audit/invoices/" + pending() + "/report");
    }

    private static String pending() {
        return server.world().in(InvoiceState.PENDING_APPROVAL).id().toString();
    }
}
