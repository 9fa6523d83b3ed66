package com.smartap.archive.internal.seal;

import com.smartap.archive.internal.pdfa.PdfaConversion;
import com.smartap.archive.internal.read.BoundedPdf;
import com.smartap.archive.internal.read.Deadline;
import com.smartap.archive.internal.sign.CmsSigner;
import com.smartap.archive.internal.verify.Findings;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.archive.DocumentSealer.SealReport;
import com.smartap.spi.archive.DocumentSealer.SealRequest;
import com.smartap.spi.archive.SealLevel;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals documents, and looks after those that are sealed. Work on a document has a deadline; services have their own. */
public final class Sealing {
    private static final Logger log = LoggerFactory.getLogger(Sealing.class);
    private static final int MORE_FOR_SEALED = 16 * 1024 * 1024;

    private final CmsSigner signer;
    private final Prover prover;
    private final Policy policy;
    private final Clock clock;

    /**
     * How documents are treated.
     *
     * @param limits what may be spent on one
     * @param reserved the least room for a signature; 0 for just enough
     * @param fallbackDpi draws what cannot be PDF/A as pictures of that resolution; 0 to leave it as it is
     * @param renewAhead how long before their end proofs are renewed
     */
    public record Policy(ReadLimits limits, int reserved, int fallbackDpi, Duration renewAhead) {}

    /** Seals with {@code signer}. */
    public Sealing(CmsSigner signer, Prover prover, Policy policy, Clock clock) {
        this.signer = signer;
        this.prover = prover;
        this.policy = policy;
        this.clock = clock;
    }

    /** Seals a document. */
    public SealReport seal(SealRequest request, OutputStream out) throws IOException {
        ReadLimits limits = policy.limits();
        String name = request.document().name();
        Seal seal = Deadline.withinMemory(name, () -> {
            byte[] source = BoundedPdf.bytes(request.document(), limits);
            return Seal.of(
                    name,
                    signer,
                    prover,
                    policy.reserved(),
                    reserved -> Deadline.within(limits.maxTime(), name, () -> rendering(request, source, reserved)));
        });
        out.write(seal.file());
        return report(
                seal.rendering().pages(),
                seal.rendering().pdfa(),
                seal.level(),
                seal.rendering().warnings(),
                seal.failures(),
                seal.renewBefore());
    }

    private Rendering rendering(SealRequest request, byte[] source, int reserved) throws IOException {
        Material material =
                Intake.of(request.document().name(), source, policy.limits().maxPages(), request.sealedAt());
        Rendering rendering = Rendering.of(request, material, form(reserved, 0));
        if (policy.fallbackDpi() == 0 || PdfaConversion.isClaimed(rendering.pdfa())) {
            return rendering;
        }
        String name = request.document().name();
        Optional<String> obstacle =
                Rendering.obstacle(name, material, policy.limits().maxPages());
        if (obstacle.isPresent()) {
            rendering.warnings().add("pages did not become pictures: " + obstacle.get());
            return rendering;
        }
        Material kept = material.keeping(
                Intake.original(name, source),
                "as it was received it is no PDF/A: " + rendering.pdfa().substring(4));
        return Rendering.of(request, kept, form(reserved, policy.fallbackDpi()));
    }

    private Rendering.Form form(int reserved, int pictures) {
        return new Rendering.Form(
                signer.chain().get(0),
                reserved,
                prover.target(),
                policy.limits().maxPages(),
                pictures);
    }

    private SealReport report(
            int pages,
            String pdfa,
            SealLevel level,
            List<String> warnings,
            List<String> failures,
            @Nullable Instant renewBefore) {
        List<String> all = new ArrayList<>(warnings);
        boolean pending = level.compareTo(prover.target()) < 0;
        failures.forEach(
                failure -> all.add("%s is pending: %s".formatted(prover.target().label(), failure)));
        return new SealReport(
                pages, pdfa, level.label(), all, pending ? prover.target().label() : null, renewBefore);
    }

    /** Raises or renews a sealed document, if there is something to do and the services answer. */
    public Optional<SealReport> extend(DocumentSource sealed, OutputStream out) throws IOException {
        ReadLimits limits = sealed(policy.limits());
        String name = sealed.name();
        byte[] file = BoundedPdf.bytes(sealed, limits);
        Findings findings = Deadline.within(limits.maxTime(), name, () -> prover.check(name, file));
        SealLevel level = findings.level();
        if (!findings.intact() || !findings.seal() || level == null) {
            throw new DocumentException(
                    ErrorCode.NOT_INTACT,
                    "document (%s) cannot be extended: %s"
                            .formatted(
                                    name,
                                    findings.problems().isEmpty()
                                            ? "it was not sealed by SmartAP"
                                            : findings.problems().get(0)));
        }
        Prover.Proven proven;
        if (level.compareTo(prover.target()) < 0) {
            proven = prover.raise(name, file);
        } else if (level == SealLevel.B_LTA && isDue(findings.renewBefore())) {
            proven = prover.renew(name, file);
        } else {
            return Optional.empty();
        }
        proven.failures().forEach(failure -> log.warn("sealed document {} waits for its proofs: {}", name, failure));
        if (proven.file().length == file.length) {
            return Optional.empty();
        }
        out.write(proven.file());
        return Optional.of(report(
                findings.pages(), findings.pdfa(), proven.level(), List.of(), proven.failures(), proven.renewBefore()));
    }

    private boolean isDue(@Nullable Instant renewBefore) {
        return renewBefore != null && !clock.instant().plus(policy.renewAhead()).isBefore(renewBefore);
    }

    /** A sealed document is larger than its source: fonts, audit trail, originals and signature come on top. */
    public static ReadLimits sealed(ReadLimits limits) {
        return new ReadLimits(
                Math.min(Integer.MAX_VALUE / 2, limits.maxBytes() * 2 + MORE_FOR_SEALED),
                limits.maxPages() + 2,
                limits.maxGlyphs(),
                limits.maxTime());
    }
}
