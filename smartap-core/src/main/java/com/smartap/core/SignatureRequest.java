package com.smartap.core;

import com.smartap.model.ContentHash;
import com.smartap.model.Role;
import com.smartap.model.approval.ESignStatus;
import com.smartap.model.approval.SignatureRequestId;
import com.smartap.model.document.DocumentId;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.Api;
import com.smartap.spi.esign.SigningStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to have an invoice signed.
 *
 * @param id its id
 * @param invoiceId the invoice
 * @param revision the revision of the invoice that is signed
 * @param provider who has it signed, such as {@code foxit} or {@code in-house}
 * @param providerId the provider's id of it; null until the provider has it
 * @param status how far it has come
 * @param ending how it ended; null while it is open
 * @param endingWanted how it is to end once the provider has cancelled it; null if nobody wants that
 * @param reason why it ended, or is to end, without a signature
 * @param signers who signs, in order
 * @param copyId the PDF that is signed; null until it is made
 * @param copyHash the SHA-256 of its bytes
 * @param signedId the signed PDF; null until it was fetched and found to count
 * @param signedHash the SHA-256 of its bytes
 * @param requestedBy the id of who asked for it
 * @param requestedAt since when it is there
 * @param expiresAt until when it can be signed
 * @param reminders how many reminders were sent
 * @param remindedAt when the last one was
 * @param endedAt when it ended
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record SignatureRequest(
        SignatureRequestId id,
        InvoiceId invoiceId,
        int revision,
        String provider,
        @Nullable String providerId,
        ESignStatus status,
        @Nullable Ending ending,
        @Nullable Ending endingWanted,
        @Nullable String reason,
        List<Signer> signers,
        @Nullable DocumentId copyId,
        @Nullable ContentHash copyHash,
        @Nullable DocumentId signedId,
        @Nullable ContentHash signedHash,
        String requestedBy,
        Instant requestedAt,
        Instant expiresAt,
        int reminders,
        @Nullable Instant remindedAt,
        @Nullable Instant endedAt) {
    /** Copies the signers. */
    public SignatureRequest {
        signers = List.copyOf(signers);
    }

    /** Whether it has not ended. */
    public boolean open() {
        return ending == null;
    }

    /** How a request ends. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public enum Ending {
        /** Everybody signed, and the signed PDF counts. */
        SIGNED,
        /** Somebody refused to sign: the invoice is rejected. */
        REJECTED,
        /** The time ran out: the invoice goes back to an approval by hand. */
        EXPIRED,
        /** Somebody here cancelled it: the invoice goes back to an approval by hand. */
        CANCELLED,
        /** The invoice changed or was stopped, so that a signature would mean nothing. */
        VOIDED,
        /** The provider refused it: the invoice goes back to an approval by hand. */
        REFUSED
    }

    /**
     * One who signs.
     *
     * @param person the host's id of the person
     * @param name the full name
     * @param email where the person is told
     * @param role the role in which the person signs
     * @param step what the person has done
     * @param at when
     * @param reason why the person refused; null if not
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Signer(
            String person,
            String name,
            String email,
            Role role,
            SigningStatus.Step step,
            @Nullable Instant at,
            @Nullable String reason) {}
}
