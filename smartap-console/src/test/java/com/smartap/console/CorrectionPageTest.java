package com.smartap.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.StaleVersionException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CorrectionPageTest {
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
    void the_page_shows_where_each_value_was_read_and_what_to_look_at() {
        String page = server.get(correct(), "CLERK").body();
        assertThat(page)
                .contains("class=\"box high\" data-field=\"total\" x=\"0.7\" y=\"0.6\"")
                .contains("Page 1: “11,069.67”")
                .contains("href=\"#vendor.name\"")
                .contains("value=\"11069.67\"")
                .contains("data-take=\"11069.76\"")
                .contains("1 invoice needs review")
                .doesNotContain("style=");
    }

    @Test
    void the_amounts_are_checked_without_any_script() {
        assertThat(server.get(correct(), "CLERK").body()).contains("class=\"sum good\"", "11,069.67");
    }

    @Test
    void words_come_in_reading_order_with_their_boxes() {
        String words = server.get(correct() + "/words", "CLERK").body();
        assertThat(words)
                .contains("data-notation=\"COMMA DAY_FIRST\"")
                .contains("data-b=\"0.66667 0.75000 0.11000 0.01250\" data-l=\"2\"")
                .contains("&lt;Total&gt;")
                .doesNotContain("<html");
        assertThat(words.indexOf("31.10.2026")).isLessThan(words.indexOf("1.069,67"));
        assertThat(words.indexOf("&lt;Total&gt;")).isLessThan(words.indexOf("11.069,67"));
        assertThat(server.get("/invoices/00000000-0000-0000-0000-000000000999/correct/words", "CLERK")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_was_clicked_is_read_as_the_document_writes_it() {
        String answer = check(Map.of("total", "11.069,67", "invoiceDate", "31.10.2026", "printed", "total"))
                .body();
        assertThat(answer)
                .contains("data-settled=\"total\" data-text=\"11.069,67\" data-value=\"11069.67\"")
                .contains("data-settled=\"invoiceDate\" data-text=\"31.10.2026\" data-value=\"2026-10-31\"");
        assertThat(server.engine().calls).isEmpty();
    }

    @Test
    void the_check_tells_sums_that_do_not_fit_and_lines_that_are_off() {
        String answer = check(Map.of(
                        "subtotal", "100", "total", "130", "taxAmount", "19", "lines", "Bolt\t\t2\t\t10\t30\nNut"))
                .body();
        assertThat(answer)
                .contains("class=\"sum off\"")
                .contains("but the total is 11.00 more")
                .contains("data-line-hint=\"0\"")
                .contains("10.00 off quantity × price");
    }

    @Test
    void a_correction_goes_on_with_the_next_invoice_that_needs_review() {
        assertThat(location(save(Map.of("then", "next", "total", "119")))).endsWith("/review/done?done=corrected-next");
        assertThat(server.engine().calls).singleElement().asString().contains("total=119");
        assertThat(location(server.get("/review", "CLERK"))).endsWith(correct());
        assertThat(location(server.get("/review?after=" + review(), "CLERK"))).endsWith("/review/done");
        assertThat(server.get("/review/done?done=corrected-next", "CLERK").body())
                .contains("1 invoice still needs review", "Begin again", "Your corrections are saved.");
    }

    @Test
    void lines_that_a_script_sends_arrive_in_their_order() {
        save(Map.of("lines", "Nut\tN-1\t4\tpcs\t0.5\t2\t4711\tV19\t2\n\t\t\n  Bolt\t\t\t\t\t1.234,50"));
        assertThat(server.engine().calls)
                .singleElement()
                .asString()
                .contains("purchaseOrderLine=2], InvoiceLine[description=Bolt")
                .contains("unit=pcs", "accountCode=4711", "taxCode=V19", "amount=1234.50");
    }

    @Test
    void what_cannot_be_read_is_told_at_its_field_with_all_else_kept() {
        HttpResponse<String> answer = save(Map.of(
                "invoiceDate", "31.02.2026",
                "total", "12,3x",
                "invoiceNumber", "MY-1",
                "at.invoiceNumber", "1 0.1 0.2 0.3 0.02",
                "notation", "COMMA DAY_FIRST",
                "lines", "Bolt\t\tmany"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("value=\"31.02.2026\"", "value=\"12,3x\"", "value=\"MY-1\"", "value=\"many\"")
                .contains("“31.02.2026” is no day of the calendar", "“12,3x” is no number", "“many” is no number")
                .contains("data-at=\"1 0.1 0.2 0.3 0.02\"", "value=\"COMMA DAY_FIRST\"");
        assertThat(server.engine().calls).isEmpty();
    }

    @Test
    void words_that_may_mean_two_values_stay_words_until_somebody_decides() {
        Map<String, String> clicked = Map.of("total", "1.234", "printed", "total", "invoiceDate", "03/04/2026");
        assertThat(save(clicked).body())
                .contains("may be 1234 or 1.234", "may be 2026-04-03 or 2026-03-04")
                .contains("data-printed=\"true\"");
        assertThat(server.engine().calls).isEmpty();
    }

    @Test
    void a_form_of_which_only_a_part_came_saves_nothing() {
        HttpResponse<String> answer = save(Map.of("lineCount", "2", "lines[0].description", "Bolt"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(server.engine().calls).isEmpty();
    }

    @Test
    void a_conflict_tells_what_happened_and_keeps_what_was_typed() {
        server.engine().next = new StaleVersionException("version 3 is not 4");
        HttpResponse<String> answer = save(Map.of("total", "120", "invoiceNumber", "MINE", "seen", "1"));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("Changed meanwhile", "value=\"120\"", "value=\"MINE\"")
                .contains("Approved by Max Manager")
                .doesNotContain("Uploaded by Clara Clerk")
                .contains("Saved meanwhile: <strong>INV-10");
    }

    @Test
    void texts_of_a_document_stay_texts() {
        HttpResponse<String> answer = save(Map.of("invoiceNumber", "\"><script>alert(1)</script>", "total", "x"));
        assertThat(answer.body()).contains("&quot;&gt;&lt;script&gt;").doesNotContain("<script>alert");
    }

    @Test
    void vendors_are_found_by_a_text_and_the_chosen_one_stays() {
        String vendor = server.world().vendor.id().toString();
        assertThat(server.get(correct() + "/vendors?vendorText=harb&vendorId=" + vendor, "CLERK")
                        .body())
                .startsWith("<select id=\"vendorId\"")
                .contains("value=\"" + vendor + "\" selected=\"selected\"");
    }

    @Test
    void whoever_may_not_correct_is_told_and_gets_no_button() {
        assertThat(server.get(correct(), "AUDITOR").body())
                .contains("It cannot be corrected now")
                .doesNotContain("id=\"save\"");
        assertThat(server.get(correct(), null).statusCode()).isEqualTo(403);
        assertThat(server.postBare(correct() + "/check", "CLERK", Map.of(), null, "same-origin")
                        .statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<String> save(Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("version", "3");
        return server.post(correct(), "CLERK", all);
    }

    private static HttpResponse<String> check(Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.putIfAbsent("notation", "COMMA DAY_FIRST");
        return server.post(correct() + "/check", "CLERK", all);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String correct() {
        return "/invoices/" + review() + "/correct";
    }

    private static InvoiceId review() {
        return server.world().in(InvoiceState.NEEDS_REVIEW).id();
    }
}
