package com.smartap.sample.cli;

import com.smartap.archive.PdfSealer;
import com.smartap.archive.SigningKey;
import com.smartap.model.ContentHash;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.SmartApException;
import com.smartap.spi.archive.DocumentSealer.SealRequest;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Seals a PDF. */
@Command(
        name = "seal",
        description = "Flattens, stamps and signs a PDF, with its audit trail inside; PDF/A-3 where the source allows.")
final class SealCommand implements Callable<Integer> {
    private static final String DEMONSTRATION =
            "Signed with a demonstration certificate, which proves nobody's identity. Maybe give --keystore.";

    private final Session session;

    @Parameters(paramLabel = "IN.pdf", description = "The PDF.")
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
            names = "--keystore",
            paramLabel = "FILE.p12",
            description = "Key and certificate; without, a demonstration certificate is made.")
    private @Nullable Path keystore;

    @Option(
            names = "--password-env",
            paramLabel = "VAR",
            description = "The environment variable that holds the keystore's password.")
    private @Nullable String passwordVariable;

    @Option(names = "--tsa", paramLabel = "URL", description = "A time-stamp authority; not available in this release.")
    private @Nullable String timestamps;

    SealCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (timestamps != null) {
            throw new InvalidRequestException(
                    "tsa",
                    "Time-stamps (--tsa) are not available in this release. Maybe leave --tsa out for PAdES-B-B.");
        }
        DocumentSource source = InputFile.open(in);
        SigningKey key = key();
        Instant now = session.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        SealRequest request = new SealRequest(
                source,
                auditTrail(),
                List.of(
                        "Sealed with SmartAP",
                        "File: " + source.name(),
                        "SHA-256: " + hash(source).hex()),
                source.name(),
                now);
        PdfSealer sealer = new PdfSealer(key);
        var written = OutputFile.write(out, file -> sealer.seal(request, file));
        var report = written.result();
        var line = Json.object()
                .put("file", out.toString())
                .put("pages", report.pages())
                .put("pdfa", report.pdfa())
                .put("signature", report.signature())
                .put("sha256", written.hash().hex());
        var warnings = line.putArray("warnings");
        if (keystore == null) {
            warnings.add(DEMONSTRATION);
            session.message(DEMONSTRATION);
        }
        report.warnings().forEach(warnings::add);
        session.result(line);
        return 0;
    }

    private SigningKey key() throws IOException {
        if (keystore == null) {
            return Keys.demonstration(session);
        }
        InputFile.require(keystore, "keystore");
        String password =
                passwordVariable == null ? null : session.environment().apply(passwordVariable);
        if (password == null) {
            throw new InvalidRequestException(
                    "password-env",
                    passwordVariable == null
                            ? "--keystore needs --password-env VAR, the variable that holds its password"
                            : "the environment variable %s is not set".formatted(passwordVariable));
        }
        char[] characters = password.toCharArray();
        try {
            return SigningKey.load(keystore, characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private byte[] auditTrail() throws IOException {
        if (audit == null) {
            return "{\"entries\":[]}".getBytes(StandardCharsets.UTF_8);
        }
        Json.read(audit, "audit");
        return Files.readAllBytes(audit);
    }

    private static ContentHash hash(DocumentSource source) throws IOException {
        if (source.size() > ReadLimits.DEFAULT.maxBytes()) {
            throw new SmartApException(
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    "%s has %d bytes, at most %d are sealed"
                            .formatted(source.name(), source.size(), ReadLimits.DEFAULT.maxBytes()));
        }
        MessageDigest digest = ContentHash.newDigest();
        try (InputStream bytes = new DigestInputStream(source.open(), digest)) {
            bytes.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return ContentHash.ofDigest(digest.digest());
    }
}
