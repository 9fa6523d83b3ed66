package com.smartap.sample.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever holds an export of an audit log, and a checkpoint that was handed out earlier, whether anything was
 * edited, inserted, deleted, reordered or cut off. It trusts nothing in the export but what it can compute.
 */
public final class AuditVerifier {
    private static final int TILE = 256;
    private static final int MOST = 100;
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final List<String> problems = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final NavigableMap<Long, List<Note>> notes = new TreeMap<>();
    private final Hashes tree = new Hashes();
    private Trail trail = Trail.NONE;
    private @Nullable String tenant;
    private Instant latest = Instant.MIN;
    private boolean misplaced;

    private AuditVerifier() {}

    /**
     * What was found.
     *
     * @param intact whether nothing is wrong
     * @param records how many records there are
     * @param root the hash of the tree over them, in lower-case hexadecimal
     * @param checkpoints how many checkpoints were compared, those of the export included
     * @param problems what is wrong, one sentence each
     * @param remarks what limits the answer
     */
    public record Finding(
            boolean intact, long records, String root, int checkpoints, List<String> problems, List<String> remarks) {}

    /**
     * What a document says that the log holds.
     *
     * @param records records by their number from 1, as canonical JSON
     * @param size the number of records at which the log had {@code root}; 0 if the document does not say so
     * @param root the hash of the tree over them, in lower-case hexadecimal
     */
    public record Trail(Map<Long, String> records, long size, String root) {
        static final Trail NONE = new Trail(Map.of(), 0, "");

        /** Copies the records. */
        public Trail {
            records = Map.copyOf(records);
        }
    }

    /**
     * Verifies an export.
     *
     * @param export the ZIP, or the folder that it was unpacked to
     * @param trusted checkpoints that were kept elsewhere
     * @param key the public key as name+hash+key, got another way; null to take the one in the export
     */
    public static Finding verify(Path export, List<String> trusted, @Nullable String key) throws IOException {
        return verify(export, trusted, key, Trail.NONE);
    }

    /** Verifies an export, and that it holds what a document says: each record in its place, under the same root. */
    public static Finding verify(Path export, List<String> trusted, @Nullable String key, Trail trail)
            throws IOException {
        AuditVerifier verifier = new AuditVerifier();
        verifier.trail = trail;
        try (LogFiles files = new LogFiles(export)) {
            verifier.run(files, trusted, key);
        }
        return new Finding(
                verifier.problems.isEmpty(),
                verifier.tree.size(),
                HexFormat.of().formatHex(verifier.tree.root()),
                verifier.notes.values().stream().mapToInt(List::size).sum(),
                List.copyOf(verifier.problems),
                List.copyOf(verifier.remarks));
    }

    private void run(LogFiles files, List<String> trusted, @Nullable String key) throws IOException {
        Optional<String> own = files.text("key.txt");
        String used = key != null ? key : own.orElse("");
        if (key == null) {
            remarks.add("the key was taken from the export: whoever made the export could have made the key as well");
        } else if (own.isPresent() && !own.get().strip().equals(key.strip())) {
            problem("the export holds another key than the one that was given");
        }
        if (trusted.isEmpty()) {
            remarks.add("no checkpoint from elsewhere was given: a log that was written anew as a whole is not told");
        }
        Note latestNote = note("checkpoint", files.text("checkpoint").orElse(""), used);
        for (String name : files.names("checkpoints/")) {
            if (name.endsWith(".txt")) {
                note(name, files.text(name).orElse(""), used);
            }
        }
        for (String kept : trusted) {
            note("a checkpoint from elsewhere", kept, used);
        }
        entries(files);
        if (latestNote != null && tree.size() != latestNote.size()) {
            problem("the export names %d records, and holds %d".formatted(latestNote.size(), tree.size()));
        }
        missing();
        notes.tailMap(tree.size(), false)
                .keySet()
                .forEach(size -> problem(
                        "cut off: a checkpoint names %d records, and there are %d".formatted(size, tree.size())));
    }

    private @Nullable Note note(String name, String text, String key) {
        try {
            Note note = Note.of(text);
            if (!note.signedBy(key)) {
                problem("%s is not signed by the key".formatted(name));
            }
            notes.computeIfAbsent(note.size(), any -> new ArrayList<>()).add(note);
            return note;
        } catch (IllegalArgumentException e) {
            problem("%s cannot be read: %s".formatted(name, e.getMessage()));
            return null;
        }
    }

