package com.smartap.sample.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.smartap.archive.ArchivedState;
import com.smartap.archive.SealVerifier;
import com.smartap.model.ContentHash;
import com.smartap.sample.audit.AuditVerifier;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.archive.DocumentSealer.SealVerification;
import com.smartap.spi.archive.SealLevel;
import com.smartap.spi.archive.SignatureEvidence;
import com.smartap.spi.capture.DocumentSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a sealed PDF. */
@Command(name = "verify", description = "Checks a sealed or signed PDF, without any key: exit 1 when it is not intact.")
final class VerifyCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The sealed PDF.")
    private Path file = Path.of("");

    @Option(names = "--trust", paramLabel = "FILE.pem", description = "Certificates to trust, in PEM or DER.")
    private List<Path> trusted = new ArrayList<>();

    @Option(
            names = "--log",
            paramLabel = "EXPORT",
            description = "An exported audit log: the embedded trail has to be in it, each record in its place.")
    private @Nullable Path log;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "A checkpoint of the log that was kept elsewhere; may be given several times.")
    private List<Path> checkpoints = new ArrayList<>();

    @Option(names = "--key", paramLabel = "FILE", description = "The log's public key, got another way.")
    private @Nullable Path key;

    @Option(names = "--expect-sha256", paramLabel = "HASH", description = "The SHA-256 that was noted on archiving.")
    private @Nullable String expectedHash;

    @Option(names = "--expect-size", paramLabel = "BYTES", description = "The size that was noted on archiving.")
    private @Nullable Long expectedSize;

    @Option(
            names = "--expect-level",
            paramLabel = "LEVEL",
            description = "The level that was noted on archiving: ${COMPLETION-CANDIDATES}.")
    private @Nullable SealLevel expectedLevel;

    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        DocumentSource sealed = InputFile.open(file);
        SealVerification found = new SealVerifier(
                        session.clock(), SealingOptions.LIMITS, SealingOptions.certificates(trusted))
                .verify(
                        sealed,
                        new ArchivedState(
                                expectedHash == null ? null : hash(expectedHash), expectedSize, expectedLevel));
        List<String> problems = new ArrayList<>(found.problems());
        ObjectNode line = Json.object();
        if (log != null) {
            line.set("log", log(found.auditJson(), problems));
        }
        boolean intact = found.intact() && problems.isEmpty();
        line.put("intact", intact);
        ObjectNode signature = Json.object();
        Json.put(signature, "level", found.level());
        Json.put(signature, "signer", found.signer());
        Json.put(signature, "signedAt", found.signedAt());
        if (found.level() != null) {
            Json.put(signature, "pending", found.pending());
            Json.put(signature, "renewBefore", found.renewBefore());
            line.set("signature", signature.put("coversWholeFile", found.coversWholeFile()));
        }
        if (!found.signatures().isEmpty()) {
            var all = line.putArray("signatures");
            found.signatures().forEach(evidence -> all.add(json(evidence)));
        }
        byte[] audit = found.auditJson();
        if (audit != null) {
            line.set("audit", parsed(audit));
        }
        if (!problems.isEmpty()) {
            var all = line.putArray("problems");
            problems.forEach(all::add);
        }
        if (!found.notes().isEmpty()) {
            var notes = line.putArray("notes");
            found.notes().forEach(notes::add);
        }
        session.result(line);
        return intact ? 0 : Commands.REFUSED;
    }

    private static ContentHash hash(String text) {
        try {
            return new ContentHash(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("expect-sha256", String.valueOf(e.getMessage()));
        }
    }

    /** Looks for the embedded trail in an exported log. */
    private ObjectNode log(byte @Nullable [] audit, List<String> problems) throws IOException {
        TrailInLog trail = new TrailInLog(audit == null ? Json.object() : parsed(audit));
        List<String> kept = new ArrayList<>();
        for (Path checkpoint : checkpoints) {
            kept.add(Files.readString(checkpoint));
        }
        AuditVerifier.Finding found = AuditVerifier.verify(
                log == null ? Path.of("") : log, kept, key == null ? null : Files.readString(key), trail.wanted());
        problems.addAll(trail.problems());
        problems.addAll(found.problems());
        ObjectNode line = Json.object()
                .put("intact", found.intact() && trail.problems().isEmpty())
                .put("records", found.records())
                .put("root", found.root())
                .put("trailRecords", trail.size())
                .put("checkpoints", found.checkpoints());
        var remarks = line.putArray("remarks");
        found.remarks().forEach(remarks::add);
        return line;
    }

    private static ObjectNode json(SignatureEvidence evidence) {
        ObjectNode line = Json.object()
                .put("field", evidence.field())
                .put("kind", evidence.kind().name())
                .put("valid", evidence.valid())
                .put("trust", evidence.trust().name());
        Json.put(line, "signer", evidence.signer());
        Json.put(line, "claimedAt", evidence.claimedAt());
        Json.put(line, "provenAt", evidence.provenAt());
        line.put("coversBytes", evidence.covers());
        var chain = line.putArray("chain");
        evidence.chain().forEach(chain::add);
        var added = line.putArray("addedAfter");
        evidence.addedAfter().forEach(added::add);
        return line;
    }

    private static JsonNode parsed(byte[] audit) throws IOException {
        try {
            return Json.MAPPER.readTree(audit);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(new String(audit, StandardCharsets.UTF_8));
        }
    }
}
