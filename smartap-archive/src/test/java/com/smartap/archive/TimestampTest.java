package com.smartap.archive;

import static com.smartap.archive.Samples.INVOICE;
import static com.smartap.archive.Samples.NOW;
import static com.smartap.archive.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.ContentHash;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.archive.DocumentSealer.SealReport;
import com.smartap.spi.archive.DocumentSealer.SealVerification;
import com.smartap.spi.archive.SealLevel;
import com.smartap.spi.archive.SignatureEvidence;
import com.smartap.spi.archive.SignatureEvidence.Kind;
import com.smartap.spi.archive.SignatureEvidence.Trust;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.pki.LabIdentity;
import com.smartap.testkit.pki.LabPki;
import com.smartap.testkit.pki.PkiFault;
import com.smartap.testkit.twin.Misbehaviour;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimestampTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final TestClock CLOCK = TestClock.at(NOW);
    private static LabPki pki;
    private static SigningKey key;

    private record Sealed(byte[] bytes, SealReport report) {}

    @BeforeAll
    static void foundLaboratory() throws IOException {
        pki = new LabPki(CLOCK);
        key = Samples.key(pki.signer("Northwind Archive"));
    }

    @AfterAll
    static void closeLaboratory() {
        pki.close();
    }

    @AfterEach
    void behave() {
        pki.behave();
    }

    @Test
    void a_time_stamp_proves_since_when_a_document_was_sealed() throws IOException {
        Sealed sealed = seal(SealLevel.B_T);
        assertThat(sealed.report().signature()).isEqualTo("PAdES-B-T");
        assertThat(sealed.report().pending()).isNull();
        assertThat(sealed.report().pdfa()).isEqualTo("PDF/A-3B");
        SealVerification found = verify(sealed.bytes());
        assertThat(found.problems()).isEmpty();
        assertThat(found.level()).isEqualTo("PAdES-B-T");
        assertThat(found.coversWholeFile()).isTrue();
        SignatureEvidence evidence = found.signatures().get(0);
        assertThat(evidence.provenAt()).isEqualTo(NOW);
        assertThat(evidence.trust()).isEqualTo(Trust.TRUSTED);
        assertThat(evidence.chain()).hasSize(3).last().asString().contains("SmartAP Lab Root");
    }

    @Test
    void no_byte_of_a_time_stamp_can_be_changed_unseen() throws IOException {
        byte[] sealed = seal(SealLevel.B_T).bytes();
        for (int at = 0; at < sealed.length; at += sealed.length / 100) {
            assertChangeIsTold(sealed, at);
        }
        String text = new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1);
        int from = text.indexOf("/Contents <") + "/Contents <".length();
        for (int at = from; at < text.indexOf("000000", from); at += 37) {
            byte[] changed = sealed.clone();
            changed[at] = (byte) "0123456789ABCDEF".charAt(("0123456789ABCDEF".indexOf(changed[at]) + 1) % 16);
            assertThat(verify(changed).intact()).as("digit %d", at - from).isFalse();
        }
    }

    private static void assertChangeIsTold(byte[] sealed, int at) throws IOException {
        byte[] changed = sealed.clone();
        changed[at] ^= 1;
        assertThat(verify(changed).intact()).as("byte %d", at).isFalse();
    }

    @Test
    void proofs_and_a_time_stamp_over_them_last() throws IOException {
        Sealed sealed = seal(SealLevel.B_LTA);
        keep("lta.pdf", sealed.bytes());
        assertThat(sealed.report().warnings()).noneMatch(w -> w.contains("pending"));
        assertThat(sealed.report().signature()).isEqualTo("PAdES-B-LTA");
        assertThat(sealed.report().renewBefore()).isAfter(NOW);
        SealVerification found = verify(sealed.bytes());
        assertThat(found.problems()).isEmpty();
        assertThat(found.level()).isEqualTo("PAdES-B-LTA");
        assertThat(found.coversWholeFile()).isTrue();
        assertThat(found.signatures())
                .extracting(SignatureEvidence::kind)
                .containsExactly(Kind.SIGNATURE, Kind.TIMESTAMP);
        assertThat(found.signatures().get(0).addedAfter())
                .containsExactlyInAnyOrder("proofs about certificates", "time-stamp \"SmartAP time-stamp 1\"");
    }

    @ParameterizedTest
    @EnumSource(SealLevel.class)
    void a_seal_of_any_level_is_pdfa_in_the_eyes_of_verapdf(SealLevel level) throws IOException {
        Sealed sealed = seal(level);
        assertThat(sealed.report().pdfa()).isEqualTo("PDF/A-3B");
        assertThat(PdfaClaimTest.isValid(sealed.bytes())).isTrue();
    }

    @Test
    void revisions_that_were_cut_off_are_told_from_pending_ones_by_what_was_noted() throws IOException {
        byte[] whole = seal(SealLevel.B_LTA).bytes();
        int end = (int) verify(whole).signatures().get(0).covers();
        byte[] cut = Arrays.copyOf(whole, end);
        SealVerifier verifier = new SealVerifier(CLOCK);
        SealVerification alone = verifier.verify(DocumentSource.of("cut.pdf", cut));
        assertThat(alone.intact()).isTrue();
        assertThat(alone.pending()).isEqualTo("PAdES-B-LTA");
        for (ArchivedState noted : List.of(
                new ArchivedState(null, null, SealLevel.B_LTA),
                new ArchivedState(null, (long) whole.length, null),
                new ArchivedState(ContentHash.of(whole), null, null))) {
            SealVerification found = verifier.verify(DocumentSource.of("cut.pdf", cut), noted);
            assertThat(found.intact()).isFalse();
            assertThat(found.problems()).hasSize(1);
            assertThat(verifier.verify(DocumentSource.of("whole.pdf", whole), noted)
                            .intact())
                    .isTrue();
        }
        ArchivedState before = new ArchivedState(ContentHash.of(cut), (long) cut.length, SealLevel.B_T);
        assertThat(verifier.verify(DocumentSource.of("grown.pdf", whole), before)
                        .problems())
                .isEmpty();
    }

    @Test
    void proofs_at_the_end_of_a_file_are_as_firm_as_what_is_signed() throws IOException {
        byte[] sealed = seal(SealLevel.B_LT).bytes();
        SealVerification found = verify(sealed);
        assertThat(found.problems()).isEmpty();
        assertThat(found.level()).isEqualTo("PAdES-B-LT");
        assertThat(found.coversWholeFile()).isFalse();
        int end = (int) found.signatures().get(0).covers();
        for (int at = end; at < sealed.length; at += Integer.getInteger("smartap.step", 97)) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            SealVerification told = verify(changed);
            assertThat(told.intact() && "PAdES-B-LT".equals(told.level()))
                    .as("byte %d of %d", at - end, sealed.length - end)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PkiFault.class,
            names = {"WRONG_NONCE", "WRONG_IMPRINT", "EXPIRED_AUTHORITY", "WRONG_TIME", "REFUSED", "GARBAGE", "ENDLESS"
            })
    void a_time_stamp_that_is_worthless_leaves_the_seal_pending(PkiFault fault) throws IOException {
        pki.misbehave(fault);
        Sealed sealed = seal(SealLevel.B_T);
        assertThat(sealed.report().signature()).isEqualTo("PAdES-B-B");
        assertThat(sealed.report().pending()).isEqualTo("PAdES-B-T");
        assertThat(sealed.report().warnings()).anyMatch(w -> w.startsWith("PAdES-B-T is pending: "));
        SealVerification found = verify(sealed.bytes());
        assertThat(found.intact()).isTrue();
        assertThat(found.level()).isEqualTo("PAdES-B-B");
        assertThat(found.pending()).isEqualTo("PAdES-B-T");
    }

    @ParameterizedTest
    @EnumSource(
            value = Misbehaviour.class,
            names = {"DOWN", "SLOW"})
    void a_service_that_is_down_or_slow_leaves_the_seal_pending_and_it_is_raised_later(Misbehaviour misbehaviour)
            throws IOException {
        pki.misbehave(misbehaviour);
        Sealed sealed = seal(SealLevel.B_LTA);
        assertThat(sealed.report().signature()).isEqualTo("PAdES-B-B");
        assertThat(sealed.report().pending()).isEqualTo("PAdES-B-LTA");
        DocumentSource source = DocumentSource.of("sealed.pdf", sealed.bytes());
        ByteArrayOutputStream nothing = new ByteArrayOutputStream();
        assertThat(sealer(SealLevel.B_LTA).extend(source, nothing)).isEmpty();
        assertThat(nothing.size()).isZero();
        pki.behave();
        ByteArrayOutputStream raised = new ByteArrayOutputStream();
        SealReport report = sealer(SealLevel.B_LTA).extend(source, raised).orElseThrow();
        assertThat(report.signature()).isEqualTo("PAdES-B-LTA");
        assertThat(report.pending()).isNull();
        assertThat(report.pdfa()).isEqualTo("PDF/A-3B");
        keep("raised.pdf", raised.toByteArray());
        assertThat(Arrays.copyOf(raised.toByteArray(), sealed.bytes().length)).isEqualTo(sealed.bytes());
        SealVerification found = verify(raised.toByteArray());
        assertThat(found.problems()).isEmpty();
        assertThat(found.level()).isEqualTo("PAdES-B-LTA");
        assertThat(found.signatures()).hasSize(3);
        assertThat(found.pending()).isNull();
    }

    @Test
    void revocation_data_that_cannot_be_had_leaves_the_seal_at_b_t() throws IOException {
        pki.misbehave(PkiFault.NO_REVOCATION);
        Sealed sealed = seal(SealLevel.B_LTA);
        assertThat(sealed.report().signature()).isEqualTo("PAdES-B-T");
        assertThat(sealed.report().pending()).isEqualTo("PAdES-B-LTA");
        pki.behave();
        pki.misbehave(PkiFault.STALE_REVOCATION);
        assertThat(seal(SealLevel.B_LT).report().signature()).isEqualTo("PAdES-B-T");
        pki.behave();
        pki.misbehave(PkiFault.OCSP_UNKNOWN);
        assertThat(seal(SealLevel.B_LT).report().signature()).isEqualTo("PAdES-B-LT");
    }

    @Test
    void private_hosts_are_not_asked_unless_they_are_allowed() throws IOException {
        PdfSealer sealer = PdfSealer.builder(key)
                .timestamps(HttpTimestampService.at(pki.tsaUrl(), PATIENCE))
                .level(SealLevel.B_LT)
                .clock(CLOCK)
                .build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealReport report = sealer.seal(request(INVOICE), out);
        assertThat(report.signature()).isEqualTo("PAdES-B-T");
        assertThat(report.warnings()).anyMatch(w -> w.contains("leads into a private network"));
    }

    @Test
    void a_revoked_key_does_not_seal_for_long() throws IOException {
        LabIdentity identity = pki.signer("Revoked Ltd");
        pki.revoke(identity.certificate());
        PdfSealer sealer = builder(Samples.key(identity), SealLevel.B_LT).build();
        assertThatThrownBy(() -> sealer.seal(request(INVOICE), new ByteArrayOutputStream()))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("Revoked Ltd")
                .hasMessageContaining("was revoked");
    }

    @Test
    void a_token_that_is_larger_than_its_place_gets_a_larger_one() throws IOException {
        pki.misbehave(PkiFault.LARGE_TOKEN);
        Sealed sealed = seal(SealLevel.B_LTA);
        assertThat(sealed.report().signature()).isEqualTo("PAdES-B-LTA");
        assertThat(verify(sealed.bytes()).problems()).isEmpty();
    }

    @Test
    void proofs_are_renewed_before_they_age() throws IOException {
        try (LabPki other = new LabPki(CLOCK)) {
            other.renewTimestampAuthority(Duration.ofDays(200));
            SigningKey own = Samples.key(other.signer("Northwind Archive"));
            PdfSealer sealer = PdfSealer.builder(own)
                    .timestamps(HttpTimestampService.at(other.tsaUrl()))
                    .level(SealLevel.B_LTA)
                    .allowingHost("127.0.0.1")
                    .trusting(List.of(other.root()))
                    .clock(CLOCK)
                    .build();
            ByteArrayOutputStream first = new ByteArrayOutputStream();
            SealReport report = sealer.seal(request(INVOICE), first);
            assertThat(report.renewBefore()).isBetween(NOW.plus(Duration.ofDays(199)), NOW.plus(Duration.ofDays(200)));
            DocumentSource source = DocumentSource.of("sealed.pdf", first.toByteArray());
            assertThat(sealer.extend(source, new ByteArrayOutputStream())).isEmpty();
            CLOCK.advance(Duration.ofDays(150));
            other.renewTimestampAuthority(Duration.ofDays(1_000));
            ByteArrayOutputStream second = new ByteArrayOutputStream();
            Instant until = sealer.extend(source, second).orElseThrow().renewBefore();
            assertThat(until).isAfter(NOW.plus(Duration.ofDays(1_000)));
            CLOCK.advance(Duration.ofDays(700));
            SealVerification found = new SealVerifier(
                            CLOCK, com.smartap.spi.capture.ReadLimits.DEFAULT, List.of(other.root()))
                    .verify(DocumentSource.of("sealed.pdf", second.toByteArray()));
            assertThat(found.problems()).isEmpty();
            assertThat(found.notes()).isEmpty();
            assertThat(found.level()).isEqualTo("PAdES-B-LTA");
            assertThat(found.signatures()).hasSize(3);
            SealVerification old = new SealVerifier(CLOCK).verify(source);
            assertThat(old.notes()).anyMatch(n -> n.startsWith("The last time-stamp's certificate ended on"));
        } finally {
            CLOCK.set(NOW);
        }
    }

    @Test
    void a_key_on_a_curve_seals_too_and_repeatably() throws IOException {
        SigningKey curve = Samples.key(pki.ecSigner("Curve Ltd"));
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        new PdfSealer(curve).seal(request(INVOICE), one);
        new PdfSealer(curve).seal(request(INVOICE), other);
        assertThat(one.toByteArray()).isEqualTo(other.toByteArray());
        keep("curve.pdf", one.toByteArray());
        assertThat(verify(one.toByteArray()).problems()).isEmpty();
    }

    private static PdfSealerBuilder builder(SigningKey signer, SealLevel level) {
        return PdfSealer.builder(signer)
                .timestamps(HttpTimestampService.at(pki.tsaUrl(), PATIENCE))
                .level(level)
                .timeout(PATIENCE)
                .allowingHost("127.0.0.1")
                .trusting(List.of(pki.root()))
                .clock(CLOCK);
    }

    private static PdfSealer sealer(SealLevel level) {
        return builder(key, level).build();
    }

    private static Sealed seal(SealLevel level) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealReport report = sealer(level).seal(request(INVOICE), out);
        return new Sealed(out.toByteArray(), report);
    }

    private static SealVerification verify(byte[] bytes) throws IOException {
        return new SealVerifier(CLOCK, com.smartap.spi.capture.ReadLimits.DEFAULT, List.of(pki.root()))
                .verify(DocumentSource.of("sealed.pdf", bytes));
    }

    private static void keep(String name, byte[] bytes) throws IOException {
        String folder = System.getProperty("smartap.keep");
        if (folder != null) {
            Files.write(Path.of(folder, name), bytes);
        }
    }
}
