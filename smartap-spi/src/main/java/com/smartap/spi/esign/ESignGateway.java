package com.smartap.spi.esign;

import com.smartap.model.IdempotencyKey;
import com.smartap.spi.Api;
import com.smartap.spi.connector.ConnectionTest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * A connection to one account with a provider of electronic signatures. The contract: one key, one request. Whoever
 * calls records the key before, and after a lost answer or a crash calls {@link #find} before {@link #request} again.
 * Nothing that a gateway says makes a signature count: the caller downloads the document and has it checked by {@link
 * SigningDocuments}. Instances are thread-safe. Every call has a timeout, honours the provider's limits, and throws a
 * {@link com.smartap.spi.ConnectorException} that tells "try again", "connect again" and "not understood" apart.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface ESignGateway extends AutoCloseable {
    /** Calls the provider once with the credentials at hand; says also what a person will soon have to do. */
    ConnectionTest test();

    /** What the provider cannot carry of a request, one sentence each, as far as that is known without a call. */
    List<String> check(SigningRequest request);

    /**
     * Has a document signed, once for each key, whoever calls and however often. Looks on the far side first where the
     * provider has no idempotency key of its own.
     *
     * @throws com.smartap.spi.InvalidRequestException if {@link #check} finds a problem; nothing was sent
     * @throws com.smartap.spi.ConnectorException if surely nobody was asked to sign
     * @throws IOException if the document cannot be read
     */
    RequestOutcome request(SigningRequest request, IdempotencyKey key) throws IOException;

    /**
     * Looks for the request that an earlier call with the same key may have made. Asks nobody to sign.
     *
     * @return what the provider holds; empty only if it surely holds none and none can appear any more on its own
     * @throws com.smartap.spi.ConnectorException if that cannot be said now, so that nothing may be sent yet
     */
    Optional<SigningStatus> find(SigningRequest request, IdempotencyKey key);

    /**
     * What the provider says about a request now. Webhooks just say when to ask.
     *
     * @param providerId the provider's id, as {@link RequestOutcome.Accepted} told it
     * @throws com.smartap.spi.NotFoundException if the provider knows no such request
     */
    SigningStatus status(String providerId);

    /** Reminds those whose turn it is. A reminder whose answer was lost is not sent again by the caller. */
    void remind(String providerId);

    /**
     * Ends a request, so that nobody can sign it any more. Cancelling what has ended already changes nothing.
     *
     * @param reason for those who were asked, in words
     * @return how the request stands after it: ended, but fully signed where the last signature was quicker
     */
    SigningStatus cancel(String providerId, String reason);

    /**
     * Writes the signed PDF of a request that {@link SigningStatus#status} calls fully signed.
     *
     * @param out gets the bytes; not closed
     * @throws com.smartap.spi.ConnectorException if there is none yet, or what came is no PDF
     */
    void download(String providerId, OutputStream out) throws IOException;

    /** An ability such as {@link ESignWebhooks}, if this gateway has it. */
    <T> Optional<T> ability(Class<T> type);

    /** Ends sessions and frees connections; never throws. */
    @Override
    void close();
}
