package com.smartap.core.internal.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.archive.FileSystemDocumentStore;
import com.smartap.archive.HttpTimestampService;
import com.smartap.archive.PdfSealer;
import com.smartap.archive.SigningKey;
import com.smartap.core.bench.Bench;
import com.smartap.core.internal.audit.AuditWriter;
import com.smartap.core.internal.audit.Persons;
import com.smartap.core.internal.event.EventLog;
import com.smartap.core.internal.event.Jobs;
import com.smartap.core.internal.persistence.AuditRow;
import com.smartap.core.internal.persistence.Database;
import com.smartap.core.internal.persistence.DocumentRow;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.unit.Checkpoints;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.TenantId;
import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentId;
import com.smartap.model.document.DocumentState;
import com.smartap.spi.archive.DocumentSealer.SealReport;
import com.smartap.spi.archive.DocumentSealer.SealRequest;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.SealLevel;
import com.smartap.spi.archive.TimestampService;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.pki.LabPki;
import com.smartap.testkit.samples.SampleInvoices;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealCareTest {
    private static final Actor SYSTEM = Actor.system(TenantId.DEFAULT);

    private final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    private final AtomicReference<String> death = new AtomicReference<>("");
    private final Checkpoints mortal = name -> {
        if (name.equals(death.get())) {
            throw new IllegalStateException("died " + name);
        }
    };

    @TempDir
    private Path folder;

    private LabPki pki;
    private boolean down;
    private JdbcConnectionPool pool;
    private Database database;
    private UnitOfWork units;
    private DocumentStore store;
    private PdfSealer sealer;
    private SealCare care;
    private DocumentId id;

    @BeforeEach
    void archiveWhileTheTimestampServiceIsDown() throws IOException {
        pki = new LabPki(clock);
        pool = Bench.h2();
        database = Database.open(pool, true);
        units = new UnitOfWork(
                database.factory(),
                new EventLog(new Jobs(database.dataSource())),
                clock,
                mortal,
                new AuditWriter(new Persons(null)));
        store = new FileSystemDocumentStore(folder.resolve("documents"));
        Path key = pki.ecSigner("Northwind Archive").writeTo(folder.resolve("seal.p12"), "secret".toCharArray());
        sealer = PdfSealer.builder(SigningKey.load(key, "secret".toCharArray()))
                .clock(clock)
                .timestamps(new Switched())
                .level(SealLevel.B_LTA)
                .trusting(List.of(pki.root()))
                .allowingHost(pki.tsaUrl().getHost())
                .build();
        care = new SealCare(database.factory(), units, store, sealer, clock, mortal);
        down = true;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealReport report = sealer.seal(
                new SealRequest(
                        DocumentSource.of("in.pdf", SampleInvoices.all().get(0).pdf()),
                        "{\"records\":[]}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        List.of(),
                        "Invoice",
                        clock.instant()),
                out);
        DocumentStore.Stored stored = store.put(new ByteArrayInputStream(out.toByteArray()), Long.MAX_VALUE);
        id = units.call("test.archive", SYSTEM, tx -> {
            DocumentRow row = new DocumentRows(tx.em(), tx.tenant())
                    .add(
                            Document.Kind.SEALED_INVOICE,
                            "sealed.pdf",
                            "application/pdf",
                            stored,
                            DocumentState.ARCHIVED,
                            tx.now());
            SealCare.plan(row, report, tx.now());
            return new DocumentId(row.id);
        });
    }

    /** The laboratory's time-stamp service, which can be away without anybody waiting for it. */
    private final class Switched implements TimestampService {
        @Override
        public String name() {
            return "switched";
        }

        @Override
        public byte[] token(byte[] digest) throws IOException {
            if (down) {
                throw new IOException("down");
            }
            return HttpTimestampService.at(pki.tsaUrl()).token(digest);
        }
    }

    @AfterEach
    void close() {
        database.close();
        pool.dispose();
        pki.close();
    }

    @Test
    void a_seal_that_waits_is_raised_once_the_service_answers_and_renewed_before_it_ages() throws IOException {
        DocumentRow pending = row();
        byte[] first = bytes(pending.hash);
        assertThat(pending.pendingLevel).isEqualTo("PAdES-B-LTA");
        down = false;
        care.run();
        assertThat(row().hash).as("it is not due yet").isEqualTo(pending.hash);

        down = true;
        clock.advance(Duration.ofHours(2));
        care.run();
        assertThat(row().hash).isEqualTo(pending.hash);
        assertThat(row().careAt).isAfter(clock.instant());

        down = false;
        clock.advance(Duration.ofHours(2));
        care.run();
        DocumentRow raised = row();
        assertThat(raised.pendingLevel).isNull();
        assertThat(raised.renewBefore).isAfter(clock.instant());
        byte[] second = bytes(raised.hash);
        assertThat(Arrays.copyOf(second, first.length)).isEqualTo(first);
        assertThat(raised.size).isEqualTo(second.length);
        assertThat(sealer.verify(DocumentSource.of("s.pdf", second)).level()).isEqualTo("PAdES-B-LTA");
        assertThat(bytes(pending.hash)).as("what was archived first is kept").isEqualTo(first);

        clock.advance(Duration.between(clock.instant(), raised.renewBefore).minus(Duration.ofDays(30)));
        pki.renewTimestampAuthority(Duration.ofDays(3_650));
        care.run();
        DocumentRow renewed = row();
        assertThat(renewed.hash).isNotEqualTo(raised.hash);
        assertThat(Arrays.copyOf(bytes(renewed.hash), second.length)).isEqualTo(second);
        assertThat(records())
                .extracting(record -> record.action)
                .containsExactly("document.extended", "document.extended");
        assertThat(records().get(0).data).contains(pending.hash).contains(raised.hash);
        care.run();
        assertThat(row().hash).isEqualTo(renewed.hash);
    }

    @Test
    void a_crash_leaves_the_old_or_the_new_and_the_next_run_goes_on() throws IOException {
        down = false;
        clock.advance(Duration.ofHours(2));
        String before = row().hash;
        for (String moment : List.of("before call extend", "after call extend", "before commit document.extend")) {
            death.set(moment);
            assertThatThrownBy(care::run).isInstanceOf(IllegalStateException.class);
            assertThat(row().hash).isEqualTo(before);
            assertThat(records()).isEmpty();
            assertThat(sealer.verify(DocumentSource.of("s.pdf", bytes(before))).intact())
                    .isTrue();
        }
        death.set("after commit document.extend");
        assertThatThrownBy(care::run).isInstanceOf(IllegalStateException.class);
        death.set("");
        care.run();
        DocumentRow after = row();
        assertThat(after.pendingLevel).isNull();
        assertThat(records()).hasSize(1);
        assertThat(sealer.verify(DocumentSource.of("s.pdf", bytes(after.hash))).level())
                .isEqualTo("PAdES-B-LTA");
    }

    @Test
    void a_damaged_document_is_left_as_it_is_and_holds_nobody_up() throws IOException {
        down = false;
        clock.advance(Duration.ofHours(2));
        String hash = row().hash;
        Path file;
        try (var files = Files.walk(folder.resolve("documents"))) {
            file = files.filter(path -> path.getFileName().toString().contains(hash.substring(4)))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] spoilt = Files.readAllBytes(file);
        spoilt[spoilt.length / 2] ^= 1;
        Files.delete(file);
        Files.write(file, spoilt);
        care.run();
        assertThat(row().hash).isEqualTo(hash);
        assertThat(row().careAt).isAfter(clock.instant());
        assertThat(records()).isEmpty();
    }

    private DocumentRow row() {
        return units.read(SYSTEM, tx -> new DocumentRows(tx.em(), tx.tenant()).row(id));
    }

    private byte[] bytes(String hash) throws IOException {
        try (var in = store.get(new ContentHash(hash)).orElseThrow()) {
            return in.readAllBytes();
        }
    }

    private List<AuditRow> records() {
        return units.read(
                SYSTEM,
                tx -> tx.em()
                        .createQuery(
                                "select r from SmartApAudit r where r.entityId = :id order by r.sequence",
                                AuditRow.class)
                        .setParameter("id", id.toString())
                        .getResultList());
    }
}
