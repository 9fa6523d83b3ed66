package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.archive.PdfSealer;
import com.smartap.archive.PdfSealerBuilder;
import com.smartap.model.ContentHash;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.archive.DocumentSealer.SealReport;
import com.smartap.spi.archive.DocumentSealer.SealRequest;
import com.smartap.spi.capture.DocumentSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Seals a document. */
@Command(
        name = "seal",
        description =
                "Flattens, stamps and signs a document, with its audit trail inside; PDF/A-3 where the source allows.")
final class SealCommand implements Callable<Integer> {
    private static final String DEMONSTRATION =
            "Signed with a demonstration certificate, which proves nobody's identity. Maybe give --keystore.";

    private final Session session;

    @Parameters(paramLabel = "IN", description = "A PDF, a scan (PNG, JPEG, TIFF) or an e-invoice in XML.")
    private Path in = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "OUT.pdf",
            description = "The sealed PDF; replaced if it is there.")
    private Path out = Path.of("");

    @Option(names = "--audit", paramLabel = "AUDIT.json", description = "The audit trail to embed.")
    private @Nullable Path audit;

    @Option(
            names = "--pictures",
            paramLabel = "DPI",
            description = "Where the source cannot be PDF/A, its pages become pictures with the text behind them.")
    private @Nullable Integer pictures;

    @Mixin
    private final SealingOptions.Key key = new SealingOptions.Key();

    @Mixin
    private final SealingOptions.Services services = new SealingOptions.Services();

    SealCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        DocumentSource source = InputFile.open(in);
        PdfSealerBuilder builder = services.configured(session, key.open(session));
        if (pictures != null) {
            builder.picturesInsteadOfNoPdfa(pictures);
        }
        PdfSealer sealer = builder.build();
        Instant now = session.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        byte[] trail = auditTrail();
        SealRequest request = new SealRequest(
                source,
                trail,
                StampLines.of(source.name(), hash(source), Json.MAPPER.readTree(trail)),
                source.name(),
                now);
        var written = OutputFile.write(out, file -> sealer.seal(request, file));
        ObjectNode line = line(out, written.result(), written.hash());
        if (key.isDemonstration()) {
            line.withArray("warnings").insert(0, DEMONSTRATION);
            session.message(DEMONSTRATION);
        }
        session.result(line);
        return 0;
    }

    static ObjectNode line(Path file, SealReport report, ContentHash hash) {
        ObjectNode line = Json.object()
                .put("file", file.toString())
                .put("pages", report.pages())
                .put("pdfa", report.pdfa())
                .put("signature", report.signature());
        Json.put(line, "pending", report.pending());
        Json.put(line, "renewBefore", report.renewBefore());
        line.put("sha256", hash.hex());
        var warnings = line.putArray("warnings");
        report.warnings().forEach(warnings::add);
        return line;
    }

    private byte[] auditTrail() throws IOException {
        if (audit == null) {
            return "{\"entries\":[]}".getBytes(StandardCharsets.UTF_8);
        }
        Json.read(audit, "audit");
        return Files.readAllBytes(audit);
    }

    private static ContentHash hash(DocumentSource source) throws IOException {
        long most = SealingOptions.LIMITS.maxBytes();
        if (source.size() > most) {
            throw new SmartApException(
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    "%s has %d bytes, at most %d are sealed".formatted(source.name(), source.size(), most));
        }
        MessageDigest digest = ContentHash.newDigest();
        try (InputStream bytes = new DigestInputStream(source.open(), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return ContentHash.ofDigest(digest.digest());
    }
}
