package com.smartap.archive.internal.seal;

import com.smartap.archive.internal.sign.CmsSigner;
import com.smartap.spi.archive.SealLevel;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sealed file.
 *
 * @param file the bytes
 * @param rendering what was signed
 * @param level the level reached
 * @param failures why it is not the one aimed at
 * @param renewBefore when the proofs have to be renewed
 */
public record Seal(
        byte[] file,
        Rendering rendering,
        SealLevel level,
        List<String> failures,
        @Nullable Instant renewBefore) {
    private static final int TOKEN = 16_384;

    /** Copies the failures. */
    public Seal {
        failures = List.copyOf(failures);
    }

    /** The room that a signature is given, with a time-stamp if there will be one. */
    static int room(CmsSigner signer, SealLevel target, int reserved) throws IOException {
        return Math.max(reserved, signer.size() + (target == SealLevel.B_B ? 0 : TOKEN));
    }

    /** Makes a rendering with a place of a given size. */
    interface Renderer {
        Rendering rendering(int reserved) throws IOException;
    }

    static Seal of(String name, CmsSigner signer, Prover prover, int reserved, Renderer renderer) throws IOException {
        int room = room(signer, prover.target(), reserved);
        Rendering rendering = renderer.rendering(room);
        byte[] file = rendering.file();
        List<String> failures = new ArrayList<>();
        byte[] cms = cms(signer, prover, rendering, failures);
        if (!rendering.slot().fill(file, cms)) {
            rendering = renderer.rendering(cms.length + room);
            file = rendering.file();
            cms = cms(signer, prover, rendering, failures);
            if (!rendering.slot().fill(file, cms)) {
                throw new IOException("the signature has %d bytes, more than fit. Maybe shorten the certificate chain."
                        .formatted(cms.length));
            }
        }
        if (prover.target() == SealLevel.B_B || !failures.isEmpty()) {
            return new Seal(file, rendering, SealLevel.B_B, failures, null);
        }
        Prover.Proven proven = prover.raise(name, file);
        return new Seal(proven.file(), rendering, proven.level(), proven.failures(), proven.renewBefore());
    }

    private static byte[] cms(CmsSigner signer, Prover prover, Rendering rendering, List<String> failures)
            throws IOException {
        CmsSigner.Signed signed = signer.sign(rendering.slot().digest(rendering.file()));
        if (prover.target() == SealLevel.B_B) {
            return signed.encoded();
        }
        try {
            byte[] imprint = com.smartap.model.ContentHash.newDigest().digest(signed.value());
            return signed.stamped(prover.token(imprint));
        } catch (IOException e) {
            failures.clear();
            failures.add(String.valueOf(e.getMessage()));
            return signed.encoded();
        }
    }
}
