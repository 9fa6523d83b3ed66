package com.smartap.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.approval.Approval;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.SegregationOfDutiesException;
import com.smartap.spi.StaleVersionException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleActionsTest {
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
    void a_decision_names_the_version_that_the_person_saw() {
        var answer = server.post(
                "/approvals/" + open().id() + "/approve",
                "SENIOR_MANAGER",
                Map.of("invoice", pending().id().toString(), "version", "3", "comment", "fine"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("?done=approve");
        assertThat(server.engine().calls).containsExactly("approve [" + open().id() + ", 3, fine]");
    }

    @Test
    void a_stale_decision_says_so_and_keeps_what_was_typed() {
        server.engine().next = new StaleVersionException("version 3 is not 4");
        var answer = server.post(
                "/approvals/" + open().id() + "/reject",
                "SENIOR_MANAGER",
                Map.of("invoice", pending().id().toString(), "version", "3", "comment", "my long reason"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Changed meanwhile").contains("my long reason");
    }

    @Test
    void what_the_engine_refuses_is_said_in_its_words() {
        server.engine().next = new SegregationOfDutiesException("You entered this invoice, so you cannot approve it.");
        var answer = server.post(
                "/approvals/" + open().id() + "/approve",
                "SENIOR_MANAGER",
                Map.of("invoice", pending().id().toString(), "version", "3"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Another person is needed").contains("You entered this invoice");
    }

    @Test
    void rejecting_without_a_reason_is_asked_for_one() {
        var answer = server.post(
                "/approvals/" + open().id() + "/reject",
                "SENIOR_MANAGER",
                Map.of("invoice", pending().id().toString(), "version", "3", "comment", " "));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(server.engine().calls).isEmpty();
    }

    @Test
    void bulk_approval_tells_what_came_of_each() {
        var answer = server.post(
                "/approvals/bulk",
                "SENIOR_MANAGER",
                Map.of("choice", open().id() + "/3/" + pending().id(), "comment", ""));
        assertThat(answer.body()).contains("0 of 1 approved").contains("You entered it.");
    }

    @Test
    void forged_requests_change_nothing() {
        Map<String, String> fields = Map.of("version", "3", "reason", "x");
        String hold = "/invoices/" + pending().id() + "/hold";
        assertThat(server.postBare(hold, "CLERK", fields, null, "same-origin").statusCode())
                .isEqualTo(403);
        assertThat(server.postBare(hold, "CLERK", fields, "guessed", "same-origin")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.postBare(hold, "CLERK", fields, null, "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(server.get(hold, "CLERK").statusCode()).isEqualTo(404);
        assertThat(server.engine().calls).isEmpty();
    }

    @Test
    void the_token_of_one_person_is_not_anothers() {
        server.get("/invoices", "CLERK");
        String body =
                server.get("/documents/" + server.world().sealed.id(), "CLERK").body();
        String token = body.replaceAll("(?s).*name=\"_smartap\" value=\"([^\"]+)\".*", "$1");
        var answer = server.postBare(
                "/invoices/" + pending().id() + "/hold",
                "ADMIN",
                Map.of("version", "3", "reason", "x"),
                token,
                "same-origin");
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void a_correction_that_cannot_be_read_loses_nothing() {
        var answer = server.post(
                "/invoices/" + pending().id() + "/correct",
                "CLERK",
                Map.of(
                        "version", "3",
                        "invoiceNumber", "NEW-7",
                        "total", "12,3x",
                        "invoiceDate", "31.02.2026",
                        "lines[0].description", "Bolt",
                        "lines[0].quantity", "many"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("value=\"NEW-7\"")
                .contains("value=\"12,3x\"")
                .contains("value=\"many\"")
                .contains("Write a number such as 1234.50.")
                .contains("Write a date");
        assertThat(server.engine().calls).isEmpty();
    }

    @Test
    void a_correction_reaches_the_engine_as_typed() {
        var answer = server.post(
                "/invoices/" + pending().id() + "/correct",
                "CLERK",
                Map.of(
                        "version", "3",
                        "invoiceNumber", "NEW-7",
                        "currency", "usd",
                        "total", "1,234.50",
                        "lines[0].description", "Bolt",
                        "lines[0].quantity", "2",
                        "lines[1].description", " "));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(server.engine().calls)
                .singleElement()
                .asString()
                .contains("invoiceNumber=NEW-7")
                .contains("currency=USD")
                .contains("total=1234.50")
                .contains("description=Bolt")
                .containsOnlyOnce("InvoiceLine");
    }

    @Test
    void a_batch_is_released_over_the_content_that_was_seen() {
        var answer = server.post(
                "/payments/" + server.world().batch.id() + "/release",
                "TREASURER",
                Map.of(
                        "version",
                        "4",
                        "content",
                        server.world().batch.contentHash().hex()));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(server.engine().calls.get(0))
                .contains(server.world().batch.contentHash().hex());
    }

    private static Approval open() {
        return server.world().approvals.get(1);
    }

    private static Invoice pending() {
        return server.world().in(InvoiceState.PENDING_APPROVAL);
    }
}
