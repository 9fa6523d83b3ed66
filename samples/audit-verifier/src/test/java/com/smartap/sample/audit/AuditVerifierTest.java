package com.smartap.sample.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.archive.FileSystemDocumentStore;
import com.smartap.archive.PdfSealer;
import com.smartap.archive.SigningKey;
import com.smartap.core.Checkpoint;
import com.smartap.core.SmartAp;
import com.smartap.core.Vendors;
import com.smartap.model.Actor;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.sample.audit.AuditVerifier.Finding;
import com.smartap.spi.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real log, exported by the engine, and what an owner may do to the export. */
class AuditVerifierTest {
    private static final Actor ADMIN = Actor.of(TenantId.DEFAULT, "ada", "Ada Admin", Role.ADMIN);

    @TempDir
    private static Path home;

    private static Map<String, byte[]> files = Map.of();
    private static String early = "";
    private static String latest = "";
    private static String key = "";

    @BeforeAll
    static void export() throws IOException {
        Path data = home.resolve("data");
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (SmartAp engine = SmartAp.builder()
                .embedded(data)
                .documentStore(new FileSystemDocumentStore(data.resolve("documents")))
                .sealer(new PdfSealer(SigningKey.selfSigned(
                        data.resolve("seal.p12"), Secret.of("password"), "Test", Clock.systemUTC())))
                .build()) {
            write(engine, 100);
            early = engine.audit().checkpoint(ADMIN).note();
            write(engine, 190);
            Checkpoint checkpoint = engine.audit().export(ADMIN, zip);
            latest = checkpoint.note();
            assertThat(checkpoint.size()).isEqualTo(291);
        }
        files = unzip(zip.toByteArray());
        key = text("key.txt");
    }

    private static void write(SmartAp engine, int records) {
        for (int i = 0; i < records; i++) {
            engine.vendors()
                    .create(ADMIN, new Vendors.Details("Vendor " + i, null, null, null, null, null, null, true));
        }
    }

