package com.smartap.core.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.core.Audit;
import com.smartap.core.AuditEntry;
import com.smartap.core.AuditQuery;
import com.smartap.core.AuditSettings;
import com.smartap.core.Checkpoint;
import com.smartap.core.SmartAp;
import com.smartap.core.Vendors;
import com.smartap.core.internal.audit.Fact;
import com.smartap.core.internal.audit.FolderWitness;
import com.smartap.core.internal.audit.Hex;
import com.smartap.core.internal.audit.MerkleProofs;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.ForbiddenException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.archive.TimestampService;
import com.smartap.spi.audit.CheckpointWitness;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the audit log promises, on each database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AuditContract {
    private static final String GENESIS = "0".repeat(64);

    private Bench bench;
    private DataSource database;
    private Path folder;
    private volatile boolean stampsDown;

    /** An empty database, opened once. */
    protected abstract DataSource database();

    @BeforeAll
    void open(@TempDir Path home) {
        folder = home;
        database = database();
        TimestampService anchor = stamps(digest -> {
            if (stampsDown) {
                throw new IOException("down");
            }
            return digest;
        });
        bench = Bench.open(
                database,
                home,
                builder -> builder.audit(AuditSettings.in(home.resolve("audit"), "test/ap")
                        .with(anchor)
                        .every(Duration.ofHours(10))));
    }

    @AfterAll
    void close() {
        bench.close();
    }

    /** What answers a time-stamp request. */
    private interface Stamp {
        byte[] token(byte[] digest) throws IOException;
    }

    private static TimestampService stamps(Stamp stamp) {
        return new TimestampService() {
            @Override
            public String name() {
                return "the test's authority";
            }

            @Override
            public byte[] token(byte[] digest) throws IOException {
                return stamp.token(digest);
            }
        };
    }

    private static Actor admin(String tenant) {
        return Bench.person(new TenantId(tenant), "admin", Role.ADMIN);
    }

    private Audit audit() {
        return bench.engine.audit();
    }

    private void write(Actor actor, int records) {
        for (int i = 1; i <= records; i++) {
            bench.engine
                    .vendors()
                    .create(
                            actor,
                            new Vendors.Details(
                                    "Vendor " + System.nanoTime() + " " + i, null, null, null, null, null, null, true));
        }
    }

    /** Some 520 records with one import. */
    private void imported(String tenant) {
        for (int i = 0; i < 515; i++) {
            bench.erp.vendor("Imported " + i, "USD", true);
        }
        bench.connect(new TenantId(tenant));
        assertThat(Sql.count(database, "select count(*) from smartap_audit where tenant = '" + tenant + "'"))
                .isGreaterThan(514);
    }

    private List<AuditEntry> list(Actor actor, AuditQuery query) {
        return audit().list(actor, query, PageRequest.first(100)).items();
    }

    @Test
    void twenty_writers_leave_no_gap() throws Exception {
        Actor admin = admin("writers");
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            Callable<Boolean> five = () -> {
                write(admin, 5);
                return true;
            };
            for (Future<Boolean> one :
                    threads.invokeAll(IntStream.range(0, 20).mapToObj(i -> five).toList())) {
                assertThat(one.get(60, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        Audit.Verification found = audit().verify(admin);
        assertThat(found.problems()).isEmpty();
        assertThat(found.records()).isEqualTo(100);
        assertThat(found.complete() && found.ordered()).isTrue();
    }

    @Test
    void a_log_that_others_write_to_and_sign_meanwhile_is_intact() throws Exception {
        Actor admin = admin("busy");
        write(admin, 1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> writers = IntStream.range(0, 3)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> {
                        for (int times = 0; times < 40; times++) {
                            write(admin, 1);
                            audit().checkpoint(admin);
                        }
                    }))
                    .toList();
            int verified = 0;
            while (writers.stream().anyMatch(writer -> !writer.isDone())) {
                assertThat(audit().verify(admin).problems()).isEmpty();
                verified++;
            }
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
            assertThat(verified).isPositive();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void tampering_is_told() throws SQLException {
        told("edited", "update smartap_audit set actor_name = 'Mallory' where tenant = 'edited' and sequence = 3");
        told(
                "described",
                "update smartap_audit set data = '{\"name\":\"x\"}' where tenant = 'described' and sequence = 3");
        told(
                "rewritten",
                "update smartap_audit set entry = replace(entry, 'vendor', 'Vendor') where tenant = 'rewritten'"
                        + " and sequence = 3");
        told(
                "redated",
                "update smartap_audit set at = at - interval '1' day where tenant = 'redated' and sequence = 3");
        told("deleted", "delete from smartap_audit where tenant = 'deleted' and sequence = 3");
        told("cut", "delete from smartap_audit where tenant = 'cut' and sequence > 3");
        told("emptied", "delete from smartap_audit where tenant = 'emptied'");
        told("headless", "delete from smartap_audit_head where tenant = 'headless'");
        told("rooted", "update smartap_audit_head set hash = '" + "0".repeat(64) + "' where tenant = 'rooted'");
        told(
                "moved",
                "update smartap_audit set sequence = 99, id = 'moved/99' where tenant = 'moved' and sequence = 5");
        told(
                "inserted",
                "insert into smartap_audit (id, tenant, sequence, at, actor, actor_name, action, entity_type, entity_id,"
                        + " data, entry, hash) select 'inserted/9', tenant, 9, at, actor, actor_name, action,"
                        + " entity_type, entity_id, data, entry, hash from smartap_audit where tenant = 'inserted'"
                        + " and sequence = 5");
    }

    private void told(String tenant, String tampering) throws SQLException {
        Actor admin = admin(tenant);
        write(admin, 5);
        assertThat(audit().verify(admin).problems()).as(tampering).isEmpty();
        assertThat(Sql.change(database, tampering)).as(tampering).isPositive();
        Audit.Verification found = audit().verify(admin);
        assertThat(found.intact()).as(tampering).isFalse();
        assertThat(found.problems()).as(tampering).isNotEmpty();
    }

    @Test
    void whoever_cuts_the_log_and_mends_the_head_is_told_by_a_checkpoint() throws SQLException {
        Actor admin = admin("owner");
        write(admin, 3);
        List<String> early =
                Sql.column(database, "select hash || ' ' || edge from smartap_audit_head where tenant = 'owner'");
        write(admin, 4);
        Checkpoint checkpoint = audit().checkpoint(admin);
        assertThat(checkpoint.size()).isEqualTo(7);
        Sql.change(database, "delete from smartap_audit where tenant = 'owner' and sequence > 3");
        Sql.change(database, "delete from smartap_audit_checkpoint where tenant = 'owner'");
        String hash = early.get(0).substring(0, 64);
        Sql.change(
                database,
                "update smartap_audit_head set sequence = 3, hash = '" + hash + "', edge = '"
                        + early.get(0).substring(65) + "' where tenant = 'owner'");
        Audit.Verification found = audit().verify(admin);
        assertThat(found.complete()).isFalse();
        assertThat(found.problems()).singleElement().asString().contains("7 records", "cut off");
    }

    @Test
    void whoever_writes_another_history_is_told_by_a_checkpoint() throws SQLException {
        Actor honest = admin("history");
        write(honest, 6);
        audit().checkpoint(honest);
        // The owner replaces everything by another log that is right in itself.
        Actor other = admin("other-history");
        write(other, 6);
        for (String table : List.of("smartap_audit", "smartap_audit_head", "smartap_audit_checkpoint")) {
            Sql.change(database, "delete from " + table + " where tenant = 'history'");
        }
        Sql.change(database, "update smartap_audit_head set tenant = 'history' where tenant = 'other-history'");
        Sql.change(
                database,
                "update smartap_audit set tenant = 'history', id = replace(id, 'other-history', 'history')"
                        + " where tenant = 'other-history'");
        assertThat(audit().verify(honest).problems())
                .anySatisfy(problem -> assertThat(problem).contains("checkpoint of 6 records does not hold"));
    }

    @Test
    void checkpoints_are_signed_kept_outside_stamped_and_made_once_a_state() throws IOException {
        Actor admin = admin("signed");
        assertThatThrownBy(() -> audit().checkpoint(admin)).isInstanceOf(NotFoundException.class);
        write(admin, 2);
        stampsDown = true;
        Checkpoint first = audit().checkpoint(admin);
        assertThat(first.token()).isNull();
        assertThat(first.note()).startsWith("test/ap/signed\n2\n").contains("\u2014 test/ap ");
        Path kept = folder.resolve("audit/checkpoints/signed/2.txt");
        assertThat(Files.readString(kept)).isEqualTo(first.note());
        stampsDown = false;
        Checkpoint again = audit().checkpoint(admin);
        assertThat(again.note()).isEqualTo(first.note());
        assertThat(again.token()).hasSize(32);
        assertThat(folder.resolve("audit/checkpoints/signed/2.tsr")).exists();
        Files.writeString(kept, first.note().replace("\n2\n", "\n1\n"));
        assertThat(audit().verify(admin).problems())
                .anySatisfy(problem -> assertThat(problem).contains("not signed by the key of this log"));
    }

    @Test
    void records_are_proven_against_a_checkpoint_and_later_states_against_earlier_ones() {
        Actor admin = admin("proven");
        write(admin, 13);
        Audit.InclusionProof proof = audit().prove(admin, 5);
        List<byte[]> path = proof.path().stream().map(Hex::bytes).toList();
        assertThat(MerkleProofs.proves(
                        4,
                        proof.checkpoint().size(),
                        Hex.bytes(proof.hash()),
                        path,
                        Hex.bytes(proof.checkpoint().root())))
                .isTrue();
        assertThat(proof.entry()).contains("\"sequence\":\"5\"").doesNotContain("\"admin\"");
        write(admin, 4);
        Audit.ConsistencyProof grown = audit().prove(admin, proof.checkpoint().size(), 17);
        assertThat(grown.fromRoot()).isEqualTo(proof.checkpoint().root());
        assertThat(MerkleProofs.proves(
                        grown.from(),
                        grown.to(),
                        Hex.bytes(grown.fromRoot()),
                        Hex.bytes(grown.toRoot()),
                        grown.path().stream().map(Hex::bytes).toList()))
                .isTrue();
    }

    @Test
    void records_are_found_by_thing_person_period_and_action_and_reading_is_recorded() {
        Actor admin = admin("asked");
        write(admin, 3);
        List<AuditEntry> all = list(admin, AuditQuery.ALL);
        assertThat(all).hasSize(3);
        AuditEntry second = all.get(1);
        assertThat(list(admin, AuditQuery.about(second.entityId()))).containsExactly(second);
        assertThat(list(admin, AuditQuery.by("nobody"))).isEmpty();
        assertThat(list(
                        admin,
                        new AuditQuery(null, "admin", second.at(), second.at().plusNanos(1000), null)))
                .contains(second);
        assertThat(list(admin, new AuditQuery(null, null, null, second.at(), null)))
                .doesNotContain(second);
        assertThat(list(admin, new AuditQuery(null, null, null, null, "audit.read")))
                .hasSize(5)
                .anySatisfy(read -> assertThat(read.data()).containsEntry("person", "nobody"))
                .allSatisfy(read -> assertThat(read.actor()).isEqualTo("admin"));
        Actor clerk = Bench.person(new TenantId("asked"), "clerk", Role.CLERK);
        assertThatThrownBy(() -> list(clerk, AuditQuery.ALL)).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void a_person_can_be_erased_and_no_proof_breaks() throws IOException {
        Actor admin = admin("forgetful");
        Actor joe = Bench.person(new TenantId("forgetful"), "joe.doe", Role.ADMIN);
        write(joe, 3);
        list(admin, AuditQuery.by("joe.doe"));
        Checkpoint before = audit().checkpoint(admin);
        Audit.Erasure erasure = audit().erase(admin, "joe.doe", "asked for it");
        assertThat(erasure.records()).isEqualTo(4);
        assertThat(audit().verify(admin).problems()).isEmpty();
        assertThat(list(admin, AuditQuery.by("joe.doe"))).isEmpty();
        assertThat(list(admin, AuditQuery.by(erasure.pseudonym()))).hasSize(3).allSatisfy(record -> {
            assertThat(record.actorName()).isEqualTo("(erased)");
            assertThat(record.toString()).doesNotContain("joe");
        });
        assertThat(audit().prove(admin, before.size(), before.size() + 1).fromRoot())
                .isEqualTo(before.root());
        ByteArrayOutputStream export = new ByteArrayOutputStream();
        audit().export(admin, export);
        assertThat(Sql.column(database, "select entry from smartap_audit where tenant = 'forgetful'"))
                .noneMatch(entry -> entry.contains("joe"));
        assertThatThrownBy(() -> audit().erase(admin, "nobody", "by mistake")).isInstanceOf(NotFoundException.class);
        Actor auditor = Bench.person(new TenantId("forgetful"), "audrey", Role.AUDITOR);
        assertThatThrownBy(() -> audit().erase(auditor, "admin", "no")).isInstanceOf(ForbiddenException.class);
        write(joe, 1);
        assertThat(list(admin, AuditQuery.by("joe.doe"))).hasSize(1);
        assertThat(audit().verify(admin).problems()).isEmpty();
    }

    @Test
    void an_export_that_breaks_off_changes_nothing_and_the_next_one_is_whole() throws IOException {
        Actor admin = admin("broken-off");
        write(admin, 300);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        Checkpoint first = audit().export(admin, whole);
        for (int after : new int[] {0, 1, whole.size() / 3, whole.size() / 2, whole.size() - 200}) {
            assertThatThrownBy(() -> audit().export(admin, new BreakingOff(after)))
                    .as("after %d of %d bytes", after, whole.size())
                    .isInstanceOf(IOException.class);
        }
        assertThat(audit().verify(admin).problems()).isEmpty();
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        Checkpoint last = audit().export(admin, again);
        assertThat(last.size()).as("reading is recorded").isGreaterThan(first.size());
        assertThat(audit().prove(admin, first.size(), last.size()).fromRoot()).isEqualTo(first.root());
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(again.toByteArray()))) {
            List<String> names = new ArrayList<>();
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
            assertThat(names)
                    .contains("checkpoint", "key.txt", "tile/entries/000")
                    .doesNotHaveDuplicates();
        }
    }

    /** A disk that is full after some bytes. */
    private static final class BreakingOff extends OutputStream {
        private int left;

        BreakingOff(int left) {
            this.left = left;
        }

        @Override
        public void write(int b) throws IOException {
            if (left-- <= 0) {
                throw new IOException("no space left");
            }
        }
    }

    @Test
    void an_erasure_leaves_data_alone_that_only_looks_like_the_person() {
        Actor admin = admin("namesake");
        Actor acme = Bench.person(new TenantId("namesake"), "Acme", Role.ADMIN);
        bench.engine.vendors().create(acme, new Vendors.Details("Acme", null, null, null, null, null, null, true));
        audit().erase(admin, "Acme", "left");
        assertThat(audit().verify(admin).problems()).isEmpty();
        assertThat(list(admin, new AuditQuery(null, null, null, null, "vendor.created")))
                .singleElement()
                .satisfies(record -> assertThat(record.data()).containsEntry("name", "Acme"));
    }

    @Test
    void a_person_of_the_earlier_chain_can_be_erased_from_what_is_shown() throws SQLException {
        chain("inherited-person", 2);
        Actor admin = admin("inherited-person");
        write(Bench.person(new TenantId("inherited-person"), "old", Role.ADMIN), 1);
        assertThat(audit().erase(admin, "old", "left").records()).isEqualTo(3);
        assertThat(audit().verify(admin).problems()).isEmpty();
        Sql.change(database, "update smartap_audit set data = '{}' where tenant = 'inherited-person' and sequence = 1");
        assertThat(audit().verify(admin).problems()).singleElement().asString().contains("record 1 is shown otherwise");
    }

    @Test
    void a_text_that_is_too_long_for_a_record_is_cut_and_does_not_stop_what_happens() {
        Fact fact = new Fact("x.done", "x", "1", Map.of("a", "\u20ac".repeat(100_000), "b", "short"));
        assertThat(fact.data().get("a")).hasSizeLessThan(2_200).contains("100000 characters", "SHA-256");
        assertThat(fact.data()).containsEntry("b", "short");
    }

    @Test
    void whoever_changes_what_stands_for_an_erased_person_is_told() throws SQLException {
        Actor admin = admin("blamed");
        Actor joe = Bench.person(new TenantId("blamed"), "joe", Role.ADMIN);
        write(joe, 2);
        audit().erase(admin, "joe", "left");
        Sql.change(database, "update smartap_audit set actor = 'mallory' where tenant = 'blamed' and sequence = 1");
        assertThat(audit().verify(admin).problems()).singleElement().asString().contains("record 1 is shown otherwise");
    }

    @Test
    void old_records_are_sealed_before_they_are_taken_out_and_the_log_still_proves_itself() throws SQLException {
        Actor admin = admin("pruned");
        imported("pruned");
        Checkpoint before = audit().checkpoint(admin);
        assertThat(audit().prune(admin, 255).document()).isEmpty();
        Audit.Segment first = audit().prune(admin, 300);
        assertThat(first.first()).isEqualTo(1);
        assertThat(first.last()).isEqualTo(256);
        Audit.Segment second = audit().prune(admin, 10_000);
        assertThat(second.first()).isEqualTo(257);
        assertThat(second.last()).isEqualTo(512);
        assertThat(audit().segments(admin)).containsExactly(first, second);
        assertThat(Sql.count(
                        database, "select count(*) from smartap_audit where tenant = 'pruned' and sequence <= 512"))
                .isZero();
        Audit.Verification found = audit().verify(admin);
        assertThat(found.problems()).isEmpty();
        assertThat(found.records()).isGreaterThan(515);
        assertThat(audit().prove(admin, 515).checkpoint().size()).isGreaterThanOrEqualTo(515);
        assertThat(audit().prove(admin, before.size(), found.records()).fromRoot())
                .isEqualTo(before.root());
        assertThatThrownBy(() -> audit().prove(admin, 7)).isInstanceOf(NotFoundException.class);
        Sql.change(database, "delete from smartap_audit_segment where tenant = 'pruned' and first_record = 1");
        assertThat(audit().verify(admin).intact()).isFalse();
    }

    @Test
    void the_page_about_the_log_shows_how_it_is_used(@TempDir Path elsewhere) throws IOException {
        Actor auditor = admin("shown");
        write(auditor, 2);
        Path folder = elsewhere;
        CheckpointWitness mailbox = new FolderWitness(elsewhere.resolve("mailbox"));
        TimestampService stamps = stamps(digest -> digest);
        // tag::audit-settings
        AuditSettings settings =
                AuditSettings.in(folder, "example.com/ap").with(mailbox).with(stamps);
        // end::audit-settings
        assertThat(settings.witnesses()).hasSize(2).contains(mailbox);
        SmartAp smartAp = bench.engine;
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        bench.connect(auditor.tenant());
        InvoiceId invoice = bench.submit(auditor.tenant(), new Note("A-1", "Nobody", null, "USD", "10.00"))
                .id();
        // tag::audit-use
        Audit audit = smartAp.audit();
        Page<AuditEntry> deeds = audit.list(auditor, AuditQuery.by("carla"), PageRequest.first(50));
        Audit.Verification found = audit.verify(auditor);
        Audit.InclusionProof proof = audit.prove(auditor, 1);
        Checkpoint checkpoint = audit.export(auditor, zip);
        audit.report(auditor, invoice, pdf);
        // end::audit-use
        assertThat(deeds.items()).isEmpty();
        assertThat(found.intact()).isTrue();
        assertThat(proof.checkpoint().size()).isLessThanOrEqualTo(checkpoint.size());
        assertThat(zip.size()).isGreaterThan(1000);
        assertThat(pdf.toString(StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    }

    @Test
    void nothing_is_taken_out_that_is_not_what_the_tree_says() throws SQLException {
        Actor admin = admin("damaged");
        imported("damaged");
        Sql.change(
                database,
                "update smartap_audit set entry = replace(entry, 'at', 'At') where tenant = 'damaged'"
                        + " and sequence = 9");
        assertThatThrownBy(() -> audit().prune(admin, 256)).hasMessageContaining("not what the tree says");
        assertThat(Sql.count(database, "select count(*) from smartap_audit where tenant = 'damaged'"))
                .isGreaterThan(512);
    }

    @Test
    void the_records_of_the_earlier_chain_are_taken_over_as_they_are() throws SQLException {
        chain("inherited", 5);
        Actor admin = admin("inherited");
        write(admin, 1);
        assertThat(audit().verify(admin).problems()).isEmpty();
        assertThat(list(admin, new AuditQuery(null, null, null, null, "audit.chain-taken-over")))
                .singleElement()
                .satisfies(record ->
                        assertThat(record.data()).containsEntry("records", "5").containsEntry("intact", "true"));
        assertThat(list(admin, AuditQuery.by("old"))).hasSize(5);
    }

    @Test
    void a_chain_that_was_tampered_with_before_is_said_to_have_been() throws SQLException {
        chain("suspicious", 6);
        Sql.change(database, "update smartap_audit set actor = 'mallory' where tenant = 'suspicious' and sequence = 2");
        Sql.change(database, "delete from smartap_audit where tenant = 'suspicious' and sequence = 4");
        Sql.change(database, "delete from smartap_audit where tenant = 'suspicious' and sequence = 6");
        Actor admin = admin("suspicious");
        write(admin, 1);
        assertThat(list(admin, new AuditQuery(null, null, null, null, "audit.chain-taken-over")))
                .singleElement()
                .satisfies(record -> assertThat(record.data()).containsEntry("intact", "false"));
        assertThat(list(admin, new AuditQuery(null, null, null, null, "audit.record-missing")))
                .extracting(AuditEntry::sequence)
                .containsExactly(6L, 4L);
        assertThat(audit().verify(admin).problems()).isEmpty();
    }

    /** A hash chain as the version before wrote it. */
    private void chain(String tenant, int records) throws SQLException {
        String previous = GENESIS;
        for (int i = 1; i <= records; i++) {
            String at = "2026-01-0" + i + "T10:00:00Z";
            String json =
                    ("{\"action\":\"vendor.created\",\"actor\":\"old\",\"actorName\":\"Old\",\"at\":\"%s\",\"data\":"
                                    + "{\"name\":\"V\"},\"entityId\":\"e\",\"entityType\":\"vendor\",\"previousHash\":\"%s\",\"sequence\":%d}")
                            .formatted(at, previous, i);
            String hash = ContentHash.of(json.getBytes(StandardCharsets.UTF_8)).hex();
            Sql.change(
                    database,
                    ("insert into smartap_audit (id, tenant, sequence, at, actor, actor_name, action,"
                                    + " entity_type, entity_id, data, previous_hash, hash) values ('%s/%d', '%s', %d,"
                                    + " timestamp with time zone '%s', 'old', 'Old', 'vendor.created', 'vendor', 'e',"
                                    + " '{\"name\":\"V\"}', '%s', '%s')")
                            .formatted(
                                    tenant, i, tenant, i, at.replace("T", " ").replace("Z", "+00:00"), previous, hash));
            previous = hash;
        }
        Sql.change(
                database,
                "insert into smartap_audit_head (tenant, sequence, hash) values ('%s', %d, '%s')"
                        .formatted(tenant, records, previous));
    }
}
