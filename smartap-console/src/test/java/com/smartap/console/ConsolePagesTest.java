package com.smartap.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.invoice.InvoiceState;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsolePagesTest {
    static ConsoleServer server;

    @BeforeAll
    static void start() {
        server = new ConsoleServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/invoices", "/invoices?q=INV&group=attention", "/approvals", "/purchase-orders", "/vendors",
                "/vendors/new", "/payments", "/bank", "/documents", "/audit", "/connections"
            })
    void every_page_of_the_menu_is_served(String path) {
        var answer = server.get(path, "CFO,ADMIN,TREASURER,CLERK");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<main id=\"main\"")
                .doesNotContain("th:")
                .doesNotContain("style=");
    }

    @ParameterizedTest
    @EnumSource(InvoiceState.class)
    void an_invoice_is_shown_in_every_state(InvoiceState state) {
        var answer = server.get("/invoices/" + server.world().in(state).id(), "SENIOR_MANAGER");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("11,069.67 USD").contains("Harbor &amp; View &lt;Supplies&gt;");
        assertThat(answer.body().contains("hx-trigger=\"every")).isEqualTo(!state.isFinal());
    }

    @Test
    void single_things_have_pages() {
        for (String path : List.of(
                "/vendors/" + server.world().vendor.id(),
                "/vendors/" + server.world().vendor.id() + "/edit",
                "/purchase-orders/" + server.world().order.id(),
                "/payments/" + server.world().batch.id(),
                "/documents/" + server.world().sealed.id(),
                "/documents/" + server.world().mail.id(),
                "/invoices/" + server.world().in(InvoiceState.NEEDS_REVIEW).id() + "/correct")) {
            var answer = server.get(path, "CLERK");
            assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        }
    }

    @Test
    void what_an_archive_or_mail_held_is_shown_with_what_became_of_it() {
        assertThat(server.get("/documents/" + server.world().mail.id(), "CLERK").body())
                .contains("1 of 2 taken", "&lt;i&gt;mails&lt;/i&gt;.eml/b.pdf", "b.pdf is protected by a password.")
                .contains("has a link in it")
                .contains("/documents/" + server.world().document.id());
    }

    @Test
    void what_banks_say_is_shown_in_words_and_masked() {
        assertThat(server.get("/bank?statement=" + server.world().statement.id(), "CLERK")
                        .body())
                .contains(
                        "STMT-&lt;1&gt;",
                        "••••6789",
                        "Not balanced",
                        "Harbor &lt;b&gt;",
                        "R03, no account",
                        "Check 1001")
                .contains("of 091000010000001", "Invoice INV-1")
                .doesNotContain("987654321");
        assertThat(server.get("/payments/" + server.world().batch.id(), "CLERK").body())
                .contains("What the file says otherwise", "written as Hauptstr., Berlin");
        assertThat(server.get("/vendors/" + server.world().vendor.id(), "CLERK").body())
                .contains("the account number is wrong")
                .doesNotContain("55667788");
    }

    @Test
    void pages_forbid_inline_scripts_and_frames() {
        var headers = server.get("/invoices", "CLERK").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'")
                .contains("style-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void a_page_is_drawn_as_a_picture_and_the_file_is_served() {
        String document = "/documents/" + server.world().document.id();
        assertThat(server.get(document + "/pages/1", "CLERK").headers().firstValue("Content-Type"))
                .contains("image/png");
        assertThat(server.get(document + "/pages/99", "CLERK").statusCode()).isEqualTo(404);
        var file = server.get(document + "/file", "CLERK").headers();
        assertThat(file.firstValue("Content-Type")).contains("application/pdf");
        assertThat(file.firstValue("Content-Disposition").orElseThrow()).startsWith("inline");
    }

    @Test
    void a_file_that_is_no_pdf_can_only_be_saved() {
        var file = server.get("/documents/" + server.world().hostile.id() + "/file", "CLERK");
        assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void strangers_see_nothing() {
        var answer = server.get("/invoices", null);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("Harbor");
    }

    @Test
    void unknown_addresses_and_ids_are_not_found() {
        assertThat(server.get("/invoices/00000000-0000-0000-0000-000000000999", "CLERK")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.get("/invoices/nonsense", "CLERK").statusCode()).isEqualTo(404);
        assertThat(server.get("/nowhere", "CLERK").statusCode()).isEqualTo(404);
        assertThat(server.get("/assets/console.css", null).statusCode()).isEqualTo(200);
    }

    @Test
    void what_a_role_may_not_do_is_not_offered() {
        String pending =
                "/invoices/" + server.world().in(InvoiceState.PENDING_APPROVAL).id();
        assertThat(server.get(pending, "MANAGER").body()).contains("Your decision");
        assertThat(server.get(pending, "CLERK").body())
                .doesNotContain("Your decision")
                .contains("Review and correct");
        assertThat(server.get(pending, "AUDITOR").body())
                .doesNotContain("Your decision")
                .doesNotContain("Review and correct")
                .doesNotContain("More actions");
    }

    @Test
    void a_page_without_news_gets_no_content() {
        String invoice = "/invoices/" + server.world().in(InvoiceState.RECEIVED).id();
        assertThat(server.get(invoice + "/live?stamp=3.3", "CLERK").statusCode())
                .isEqualTo(204);
        assertThat(server.get(invoice + "/live?stamp=2.3", "CLERK").body())
                .startsWith("<div id=\"live\"")
                .doesNotContain("<html");
    }
}