    private static String text(String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    @Test
    void a_trail_that_is_in_the_log_is_found_and_one_that_is_not_is_told() throws IOException {
        Path zip = home.resolve("trail.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
        ByteBuffer bundle = ByteBuffer.wrap(files.entrySet().stream()
                .filter(file -> file.getKey().startsWith("tile/entries/000"))
                .findFirst()
                .orElseThrow()
                .getValue());
        Hashes tree = new Hashes();
        Map<Long, String> records = new LinkedHashMap<>();
        for (long number = 1; number <= 7; number++) {
            byte[] entry = new byte[bundle.getShort() & 0xffff];
            bundle.get(entry);
            tree.append(Hashes.leaf(entry));
            records.put(number, new String(entry, StandardCharsets.UTF_8));
        }
        String root = java.util.HexFormat.of().formatHex(tree.root());
        assertThat(found(zip, new AuditVerifier.Trail(records, 7, root)).problems())
                .isEmpty();
        assertThat(found(zip, new AuditVerifier.Trail(records, 7, "00" + root.substring(2)))
                        .problems())
                .containsExactly("the log had another root at 7 records than the document's trail says");
        Map<Long, String> edited = new LinkedHashMap<>(records);
        edited.put(3L, records.get(3L).replace("format", "f0rmat"));
        assertThat(found(zip, new AuditVerifier.Trail(edited, 7, root)).problems())
                .containsExactly("record 3 of the document's trail is another one in the log");
        assertThat(found(zip, new AuditVerifier.Trail(Map.of(99_999L, "{}"), 99_999, root))
                        .problems())
                .hasSize(2)
                .allMatch(problem -> problem.contains("document's trail"));
    }

    private static Finding found(Path zip, AuditVerifier.Trail trail) throws IOException {
        return AuditVerifier.verify(zip, List.of(latest), key, trail);
    }

    @Test
    void an_export_as_it_came_is_intact() throws IOException {
        Finding found = verify(log -> {}, List.of(early, latest), key);
        assertThat(found.problems()).isEmpty();
        assertThat(found.intact()).isTrue();
        assertThat(found.records()).isEqualTo(291);
        assertThat(found.checkpoints()).isEqualTo(5);
        assertThat(found.remarks()).isEmpty();
        assertThat(verify(log -> {}, List.of(), null).remarks()).hasSize(2);
    }

    @Test
    void an_unpacked_export_is_read_as_well() throws IOException {
        Path folder = Files.createTempDirectory(home, "unpacked");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        assertThat(AuditVerifier.verify(folder, List.of(early), key).intact()).isTrue();
    }

    @Test
    void an_edited_record_is_named() throws IOException {
        Finding found = tampered(entries -> entries.set(6, edited(entries.get(6))), false);
        assertThat(found.problems()).anySatisfy(problem -> assertThat(problem).contains("record 7 was edited"));
    }

    @Test
    void a_deleted_an_inserted_and_a_moved_record_are_placed() throws IOException {
        assertThat(tampered(entries -> entries.remove(9), false).problems())
                .anySatisfy(problem -> assertThat(problem).contains("at place 10 is the record with number 11"));
        assertThat(tampered(entries -> entries.add(9, entries.get(3)), false).problems())
                .anySatisfy(problem -> assertThat(problem).contains("at place 10 is the record with number 4"));
        assertThat(tampered(entries -> entries.add(20, entries.remove(9)), false)
                        .problems())
                .anySatisfy(problem -> assertThat(problem).contains("at place 10 is the record with number 11"));
    }

    @Test
    void whoever_hashes_everything_anew_is_told_by_the_checkpoints() throws IOException {
        Finding found = tampered(entries -> entries.set(6, edited(entries.get(6))), true);
        assertThat(found.problems())
                .anySatisfy(problem -> assertThat(problem).contains("checkpoint of 100 records does not hold"))
                .noneSatisfy(problem -> assertThat(problem).contains("was edited: its hash"));
    }

    @Test
    void a_log_that_was_cut_off_is_told_by_a_checkpoint_from_elsewhere() throws IOException {
        Finding found = verify(
                log -> {
                    rebuild(log, entries -> entries.subList(100, entries.size()).clear(), true);
                    log.put("checkpoint", early.getBytes(StandardCharsets.UTF_8));
                    log.keySet().removeIf(name -> name.startsWith("checkpoints/291"));
                },
                List.of(latest),
                key);
        assertThat(found.problems()).singleElement().asString().contains("cut off", "291", "100");
    }

    @Test
    void a_key_or_a_signature_of_somebody_else_is_not_believed() throws IOException {
        String other = key.replaceFirst("\\+[0-9a-f]{8}\\+", "+00000000+");
        assertThat(verify(log -> {}, List.of(), other).intact()).isFalse();
        Finding found = verify(
                log -> log.put(
                        "checkpoint", latest.replace("\n291\n", "\n290\n").getBytes(StandardCharsets.UTF_8)),
                List.of(),
                key);
        assertThat(found.problems()).anySatisfy(problem -> assertThat(problem).contains("not signed by the key"));
    }

    @Test
    void garbage_is_said_to_be_garbage() throws IOException {
        assertThat(verify(log -> log.put("checkpoint", new byte[] {1, 2}), List.of(), key)
                        .intact())
                .isFalse();
        assertThat(verify(log -> log.put("tile/entries/000", new byte[] {0, 3, '{', '"', 'a'}), List.of(), key)
                        .intact())
                .isFalse();
        assertThat(verify(Map::clear, List.of("x"), "y").intact()).isFalse();
    }

    @Test
    void the_program_says_so_by_its_exit_code() throws IOException {
        Path good = zip(files);
        Path kept = Files.writeString(home.resolve("kept.txt"), early);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(Main.run(new String[] {good.toString(), "--checkpoint", kept.toString()}, print, print))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("INTACT: 291 records");
        assertThat(Main.run(new String[] {}, print, print)).isEqualTo(2);
        assertThat(Main.run(new String[] {"absent.zip"}, print, print)).isEqualTo(2);
        Map<String, byte[]> bad = new LinkedHashMap<>(files);
        rebuild(bad, entries -> entries.remove(5), false);
        assertThat(Main.run(new String[] {zip(bad).toString()}, print, print)).isEqualTo(1);
    }

    private static Finding tampered(Consumer<List<byte[]>> change, boolean hashedAnew) throws IOException {
        return verify(log -> rebuild(log, change, hashedAnew), List.of(early), key);
    }

    private static Finding verify(Consumer<Map<String, byte[]>> change, List<String> trusted, String with)
            throws IOException {
        Map<String, byte[]> log = new LinkedHashMap<>(files);
        change.accept(log);
        return AuditVerifier.verify(zip(log), trusted, with);
    }

    /** Changes the entries, and the hashes as well if the owner is clever. */
    private static void rebuild(Map<String, byte[]> log, Consumer<List<byte[]>> change, boolean hashedAnew) {
        List<byte[]> entries = new ArrayList<>();
        log.forEach((name, bytes) -> {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            while (name.startsWith("tile/entries/") && in.remaining() > 2) {
                byte[] entry = new byte[in.getShort() & 0xffff];
                in.get(entry);
                entries.add(entry);
            }
        });
        change.accept(entries);
        log.keySet().removeIf(name -> name.startsWith("tile/entries/") || (hashedAnew && name.startsWith("tile/0/")));
        for (int from = 0; from < entries.size(); from += 256) {
            List<byte[]> bundle = entries.subList(from, Math.min(from + 256, entries.size()));
            String name = "00" + from / 256 + (bundle.size() == 256 ? "" : ".p/" + bundle.size());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream hashes = new ByteArrayOutputStream();
            for (byte[] entry : bundle) {
                out.write(entry.length >> 8);
                out.write(entry.length);
                out.writeBytes(entry);
                hashes.writeBytes(Hashes.leaf(entry));
            }
            log.put("tile/entries/" + name, out.toByteArray());
            if (hashedAnew) {
                log.put("tile/0/" + name, hashes.toByteArray());
            }
        }
    }

    private static byte[] edited(byte[] entry) {
        return new String(entry, StandardCharsets.UTF_8)
                .replace("vendor.created", "vendor.updated")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                all.put(entry.getName(), in.readAllBytes());
            }
        }
        return all;
    }

    private static Path zip(Map<String, byte[]> log) throws IOException {
        Path zip = Files.createTempFile(home, "log", ".zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> entry : log.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return zip;
    }
}
