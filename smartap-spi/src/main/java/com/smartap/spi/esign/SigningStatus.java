package com.smartap.spi.esign;

import com.smartap.model.approval.ESignStatus;
import com.smartap.spi.Api;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says about a request.
 *
 * @param providerId the provider's id of it
 * @param status how far it has come; fully signed only when the provider will change the document no more
 * @param ended whether nobody can sign it any more
 * @param providerStatus the provider's own word for it, such as {@code EXECUTED}
 * @param signatories each person that was asked, in order
 * @param reason why it ended without all signatures; null if it did not, or nothing is known
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record SigningStatus(
        String providerId,
        ESignStatus status,
        boolean ended,
        String providerStatus,
        List<Progress> signatories,
        @Nullable String reason) {
    /** Copies the signatories. */
    public SigningStatus {
        signatories = List.copyOf(signatories);
    }

    /**
     * How far one person has come.
     *
     * @param email of the person, in lower case
     * @param step what the person has done
     * @param at when; null if the provider does not say so
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Progress(
            String email, Step step, @Nullable Instant at) {}

    /** What a person has done. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public enum Step {
        /** Not told yet: it is somebody else's turn. */
        WAITING,
        /** Told. */
        ASKED,
        /** Has looked at the document. */
        VIEWED,
        /** Has signed. */
        SIGNED,
        /** Has refused to sign. */
        DECLINED
    }
}
