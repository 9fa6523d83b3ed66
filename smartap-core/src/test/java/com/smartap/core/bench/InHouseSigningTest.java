package com.smartap.core.bench;

import static com.smartap.core.bench.Bench.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.smartap.core.AuditEntry;
import com.smartap.core.SignaturePolicy;
import com.smartap.core.SignatureRequest;
import com.smartap.core.SignatureRequest.Ending;
import com.smartap.core.SignatureSettings;
import com.smartap.core.Signatures;
import com.smartap.core.SignerDirectory;
import com.smartap.core.SigningRoom;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.approval.ESignStatus;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.ForbiddenException;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.esign.Signatory;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.TestClock;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people sign in the house, one after the other. */
class InHouseSigningTest {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final Actor SAM = person(TENANT, "sam", Role.SENIOR_MANAGER);
    private static final Actor CHRIS = person(TENANT, "chris", Role.CFO);
    private static final Actor CLERK = person(TENANT, "clerk", Role.CLERK);
    private static final Actor ADMIN = person(TENANT, "admin", Role.ADMIN);
    private static final SigningRoom.Trace TRACE = new SigningRoom.Trace("203.0.113.9", "Browser/1", "sam");

    private final TestClock clock = TestClock.at("2026-11-20T09:00:00Z");
    private final JdbcConnectionPool database = Bench.h2();
    private Bench bench;
    private Invoice invoice;

    @BeforeEach
    void open(@TempDir Path folder) {
        SignatureSettings settings = SignatureSettings.inHouse(
                        Currency.getInstance("USD"),
                        SignerDirectory.of(Map.of(
                                Role.SENIOR_MANAGER, List.of(new Signatory("sam", "Sam Sénior", "sam@example.com")),
                                Role.CFO, List.of(new Signatory("chris", "Chris Chief", "chris@example.com")))))
                .with(new SignaturePolicy(
                        Currency.getInstance("USD"),
                        List.of(
                                new SignaturePolicy.Tier(new BigDecimal("5000"), false, List.of()),
                                new SignaturePolicy.Tier(null, true, List.of(Role.SENIOR_MANAGER, Role.CFO))),
                        0));
        bench = Bench.open(
                database,
                folder,
                builder -> builder.clock(clock).signatures(settings).signingDocuments(new PaperSigning()));
        bench.erp.vendor("Acme", "USD", true);
        bench.connect(TENANT);
        Invoice pending =
                bench.submit(TENANT, new Note("H-1", "Acme", "", "USD", "6000.00"), InvoiceState.PENDING_APPROVAL);
        bench.approve(TENANT, pending.id());
        invoice = bench.until(TENANT, pending.id(), InvoiceState.AWAITING_SIGNATURE);
        until(request -> request.providerId() != null);
    }

    @AfterEach
    void close() {
        bench.close();
        database.dispose();
    }

    private Signatures signatures() {
        return bench.engine.signatures();
    }

    private SigningRoom room() {
        return signatures().room();
    }

    private SignatureRequest request() {
        return signatures().of(CLERK, invoice.id()).get(0);
    }

