package com.smartap.sample.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.smartap.archive.SealVerifier;
import com.smartap.spi.archive.DocumentSealer.SealVerification;
import com.smartap.spi.archive.SignatureEvidence;
import com.smartap.spi.capture.DocumentSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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

    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        DocumentSource sealed = InputFile.open(file);
        SealVerification found = new SealVerifier(
                        session.clock(), SealingOptions.LIMITS, SealingOptions.certificates(trusted))
                .verify(sealed);
        ObjectNode line = Json.object().put("intact", found.intact());
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
        if (!found.problems().isEmpty()) {
            var problems = line.putArray("problems");
            found.problems().forEach(problems::add);
        }
        if (!found.notes().isEmpty()) {
            var notes = line.putArray("notes");
            found.notes().forEach(notes::add);
        }
        session.result(line);
        return found.intact() ? 0 : Commands.REFUSED;
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
