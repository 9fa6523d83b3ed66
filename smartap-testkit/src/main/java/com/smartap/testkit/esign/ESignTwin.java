package com.smartap.testkit.esign;

import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.twin.Twin;
import java.util.List;
import java.util.Optional;

/**
 * What lies under a gateway for electronic signatures: a simulator of a provider, or the engine's own rooms for signing.
 * Nobody signs, refuses or lets time pass until told to.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface ESignTwin extends AutoCloseable {
    /** The side that can fail, lose answers and be slow; empty for a gateway that calls nobody. */
    Optional<Twin> wire();

    /** Every request that was taken, oldest first; what was refused is not among them. */
    List<HeldRequest> heldRequests();

    /**
     * A person signs; after the last one the document is final.
     *
     * @throws IllegalStateException if it is not the person's turn, or nobody can sign any more
     */
    void sign(String providerId, String email);

    /** A person refuses to sign. */
    void decline(String providerId, String email, String reason);

    /** The provider itself ends the request, since its time ran out; false if it knows no such thing. */
    boolean expire(String providerId);

    /**
     * From now on there is time between the last signature and the final document, until told otherwise; false if there
     * never is.
     */
    boolean holdSeals(boolean hold);

    /** Calls the request's state by a word that nobody knows, and goes on holding it; false if there are no words. */
    boolean sayUnknownWord(String providerId);

    /** Whether webhooks are told apart from recorded ones by their time. */
    boolean timestampsWebhooks();

    /**
     * The requests that the provider would have sent since this was last asked, in the order of the events; empty if it
     * sends none.
     */
    List<WebhookRequest> webhooks();

    /** A request with any body, signed as the provider signs. */
    WebhookRequest signed(byte[] body);

    @Override
    void close();

    /**
     * A request as it is held.
     *
     * @param id the provider's id, as the gateway gives it
     * @param reference our reference, where the provider keeps it
     * @param document the SHA-256 of the document as it arrived
     * @param asked the e-mail addresses of those who were told so far, in lower case and in order
     * @param signed of those who have signed
     * @param ended whether nobody can sign any more
     * @param reminders how many were sent
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record HeldRequest(
            String id,
            Optional<String> reference,
            ContentHash document,
            List<String> asked,
            List<String> signed,
            boolean ended,
            int reminders) {
        /** Copies the lists. */
        public HeldRequest {
            asked = List.copyOf(asked);
            signed = List.copyOf(signed);
        }
    }
}
