package com.smartap.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.core.SignatureRequest;
import com.smartap.core.Signatures;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.SegregationOfDutiesException;
import com.smartap.testkit.connector.CapturedLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignaturePagesTest {
    private static final String ROOM = "/sign/" + FakeWorld.LINK;
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
        server.world().linkUsed = false;
    }

    @Test
    void the_list_tells_what_waits_for_whom() {
        assertThat(server.get("/signatures", "CFO").body())
                .contains("INV-107", "Has looked at it", "Awaiting signature", "Carl &lt;Chief&gt;")
                .contains("Below 5,000 USD", "within 3 days");
        assertThat(server.get("/signatures", "MANAGER").body()).contains("Nothing to sign");
        assertThat(server.get("/signatures?show=open", "MANAGER").body()).contains("INV-107");
        assertThat(server.get("/signatures?show=ended", "MANAGER").body())
                .contains("INV-108")
                .doesNotContain("INV-107");
        assertThat(server.get("", "CFO").body()).contains("Waiting for your signature");
        assertThat(server.get("", "MANAGER").body()).doesNotContain("Waiting for your signature");
    }

    @Test
    void a_request_shows_its_signers_its_documents_and_what_may_be_done() {
        String page = server.get(path(open()), "CFO").body();
        assertThat(page)
                .contains("id=\"sign-now\"", "id=\"remind\"", "id=\"check\"", "id=\"cancel\"", "None that counts")
                .contains("SHA-256 " + server.world().document.hash(), "carl@example.com", "2, the last one")
                .doesNotContain("Link to hand over");
        assertThat(server.get(path(open()), "AUDITOR").body())
                .doesNotContain("id=\"sign-now\"", "id=\"remind\"", "id=\"cancel\"");
        assertThat(server.get(path(open()), "ADMIN").body()).contains("Link to hand over");
        String ended = server.get(path(signed()), "CFO").body();
        assertThat(ended)
                .contains(
                        "Everybody signed",
                        "id=\"signed-document\"",
                        "SHA-256 " + server.world().sealed.hash())
                .doesNotContain("id=\"remind\"", "hx-trigger=\"every");
        assertThat(server.get("/signatures/00000000-0000-0000-0000-000000000999", "CFO")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_request_without_news_is_not_sent_again() {
        String stamp = SignaturesController.stamp(open());
        assertThat(server.get(path(open()) + "/live?stamp=" + stamp, "CFO").statusCode())
                .isEqualTo(204);
        assertThat(server.get(path(open()) + "/live?stamp=x", "CFO").body()).startsWith("<div id=\"live\"");
    }

    @ParameterizedTest
    @CsvSource({"remind,remind", "check,refresh"})
    void buttons_reach_the_engine(String action, String call) {
        assertThat(server.post(path(open()) + "/" + action, "CLERK", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(server.engine().calls).containsExactly(call + " [" + open().id() + "]");
    }

    @Test
    void a_cancellation_needs_a_reason_and_what_fails_is_told_on_the_page() {
        assertThat(server.post(path(open()) + "/cancel", "CLERK", Map.of()).statusCode())
                .isEqualTo(422);
        assertThat(server.engine().calls).isEmpty();
        assertThat(server.post(path(open()) + "/cancel", "CLERK", Map.of("reason", "wrong person"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(server.engine().calls).containsExactly("cancel [" + open().id() + ", wrong person]");
        server.engine().next = new SegregationOfDutiesException("not you");
        assertThat(server.post(path(open()) + "/remind", "CLERK", Map.of()).body())
                .contains("Another person is needed");
    }

    @Test
    void signing_now_leads_to_the_page_with_a_link_of_ones_own() {
        var answer = server.post(path(open()) + "/sign", "CFO", Map.of());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/smartap" + ROOM);
        assertThat(server.engine().calls).containsExactly("link [" + open().id() + ", null]");
    }

    @Test
    void a_link_to_hand_over_is_shown_once() {
        var answer = server.post(path(open()) + "/link", "ADMIN", Map.of("person", "cfo"));
        assertThat(answer.body()).contains("/smartap" + ROOM, "shown this once");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(server.get(path(open()), "ADMIN").body()).doesNotContain(FakeWorld.LINK);
    }

    @Test
    void signatures_are_demanded_from_the_page_of_an_invoice() {
        var pending = server.world().in(InvoiceState.PENDING_APPROVAL);
        String page = "/invoices/" + pending.id();
        assertThat(server.get(page, "CLERK").body()).contains("Demand a signature");
        assertThat(server.get(page, "AUDITOR").body()).doesNotContain("Demand a signature");
        assertThat(server.post(page + "/demand", "CLERK", Map.of("version", "3", "reason", "new vendor"))
                        .body())
                .contains("Tick at least one role");
        assertThat(server.post(page + "/demand", "CLERK", Map.of("version", "3", "reason", "new vendor", "role", "CFO"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(server.engine().calls).containsExactly("demand [" + pending.id() + ", 3, [CFO], new vendor]");
    }

    @Test
    void an_invoice_that_waits_for_a_signature_says_so() {
        String page = server.get(
                        "/invoices/"
                                + server.world()
                                        .in(InvoiceState.AWAITING_SIGNATURE)
                                        .id(),
                        "CFO")
                .body();
        assertThat(page)
                .contains("Awaiting signature", "Your signature is asked for", "Carl &lt;Chief&gt; (CFO)")
                .containsPattern("aria-current=\"step\"[^/]*</?[^/]*/span><span>Signed</span>");
        assertThat(server.get(
                                "/invoices/"
                                        + server.world().in(InvoiceState.PAID).id(),
                                "CFO")
                        .body())
                .doesNotContain("<span>Signed</span>");
        assertThat(server.get(
                                "/invoices/"
                                        + server.world()
                                                .in(InvoiceState.APPROVED)
                                                .id(),
                                "CFO")
                        .body())
                .contains("<span>Signed</span>", "Signed document");
    }

    @Test
    void whoever_holds_a_link_sees_what_is_signed_without_being_known() {
        var page = server.get(ROOM, null);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "Invoice INV-107 of Harbor &amp; View &lt;Supplies&gt;",
                        "11,069.67 USD",
                        "I sign &lt;this&gt;.")
                .contains("id=\"hash\">" + server.world().document.hash(), ROOM + "/pages/1")
                .doesNotContain("<nav", "th:", "style=");
        assertThat(server.get(ROOM + "/pages/1", null).headers().firstValue("Content-Type"))
                .contains("image/png");
        assertThat(server.get(ROOM + "/pages/99", null).statusCode()).isEqualTo(404);
        var file = server.get(ROOM + "/document", null);
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
    }

    @Test
    void the_address_of_the_page_goes_nowhere() {
        for (String path : List.of(ROOM, ROOM + "/pages/1", ROOM + "/document", "/sign/guessed")) {
            var headers = server.get(path, null).headers();
            assertThat(headers.firstValue("Referrer-Policy")).as(path).contains("no-referrer");
            assertThat(headers.firstValue("Cache-Control")).as(path).contains("no-store");
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'");
        }
    }

    @Test
    void a_link_that_does_not_work_tells_nothing_and_shows_nothing() {
        for (String path : List.of("/sign/guessed", "/sign/guessed/pages/1", "/sign/guessed/document")) {
            var answer = server.get(path, null);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("guessed", "Harbor");
        }
        assertThat(server.postBare("/sign/guessed", "CFO", signature(), null, "same-origin")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.engine().calls).allMatch(call -> call.startsWith("sign"));
    }

    @Test
    void a_signature_names_the_document_that_was_seen_and_the_link_is_dead_then() {
        var done = server.postBare(ROOM, "MANAGER", signature(), null, "same-origin");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(done.body())
                .contains("This link works no more", "<h1>Signed</h1>")
                .doesNotContain(FakeWorld.LINK);
        assertThat(server.engine().calls)
                .singleElement()
                .asString()
                .startsWith("sign [" + server.world().document.hash() + ", Carl Chief, Trace[address=127.0.0.1")
                .contains("actor=manager");
        assertThat(server.get(ROOM, null).statusCode()).isEqualTo(404);
    }

    @Test
    void without_consent_name_or_document_nothing_is_signed() {
        for (String missing : List.of("consent", "name", "document")) {
            Map<String, String> fields = new java.util.HashMap<>(signature());
            fields.remove(missing);
            var answer = server.postBare(ROOM, "CFO", fields, null, "same-origin");
            assertThat(answer.statusCode()).as(missing).isEqualTo(422);
            assertThat(answer.body()).contains("id=\"problem\"");
        }
        assertThat(server.engine().calls).isEmpty();
        server.engine().next = new InvalidRequestException("typedName", "typedName must be the signer's full name");
        var wrong = server.postBare(ROOM, "CFO", signature(), null, "same-origin");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("Type your full name as it stands here: Carl &lt;Chief&gt;.", "value=\"Carl Chief\"");
    }

    @Test
    void a_refusal_needs_a_reason() {
        var without = server.postBare(ROOM + "/decline", "CFO", Map.of(), null, "same-origin");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("Say why you do not sign");
        var done = server.postBare(ROOM + "/decline", "CFO", Map.of("reason", "wrong amount"), null, "same-origin");
        assertThat(done.body()).contains("You did not sign");
        assertThat(server.engine().calls).singleElement().asString().startsWith("decline [wrong amount");
    }

    @Test
    void another_sites_form_signs_nothing() {
        assertThat(server.postBare(ROOM, "CFO", signature(), null, "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(server.engine().calls).isEmpty();
    }

    @Test
    void no_log_holds_the_link() {
        CapturedLog captured = CapturedLog.start();
        server.engine().next = new IllegalStateException("inside");
        int status =
                server.postBare(ROOM, "CFO", signature(), null, "same-origin").statusCode();
        server.get(ROOM, null);
        String log = captured.stop();
        assertThat(status).isEqualTo(500);
        assertThat(log).contains("/smartap/sign/…").doesNotContain(FakeWorld.LINK);
    }

    private static Map<String, String> signature() {
        return Map.of("document", server.world().document.hash().hex(), "name", "Carl Chief", "consent", "true");
    }

    private static SignatureRequest open() {
        return server.world().requests(new Signatures.Query(true, null)).get(0);
    }

    private static SignatureRequest signed() {
        return server.world().requests(new Signatures.Query(false, null)).get(0);
    }

    private static String path(SignatureRequest request) {
        return "/signatures/" + request.id();
    }
}
