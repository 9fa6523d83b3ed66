package com.smartap.archive;

import com.smartap.spi.archive.DocumentSealer.SealReport;
import com.smartap.spi.archive.DocumentSealer.SealVerification;
import com.smartap.spi.archive.SealLevel;
import com.smartap.spi.archive.Signer;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.esign.SigningDocuments;
import com.smartap.spi.esign.SigningDocuments.Mark;
import com.smartap.spi.esign.SigningDocuments.Verdict;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.pki.LabIdentity;
import com.smartap.testkit.pki.LabPki;
import com.smartap.testkit.pki.PkiFault;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The code that docs/archive.md shows; a test keeps the two equal. */
final class Snippets {
    private Snippets() {}

    static PdfSealer sealer(Signer key, List<X509Certificate> roots) {
        // tag::seal-levels
        PdfSealer sealer = PdfSealer.builder(key)
                .timestamps(HttpTimestampService.at(URI.create("https://tsa.example.com/rfc3161")))
                .level(SealLevel.B_LTA)
                .trusting(roots)
                .picturesInsteadOfNoPdfa(200)
                .build();
        // end::seal-levels
        return sealer;
    }

    static SigningKey token(Secret pin) {
        // tag::seal-token
        SigningKey key = SigningKey.pkcs11(Path.of("/etc/smartap/hsm.cfg"), pin, "invoice seal");
        // end::seal-token
        return key;
    }

    static Optional<SealReport> extend(PdfSealer sealer, Path sealed, OutputStream out) throws IOException {
        // tag::seal-extend
        Optional<SealReport> report = sealer.extend(DocumentSource.of(sealed), out);
        // end::seal-extend
        return report;
    }

    static SealVerification verify(Path sealed, List<X509Certificate> roots) throws IOException {
        // tag::seal-verify
        SealVerification found =
                new SealVerifier(Clock.systemUTC(), ReadLimits.DEFAULT, roots).verify(DocumentSource.of(sealed));
        // end::seal-verify
        return found;
    }

    static void signing(List<X509Certificate> roots, Path back, Path copy, Mark mark) throws IOException {
        // tag::signing-check
        SigningDocuments documents =
                PdfSigningDocuments.builder().trusting(roots).build();
        Verdict verdict = documents.check(DocumentSource.of(back), DocumentSource.of(copy), mark);
        // end::signing-check
        if (!verdict.counts()) {
            throw new IOException(String.join(" ", verdict.problems()));
        }
    }

    static void laboratory(Path folder) throws IOException {
        // tag::lab-pki
        try (LabPki pki = new LabPki(TestClock.at("2026-11-21T10:00:00Z"))) {
            LabIdentity signer = pki.signer("Northwind Archive");
            signer.writeTo(folder.resolve("seal.p12"), "secret".toCharArray());
            pki.misbehave(PkiFault.WRONG_NONCE);
            // … seal with pki.tsaUrl() and look at the report
        }
        // end::lab-pki
        Files.deleteIfExists(folder.resolve("seal.p12"));
    }
}
