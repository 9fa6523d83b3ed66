package com.smartap.sample.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.smartap.archive.PdfSealer;
import com.smartap.spi.archive.DocumentSealer.SealVerification;
import com.smartap.spi.capture.DocumentSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks a sealed PDF. */
@Command(name = "verify", description = "Checks a sealed PDF: exit 1 when it is not intact.")
final class VerifyCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The sealed PDF.")
    private Path file = Path.of("");

    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        DocumentSource sealed = InputFile.open(file);
        SealVerification found = new PdfSealer(Keys.demonstration(session)).verify(sealed);
        ObjectNode line = Json.object().put("intact", found.intact());
        ObjectNode signature = Json.object();
        Json.put(signature, "level", found.level());
        Json.put(signature, "signer", found.signer());
        Json.put(signature, "signedAt", found.signedAt());
        if (found.level() != null) {
            line.set("signature", signature.put("coversWholeFile", found.coversWholeFile()));
        }
        byte[] audit = found.auditJson();
        if (audit != null) {
            line.set("audit", parsed(audit));
        }
        if (!found.problems().isEmpty()) {
            var problems = line.putArray("problems");
            found.problems().forEach(problems::add);
        }
        session.result(line);
        return found.intact() ? 0 : Commands.REFUSED;
    }

    private static JsonNode parsed(byte[] audit) throws IOException {
        try {
            return Json.MAPPER.readTree(audit);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(new String(audit, StandardCharsets.UTF_8));
        }
    }
}
