package com.smartap.core.internal.signature;

import com.smartap.core.internal.persistence.SignatureRequestRow;
import com.smartap.core.internal.persistence.SignatureRows;
import com.smartap.core.internal.persistence.SignerRow;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.approval.ESignStatus;
import com.smartap.spi.esign.SigningStatus;
import java.util.Locale;
import java.util.Map;

/** Notes how far signers have come, and tells when that changed. */
final class SignatureProgress {
    private SignatureProgress() {}

    /** Takes over what a provider says; the end of a request is not decided here. */
    static void note(Tx tx, SignatureRequestRow request, SigningStatus status) {
        for (SignerRow signer : new SignatureRows(tx.em(), tx.tenant()).signers(request.id)) {
            status.signatories().stream()
                    .filter(progress -> progress.email().equals(signer.email.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .ifPresent(progress -> step(tx, request, signer, progress));
        }
        if (status.status() == ESignStatus.PARTIALLY_SIGNED || status.status() == ESignStatus.PENDING_SIGNATURE) {
            request.status = status.status();
        }
    }

    private static void step(Tx tx, SignatureRequestRow request, SignerRow signer, SigningStatus.Progress progress) {
        // Providers tell of looking and signing in any order; nobody takes back a signature.
        if (progress.step().compareTo(signer.step) <= 0) {
            return;
        }
        signer.step = progress.step();
        signer.steppedAt = progress.at() == null ? tx.now() : progress.at();
        tx.happened(
                "invoice",
                request.invoiceId,
                "esign.signer-" + progress.step().name().toLowerCase(Locale.ROOT),
                Map.of("requestId", request.id.toString(), "person", signer.person, "role", signer.role.name()));
    }
}
