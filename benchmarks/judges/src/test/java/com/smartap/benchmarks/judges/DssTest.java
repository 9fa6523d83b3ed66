package com.smartap.benchmarks.judges;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.archive.HttpTimestampService;
import com.smartap.archive.PdfSealer;
import com.smartap.archive.PdfSealerBuilder;
import com.smartap.archive.SigningKey;
import com.smartap.spi.archive.DocumentSealer.SealReport;
import com.smartap.spi.archive.DocumentSealer.SealRequest;
import com.smartap.spi.archive.SealLevel;
import com.smartap.spi.archive.TimestampService;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.pki.LabIdentity;
import com.smartap.testkit.pki.LabPki;
import com.smartap.testkit.samples.SampleInvoices;
import eu.europa.esig.dss.diagnostic.DiagnosticData;
import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.diagnostic.TimestampWrapper;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** EU DSS, offline, on seals of every level: valid, at the level that the seal says, with trusted chains. */
class DssTest {
    private static final TestClock CLOCK = TestClock.at("2026-11-21T10:00:00Z");
    private static final Map<SealLevel, SignatureLevel> LEVELS = Map.of(
            SealLevel.B_B, SignatureLevel.PAdES_BASELINE_B,
            SealLevel.B_T, SignatureLevel.PAdES_BASELINE_T,
            SealLevel.B_LT, SignatureLevel.PAdES_BASELINE_LT,
            SealLevel.B_LTA, SignatureLevel.PAdES_BASELINE_LTA);

    @TempDir
    private static Path folder;

    private static LabPki pki;
    private static LabIdentity rsa;
    private static LabIdentity curve;

    private record Sealed(byte[] bytes, SealReport report) {}

    @BeforeAll
    static void foundLaboratory() {
        pki = new LabPki(CLOCK);
        rsa = pki.signer("Northwind Archive");
        curve = pki.ecSigner("Northwind Curve");
    }

    @AfterAll
    static void closeLaboratory() {
        pki.close();
    }

    @ParameterizedTest
    @EnumSource(SealLevel.class)
    void a_seal_is_valid_at_its_level(SealLevel level) throws IOException {
        for (LabIdentity identity : List.of(rsa, curve)) {
            Sealed sealed = seal(builder(identity, level).build());
            assertThat(sealed.report().signature()).isEqualTo(level.label());
            // Without proofs inside only certificates that are trusted themselves need none.
            boolean proven = level.compareTo(SealLevel.B_LT) >= 0;
            Reports reports = judged(
                    sealed.bytes(),
                    proven ? List.of(pki.root()) : List.of(identity.certificate(), pki.timestampAuthority()));
            SimpleReport report = reports.getSimpleReport();
            String id = report.getFirstSignatureId();
            assertThat(report.getSignatureFormat(id)).isEqualTo(LEVELS.get(level));
            assertThat(report.getIndication(id))
                    .as("%s %s", report.getSubIndication(id), report.getAdESValidationErrors(id))
                    .isEqualTo(Indication.TOTAL_PASSED);
            DiagnosticData data = reports.getDiagnosticData();
            assertThat(data.getSignatures()).hasSize(1);
            SignatureWrapper signature = data.getSignatures().get(0);
            assertThat(signature.isBLevelTechnicallyValid()).isTrue();
            assertThat(signature.getPdfUndefinedChanges()).isEmpty();
            assertThat(signature.getPdfAnnotationChanges()).isEmpty();
            int stamps = level == SealLevel.B_B ? 0 : level == SealLevel.B_LTA ? 2 : 1;
            assertThat(data.getTimestampList()).hasSize(stamps);
            for (TimestampWrapper stamp : data.getTimestampList()) {
                assertThat(stamp.isMessageImprintDataIntact()).isTrue();
                assertThat(stamp.isSignatureIntact()).isTrue();
            }
        }
    }

    @Test
    void a_seal_that_was_pending_is_valid_after_it_was_raised_and_again_after_it_was_renewed() throws IOException {
        Sealed pending =
                seal(builder(rsa, SealLevel.B_LTA).timestamps(new Down()).build());
        assertThat(pending.report().pending()).isEqualTo("PAdES-B-LTA");
        byte[] raised = extended(builder(rsa, SealLevel.B_LTA).build(), pending.bytes());
        byte[] renewed = extended(
                builder(rsa, SealLevel.B_LTA)
                        .renewingAhead(Duration.ofDays(9_999))
                        .build(),
                raised);
        assertThat(Arrays.copyOf(renewed, raised.length)).isEqualTo(raised);
        Reports reports = judged(renewed, List.of(pki.root()));
        SimpleReport report = reports.getSimpleReport();
        assertThat(report.getIndication(report.getFirstSignatureId())).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.getSignatureFormat(report.getFirstSignatureId()))
                .isEqualTo(SignatureLevel.PAdES_BASELINE_LTA);
        assertThat(reports.getDiagnosticData().getTimestampList()).hasSize(3);
    }

    @Test
    void a_seal_with_a_changed_byte_is_refused() throws IOException {
        byte[] sealed = seal(builder(rsa, SealLevel.B_T).build()).bytes();
        String text = new String(sealed, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("/MediaBox [") + "/MediaBox [".length();
        sealed[text.indexOf(' ', at + 2) + 1] ^= 1;
        Reports reports = judged(sealed, List.of(pki.root()));
        assertThat(reports.getSimpleReport()
                        .getIndication(reports.getSimpleReport().getFirstSignatureId()))
                .isIn(Indication.TOTAL_FAILED, Indication.FAILED);
    }

    private static Reports judged(byte[] pdf, List<X509Certificate> trusted) {
        CommonTrustedCertificateSource roots = new CommonTrustedCertificateSource();
        trusted.forEach(one -> roots.addCertificate(new CertificateToken(one)));
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(roots);
        verifier.setAIASource(null);
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf));
        validator.setCertificateVerifier(verifier);
        validator.setValidationTime(Date.from(CLOCK.instant().plus(Duration.ofMinutes(1))));
        return validator.validateDocument();
    }

    /** A time-stamp service that does not answer. */
    private static final class Down implements TimestampService {
        @Override
        public String name() {
            return "down";
        }

        @Override
        public byte[] token(byte[] digest) throws IOException {
            throw new IOException("down");
        }
    }

    private static Sealed seal(PdfSealer sealer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealReport report = sealer.seal(
                new SealRequest(
                        DocumentSource.of(
                                "invoice.pdf", SampleInvoices.all().get(0).pdf()),
                        "{\"records\":[]}".getBytes(StandardCharsets.UTF_8),
                        List.of("Approved by maria"),
                        "Invoice",
                        CLOCK.instant()),
                out);
        return new Sealed(out.toByteArray(), report);
    }

    private static byte[] extended(PdfSealer sealer, byte[] sealed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(sealer.extend(DocumentSource.of("sealed.pdf", sealed), out)).isPresent();
        return out.toByteArray();
    }

    private static PdfSealerBuilder builder(LabIdentity identity, SealLevel level) throws IOException {
        Path file = identity.writeTo(
                folder.resolve(Stream.of(rsa, curve).toList().indexOf(identity) + ".p12"), "secret".toCharArray());
        SigningKey key = SigningKey.load(file, "secret".toCharArray());
        Files.delete(file);
        return PdfSealer.builder(key)
                .clock(CLOCK)
                .timestamps(HttpTimestampService.at(pki.tsaUrl()))
                .level(level)
                .trusting(List.of(pki.root()))
                .allowingHost(pki.tsaUrl().getHost())
                .renewingAhead(Duration.ofDays(1));
    }
}
