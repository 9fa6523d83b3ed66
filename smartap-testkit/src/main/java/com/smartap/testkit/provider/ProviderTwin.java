package com.smartap.testkit.provider;

import com.smartap.model.Money;
import com.smartap.spi.Api;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.twin.Twin;
import java.util.List;
import java.util.Optional;

/**
 * A payment provider under a gateway. Nothing happens to a payment until it is told to settle, fail or come back. It
 * begins with enough money, and with a key for webhooks among its settings or credentials.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface ProviderTwin extends Twin {
    /** A payee that the provider can pay; the same number gives the same one. Not stored unless it has to be. */
    Payee payee(int number);

    /** Every payment that was ordered, oldest first; what was refused is not among them. */
    List<HeldPayment> payments();

    /** The next order of a payment or batch takes effect and its answer is lost; whatever is written before it is not. */
    void loseNextOrder();

    /** The payee gets the money. */
    void settle(String providerId);

    /** The payment fails before the payee gets it. */
    void fail(String providerId);

    /** The money comes back after the payee had it; false where the provider knows no returns. */
    boolean comeBack(String providerId);

    /** Makes the payment one that can still be called back, where that is not so from the beginning. */
    void makeCancellable(String providerId);

    /** How many payees it keeps under our own id of a payee. */
    int storedPayees(String payeeId);

    /** Calls the payment's state by a word that nobody knows, and goes on holding it. */
    void sayUnknownWord(String providerId);

    /** Whether webhooks are told apart from recorded ones by their time. */
    boolean timestampsWebhooks();

    /**
     * The requests that the provider would have sent since this was last asked, signed at the present moment of its
     * clock, in the order of the events. It sends them to nobody by itself.
     */
    List<WebhookRequest> webhooks();

    /** A request with any body, signed as the provider signs. */
    WebhookRequest sign(byte[] body);

    /**
     * A payment as the provider holds it.
     *
     * @param id the provider's id, as the gateway gives it
     * @param reference our reference, where the provider keeps it
     * @param amount what was ordered
     * @param out what left the payer for the payee and did not come back: zero until it is carried out, for failed,
     *     cancelled and returned payments; under way counts as out
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record HeldPayment(String id, Optional<String> reference, Money amount, Money out) {}
}