    private SignatureRequest until(Predicate<SignatureRequest> condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> condition.test(request()));
        return request();
    }

    private Secret linkOf(Actor actor) {
        return signatures().link(actor, request().id(), null).token();
    }

    private ContentHash hash() {
        return request().copyHash();
    }

    @Test
    void both_sign_by_their_links_and_the_sealed_paper_holds_the_evidence() throws Exception {
        Secret sam = linkOf(SAM);
        SigningRoom.Visit visit = room().open(sam, TRACE);
        assertThat(visit.signer()).isEqualTo("Sam Sénior");
        assertThat(visit.facts()).contains("Invoice: H-1", "Total: 6000.00 USD");
        assertThat(visit.consent()).contains(hash().hex()).contains("senior manager");
        try (InputStream paper = room().document(sam)) {
            assertThat(ContentHash.of(paper.readAllBytes())).isEqualTo(visit.document());
        }
        assertThat(room().sign(sam, visit.document(), "  SAM  sénior ", TRACE).done())
                .isTrue();
        assertThat(until(request -> request.status() == ESignStatus.PARTIALLY_SIGNED)
                        .open())
                .isTrue();
        Secret chris = linkOf(CHRIS);
        room().sign(chris, hash(), "Chris Chief", new SigningRoom.Trace(null, null, null));
        bench.until(TENANT, invoice.id(), InvoiceState.READY_FOR_PAYMENT);
        SignatureRequest signed = request();
        assertThat(signed.ending()).isEqualTo(Ending.SIGNED);
        String paper;
        try (InputStream in = bench.engine.documents().open(CLERK, signed.signedId())) {
            paper = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(paper).contains("203.0.113.9", "Browser/1", "sam@example.com", "Chris Chief", hash().hex());
        assertThat(bench.engine.invoices().timeline(CLERK, invoice.id()))
                .filteredOn(entry -> entry.action().equals("esign.signer-signed"))
                .extracting(AuditEntry::actor)
                .containsExactly("sam", "chris");
        assertThat(bench.engine.audit().verify(ADMIN).problems()).isEmpty();
    }

    @Test
    void a_link_signs_once() {
        Secret sam = linkOf(SAM);
        room().sign(sam, hash(), "Sam Sénior", TRACE);
        assertDead(sam);
    }

    @Test
    void a_newer_link_replaces_an_older_one() {
        Secret first = linkOf(SAM);
        Secret second = linkOf(SAM);
        assertDead(first);
        assertThat(room().open(second, TRACE).signer()).isEqualTo("Sam Sénior");
    }

    @Test
    void a_link_dies_with_its_time_with_the_request_and_with_a_change_of_the_invoice() {
        Secret old = linkOf(SAM);
        clock.advance(Duration.ofDays(3));
        assertDead(old);
        Secret fresh = linkOf(SAM);
        Invoice now = bench.engine.invoices().get(CLERK, invoice.id());
        bench.engine
                .invoices()
                .correct(
                        CLERK,
                        invoice.id(),
                        now.version(),
                        new Note("H-1", "Acme", "", "USD", "5999.00").content(),
                        now.vendorId());
        assertDead(fresh);
        assertThatThrownBy(() -> linkOf(SAM)).isInstanceOf(IllegalLifecycleStateException.class);
    }

    @Test
    void a_cancelled_request_lets_nobody_sign() {
        Secret sam = linkOf(SAM);
        signatures().cancel(CLERK, request().id(), "wrong signer");
        assertDead(sam);
        bench.until(TENANT, invoice.id(), InvoiceState.PENDING_APPROVAL);
    }

    @Test
    void links_are_for_signers_whose_turn_it_is_and_only_an_administrator_gets_one_for_somebody_else() {
        assertThatThrownBy(() -> linkOf(CHRIS)).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> linkOf(CLERK)).isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> signatures().link(CLERK, request().id(), "sam"))
                .isInstanceOf(ForbiddenException.class);
        Signatures.Link link = signatures().link(ADMIN, request().id(), "sam");
        assertThatThrownBy(() ->
                        room().sign(link.token(), hash(), "Sam Sénior", new SigningRoom.Trace(null, null, "admin")))
                .isInstanceOf(ForbiddenException.class);
        assertThat(link.person()).isEqualTo("sam");
        assertThat(room().open(link.token(), TRACE).signer()).isEqualTo("Sam Sénior");
        assertThat(signatures()
                        .list(SAM, new Signatures.Query(true, "sam"), PageRequest.first(10))
                        .items())
                .hasSize(1);
        assertThat(signatures()
                        .list(CHRIS, new Signatures.Query(true, "chris"), PageRequest.first(10))
                        .items())
                .isEmpty();
    }

    @Test
    void guessed_links_and_wrong_names_and_other_documents_sign_nothing() {
        Secret sam = linkOf(SAM);
        assertDead(Secret.of("x".repeat(43)));
        assertDead(Secret.of(""));
        assertThatThrownBy(() -> room().sign(sam, hash(), "Chris Chief", TRACE))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("typedName");
        assertThatThrownBy(() -> room().sign(sam, ContentHash.of(new byte[] {1}), "Sam Sénior", TRACE))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("document");
        assertThat(request().signers().get(0).step()).isEqualTo(com.smartap.spi.esign.SigningStatus.Step.ASKED);
    }

    @Test
    void a_refusal_needs_a_reason_and_rejects_the_invoice() {
        Secret sam = linkOf(SAM);
        assertThatThrownBy(() -> room().decline(sam, " ", TRACE)).isInstanceOf(InvalidRequestException.class);
        room().decline(sam, "I never ordered this", TRACE);
        Invoice rejected = bench.until(TENANT, invoice.id(), InvoiceState.REJECTED);
        assertThat(rejected.reason()).contains("never ordered");
        assertDead(sam);
    }

    @Test
    void the_token_of_a_link_is_kept_nowhere() throws Exception {
        Secret sam = linkOf(SAM);
        room().open(sam, TRACE);
        for (String table : List.of(
                "smartap_signature_signer",
                "smartap_signature_request",
                "smartap_event",
                "smartap_audit",
                "smartap_invoice")) {
            try (Connection connection = database.getConnection();
                    ResultSet rows = connection.createStatement().executeQuery("select * from " + table)) {
                while (rows.next()) {
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        assertThat(String.valueOf(rows.getString(i))).doesNotContain(sam.reveal());
                    }
                }
            }
        }
        assertThat(sam.toString()).doesNotContain(sam.reveal());
    }

    private void assertDead(Secret link) {
        assertThatThrownBy(() -> room().open(link, TRACE)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> room().document(link)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> room().sign(link, hash(), "Sam Sénior", TRACE)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> room().decline(link, "no", TRACE)).isInstanceOf(NotFoundException.class);
    }
}
