package com.smartap.spring.rest;

import static com.smartap.spring.rest.InvoiceApiTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.core.SignatureRequest;
import com.smartap.core.Signatures;
import com.smartap.core.SigningRoom;
import com.smartap.model.ContentHash;
import com.smartap.model.Money;
import com.smartap.model.Page;
import com.smartap.model.Role;
import com.smartap.model.approval.ESignStatus;
import com.smartap.model.approval.SignatureRequestId;
import com.smartap.model.document.DocumentId;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.esign.SigningStatus;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignatureApiTest {
    private static final String TOKEN = "tok-3f6c2b8d9e";
    private static final UUID ID = UUID.fromString("77777777-7777-7777-7777-777777777777");
    private static final String ONE = "/api/v1/signatures/" + ID;
    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final ContentHash HASH = ContentHash.of(new byte[] {1});
    private static TestHost host;

    @BeforeAll
    static void start() {
        host = new TestHost(TestHost.WithFakeEngine.class);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void reset() {
        host.engine.reset();
    }

    @Test
    void a_request_is_told_with_its_signers_and_hashes() {
        host.engine.signatures.on("get", args -> request(SignatureRequest.Ending.SIGNED));
        assertThat(host.get(ONE).body())
                .startsWith("{\"id\":\"" + ID + "\",\"invoiceId\":\"" + Samples.INVOICE + "\",\"revision\":2,")
                .contains("\"status\":\"FULLY_SIGNED\",\"ending\":\"SIGNED\"")
                .contains(
                        "{\"person\":\"carl\",\"name\":\"Carl Chief\",\"email\":\"carl@example.com\",\"role\":\"CFO\",\"step\":\"SIGNED\",\"at\":\"2026-11-21T10:00:00Z\"}")
                .contains("\"signedHash\":\"" + HASH + "\"")
                .doesNotContain("endingWanted", "providerId");
    }

    @Test
    void the_list_is_asked_for_as_wanted_and_goes_on() {
        AtomicReference<Object> query = new AtomicReference<>();
        host.engine.signatures.on("list", args -> {
            query.set(args[1]);
            return new Page<>(List.of(request(null)), "c2");
        });
        HttpResponse<String> answer = host.get("/api/v1/signatures?open=true&person=carl&limit=1");
        assertThat(query).hasValue(new Signatures.Query(true, "carl"));
        assertThat(answer.body()).contains("\"next\":\"c2\"");
        assertProblem(host.get("/api/v1/signatures?open=maybe"), 400, "INVALID_REQUEST", "open");
    }

    @Test
    void a_demand_names_the_version_roles_and_a_reason() {
        List<Object> seen = new ArrayList<>();
        host.engine
                .signatures
                .on("demand", args -> {
                    seen.addAll(List.of(args).subList(1, 5));
                    return null;
                })
                .on("of", args -> List.of(request(null)));
        String path = "/api/v1/invoices/" + Samples.INVOICE + "/signatures";
        String json = "{\"roles\":[\"SENIOR_MANAGER\",\"CFO\"],\"reason\":\"new vendor\"}";
        assertProblem(host.post(path, json), 428, "PRECONDITION_REQUIRED", "If-Match");
        assertProblem(host.post(path, "{\"reason\":\"x\"}", "If-Match", "\"3\""), 400, "INVALID_REQUEST", "roles");
        assertProblem(
                host.post(path, "{\"roles\":[\"CEO\"],\"reason\":\"x\"}", "If-Match", "\"3\""),
                400,
                "INVALID_REQUEST",
                "roles[0]");
        assertProblem(host.post(path, "{\"roles\":[\"CFO\"]}", "If-Match", "\"3\""), 400, "INVALID_REQUEST", "reason");
        assertThat(seen).isEmpty();
        assertThat(host.post(path, json, "If-Match", "\"3\"").statusCode()).isEqualTo(200);
        assertThat(seen.subList(1, 4)).containsExactly(3L, List.of(Role.SENIOR_MANAGER, Role.CFO), "new vendor");
    }

    @Test
    void a_request_is_reminded_asked_about_and_cancelled() {
        host.engine
                .signatures
                .on("remind", args -> request(null))
                .on("refresh", args -> request(null))
                .on("cancel", args -> request(SignatureRequest.Ending.CANCELLED));
        assertThat(host.post(ONE + "/remind", "{}").statusCode()).isEqualTo(200);
        assertThat(host.post(ONE + "/refresh", "{}").statusCode()).isEqualTo(200);
        assertProblem(host.post(ONE + "/cancel", "{}"), 400, "INVALID_REQUEST", "reason");
        assertThat(host.post(ONE + "/cancel", "{\"reason\":\"wrong person\"}").body())
                .contains("\"ending\":\"CANCELLED\"");
    }

    @Test
    void a_link_is_told_once_and_kept_for_no_repetition() {
        AtomicInteger made = new AtomicInteger();
        AtomicReference<Object> whose = new AtomicReference<>();
        host.engine.signatures.on("link", args -> {
            whose.set(String.valueOf(args[2]));
            return new Signatures.Link(Secret.of(TOKEN + made.incrementAndGet()), "carl", AT);
        });
        HttpResponse<String> first = host.post(ONE + "/link", "", "Idempotency-Key", "k1");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.body())
                .isEqualTo("{\"token\":\"" + TOKEN + "1\",\"person\":\"carl\",\"expiresAt\":\"" + AT + "\"}");
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(whose).hasValue("null");
        HttpResponse<String> second = host.post(ONE + "/link", "{\"person\":\"carl\"}", "Idempotency-Key", "k1");
        assertThat(second.body()).contains(TOKEN + "2");
        assertThat(second.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(whose).hasValue("carl");
    }

    @Test
    void whoever_holds_a_link_signs_without_an_actor() {
        AtomicReference<SigningRoom.Trace> trace = new AtomicReference<>();
        host.engine
                .room
                .on("open", args -> {
                    trace.set((SigningRoom.Trace) args[1]);
                    return visit(false);
                })
                .on("document", args -> new ByteArrayInputStream("%PDF-1".getBytes(StandardCharsets.US_ASCII)))
                .on("sign", args -> {
                    assertThat(((Secret) args[0]).reveal()).isEqualTo(TOKEN);
                    assertThat(args[1]).isEqualTo(HASH);
                    assertThat(args[2]).isEqualTo("Carl Chief");
                    return visit(true);
                })
                .on("decline", args -> visit(true));
        String token = "{\"token\":\"" + TOKEN + "\"}";
        HttpResponse<String> opened = anybody("/signing", token);
        assertThat(opened.body()).contains("\"signer\":\"Carl Chief\"", "\"document\":\"" + HASH + "\"");
        assertThat(opened.body()).doesNotContain(TOKEN);
        assertThat(trace.get().actor()).isNull();
        assertThat(trace.get().address()).isEqualTo("127.0.0.1");
        assertThat(trace.get().agent()).startsWith("Java");
        assertThat(host.post("/api/v1/signing", token).statusCode()).isEqualTo(200);
        assertThat(trace.get().actor()).isEqualTo("alice");
        HttpResponse<String> document = anybody("/signing/document", token);
        assertThat(document.body()).isEqualTo("%PDF-1");
        assertThat(document.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(anybody(
                                "/signing/sign",
                                "{\"token\":\"" + TOKEN + "\",\"document\":\"" + HASH
                                        + "\",\"typedName\":\"Carl Chief\"}")
                        .body())
                .contains("\"done\":true");
        assertThat(anybody("/signing/decline", "{\"token\":\"" + TOKEN + "\",\"reason\":\"wrong amount\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_is_wrong_with_a_signature_is_told_without_its_token() {
        host.engine.room.on("open", args -> {
            throw new NotFoundException("This link does not work.");
        });
        assertProblem(anybody("/signing", "{\"token\":\"guessed\"}"), 404, "NOT_FOUND", null);
        assertProblem(anybody("/signing", "{}"), 400, "INVALID_REQUEST", "token");
        assertProblem(anybody("/signing", "{\"token\":"), 400, "INVALID_REQUEST", null);
        String sign = "{\"token\":\"" + TOKEN + "\",\"typedName\":\"x\"";
        assertProblem(anybody("/signing/sign", sign + "}"), 400, "INVALID_REQUEST", "document");
        assertProblem(anybody("/signing/sign", sign + ",\"document\":\"no\"}"), 400, "INVALID_REQUEST", "document");
        assertProblem(anybody("/signing/decline", "{\"token\":\"" + TOKEN + "\"}"), 400, "INVALID_REQUEST", "reason");
        assertProblem(
                anybody("/signing", "{\"token\":\"" + "x".repeat(20_000) + "\"}"), 413, "REQUEST_TOO_LARGE", null);
        assertThat(host.send(HttpRequest.newBuilder(uri("/signing"))).statusCode())
                .isEqualTo(401);
        assertThat(new SigningDto.TokenDto(TOKEN).toString()
                        + new SigningDto.SignDto(TOKEN, "h", "n")
                        + new SigningDto.DeclineDto(TOKEN, "r")
                        + new SignatureDto.LinkDto(TOKEN, "p", "e"))
                .doesNotContain(TOKEN);
    }

    @Test
    void a_webhook_reaches_the_engine_as_it_came_and_is_answered_with_nothing() {
        AtomicReference<WebhookRequest> came = new AtomicReference<>();
        host.engine.signatures.on("receive", args -> {
            came.set((WebhookRequest) args[0]);
            return 1;
        });
        String body = " {\"event_name\" : \"folder_signed\",\r\n\"x\":\"\u00fc+%41\"} ";
        HttpResponse<String> answer =
                host.send(HttpRequest.newBuilder(uri("/signatures/webhook?signature=a%2Bb%3D&x=1"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-Sent", "yes")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(came.get().body()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
        assertThat(came.get().query()).isEqualTo("signature=a%2Bb%3D&x=1");
        assertThat(came.get().header("x-sent")).hasValue("yes");
    }

    @Test
    void a_forged_webhook_and_one_without_end_are_refused() {
        host.engine.signatures.on("receive", args -> {
            throw ((WebhookRequest) args[0]).query().isEmpty()
                    ? WebhookRejectedException.unsigned("the signature is missing")
                    : WebhookRejectedException.malformed("the body is no event");
        });
        assertProblem(anybody("/signatures/webhook", "{}"), 401, "UNAUTHENTICATED", null);
        assertProblem(anybody("/signatures/webhook?signature=x", "{}"), 400, "INVALID_REQUEST", null);
        assertProblem(anybody("/signatures/webhook", "x".repeat(1_100_000)), 413, "REQUEST_TOO_LARGE", null);
        HttpResponse<String> form = host.send(HttpRequest.newBuilder(uri("/signatures/webhook"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(TestHost.multipart("b", "file", "a", "x"))));
        assertProblem(form, 415, "UNSUPPORTED_MEDIA_TYPE", "Content-Type");
    }

    @Test
    void everything_else_about_signatures_needs_an_actor() {
        for (String path : List.of("/remind", "/cancel", "/refresh", "/link")) {
            assertProblem(anybody("/signatures/" + ID + path, "{}"), 401, "UNAUTHENTICATED", null);
        }
    }

    private static HttpResponse<String> anybody(String path, String json) {
        return host.send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static URI uri(String path) {
        return URI.create(host.root + "/api/v1" + path);
    }

    private static SigningRoom.Visit visit(boolean done) {
        return new SigningRoom.Visit(
                "Carl Chief",
                Role.CFO,
                "Invoice A-1",
                List.of("Vendor: Industrial Parts Co"),
                Money.of("30000.00", "USD"),
                HASH,
                "I sign.",
                AT,
                done);
    }

    private static SignatureRequest request(SignatureRequest.Ending ending) {
        boolean signed = ending == SignatureRequest.Ending.SIGNED;
        return new SignatureRequest(
                new SignatureRequestId(ID),
                Samples.INVOICE,
                2,
                "in-house",
                null,
                signed ? ESignStatus.FULLY_SIGNED : ESignStatus.PENDING_SIGNATURE,
                ending,
                null,
                null,
                List.of(new SignatureRequest.Signer(
                        "carl",
                        "Carl Chief",
                        "carl@example.com",
                        Role.CFO,
                        signed ? SigningStatus.Step.SIGNED : SigningStatus.Step.ASKED,
                        signed ? AT : null,
                        null)),
                new DocumentId(new UUID(1, 1)),
                HASH,
                signed ? new DocumentId(new UUID(1, 2)) : null,
                signed ? HASH : null,
                "mona",
                AT,
                AT.plusSeconds(3600),
                1,
                AT,
                ending == null ? null : AT);
    }
}