    private void entries(LogFiles files) throws IOException {
        for (long bundle = 0; ; bundle++) {
            byte @Nullable [] entries = file(files, "tile/entries/" + path(bundle));
            if (entries == null) {
                return;
            }
            byte @Nullable [] hashes = file(files, "tile/0/" + path(bundle));
            if (hashes == null) {
                problem("the hashes of records %d and later are missing".formatted(bundle * TILE + 1));
            }
            ByteBuffer in = ByteBuffer.wrap(entries);
            int place = 0;
            while (in.remaining() >= 2) {
                byte[] entry = new byte[Math.min(in.getShort() & 0xffff, in.remaining())];
                in.get(entry);
                byte[] leaf = Hashes.leaf(entry);
                record(entry);
                held(entry);
                compare(hashes, place++, leaf);
                tree.append(leaf);
                compare();
            }
            if (place < TILE) {
                return;
            }
        }
    }

    /** A full tile, or the widest part of one. */
    private static byte @Nullable [] file(LogFiles files, String name) throws IOException {
        Optional<byte[]> full = files.read(name);
        if (full.isPresent()) {
            return full.get();
        }
        int widest = files.names(name + ".p/").stream()
                .map(part -> part.substring(part.lastIndexOf('/') + 1))
                .filter(width -> width.matches("[0-9]{1,3}"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
        return widest == 0 ? null : files.read(name + ".p/" + widest).orElse(null);
    }

    /** Names the record that was edited, where whoever edited it left the hashes as they were. */
    private void compare(byte @Nullable [] hashes, int place, byte[] leaf) {
        if (hashes == null || misplaced) {
            return;
        }
        int from = place * 32;
        boolean same = hashes.length >= from + 32 && Arrays.equals(hashes, from, from + 32, leaf, 0, 32);
        if (!same) {
            problem("record %d was edited: its hash is not the one that was stored".formatted(tree.size() + 1));
        }
    }

    private void held(byte[] entry) {
        String expected = trail.records().get(tree.size() + 1);
        if (expected != null && !expected.equals(new String(entry, StandardCharsets.UTF_8))) {
            problem("record %d of the document's trail is another one in the log".formatted(tree.size() + 1));
        }
    }

    private void missing() {
        trail.records().keySet().stream()
                .filter(number -> number < 1 || number > tree.size())
                .sorted()
                .forEach(number -> problem("record %d of the document's trail is not in the log, which has %d"
                        .formatted(number, tree.size())));
        if (trail.size() > tree.size()) {
            problem("the document's trail was made of %d records, and there are %d"
                    .formatted(trail.size(), tree.size()));
        }
    }

    private void record(byte[] entry) {
        long place = tree.size() + 1;
        try {
            Map<String, String> fields = Entry.texts(entry);
            String sequence = fields.getOrDefault("sequence", "");
            if (!sequence.equals(String.valueOf(place)) && !misplaced) {
                misplaced = true;
                problem("at place %d is the record with number %s: records were deleted, inserted or reordered here"
                        .formatted(place, sequence));
            }
            String whose = fields.getOrDefault("tenant", "");
            if (tenant != null && !whose.equals(tenant)) {
                problem("record %d is of another tenant".formatted(place));
            }
            tenant = whose;
            Instant at = Instant.parse(fields.getOrDefault("at", ""));
            if (latest.isAfter(Instant.MIN) && at.isBefore(latest.minus(SKEW))) {
                problem("record %d is older than one before it".formatted(place));
            }
            latest = at.isAfter(latest) ? at : latest;
        } catch (IllegalArgumentException | DateTimeException e) {
            problem("record %d cannot be read: %s".formatted(place, e.getMessage()));
        }
    }

    /** Compares with the checkpoints of this size. */
    private void compare() {
        if (trail.size() > 0
                && trail.size() == tree.size()
                && !HexFormat.of().formatHex(tree.root()).equals(trail.root())) {
            problem("the log had another root at %d records than the document's trail says".formatted(tree.size()));
        }
        for (Note note : notes.getOrDefault(tree.size(), List.of())) {
            if (!Arrays.equals(note.root(), tree.root())) {
                problem(
                        "the checkpoint of %d records does not hold: one of them was edited, inserted, deleted or moved since"
                                .formatted(note.size()));
            }
        }
    }

    static String path(long number) {
        String digits = String.valueOf(number);
        String padded = "0".repeat((3 - digits.length() % 3) % 3) + digits;
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < padded.length(); i += 3) {
            boolean last = i + 3 == padded.length();
            path.append(last ? "" : "x").append(padded, i, i + 3).append(last ? "" : "/");
        }
        return path.toString();
    }

    private void problem(String problem) {
        if (problems.size() < MOST) {
            problems.add(problem);
        }
    }
}
