package com.smartap.testkit.paypal;

import com.smartap.spi.Api;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.paypal.TwinPayouts.Item;
import com.smartap.testkit.provider.ProviderTwin;
import com.smartap.testkit.twin.Misbehaviour;
import com.smartap.testkit.twin.ServedTwin;
import com.smartap.testkit.twin.TwinServer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PayPal Payouts in memory: tokens, batches, items that settle, fail, wait to be claimed and come back, a memory of 30 days
 * for {@code sender_batch_id}, Transaction Search, and webhooks under a certificate of its own authority. It listens on
 * this machine only, is thread-safe and runs for hours. Not a copy of PayPal: it does what {@code docs/payments/paypal.md}
 * relies on. Payments are named as the gateway names them: the batch's id, a colon and our own id.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class PayPalTwin implements ProviderTwin, ServedTwin {
    private final TwinTokens tokens;
    private final TwinWebhooks webhooks;
    private final TwinPayouts payouts;
    private final TwinReports reports;
    private final TwinDispatcher dispatcher;
    private final TwinServer server;

    /** A simulator that is not started yet, without payments. */
    public PayPalTwin(Clock clock) {
        this.tokens = new TwinTokens(clock);
        this.webhooks = new TwinWebhooks(clock);
        this.payouts = new TwinPayouts(clock, webhooks);
        this.reports = new TwinReports(clock, payouts);
        this.dispatcher = new TwinDispatcher(clock, tokens, payouts, webhooks, reports, this::violation);
        this.server = new TwinServer(dispatcher);
    }

    /**
     * Starts to listen on this machine.
     *
     * @param port 0 for any free one
     */
    public PayPalTwin start(int port) {
        server.start(port);
        return this;
    }

    /** The address of the webhooks' certificate, and the certificate of whom it is signed by, for the gateway. */
    @Override
    public Map<String, String> settings() {
        return Map.of("webhookId", TwinWebhooks.ID, "webhookAnchor", TwinCertificates.authority());
    }

    @Override
    public Map<String, Secret> credentials() {
        synchronized (server) {
            return tokens.credentials();
        }
    }

    @Override
    public Payee payee(int number) {
        return Payee.withEmail(
                "V-" + number, "Vendor %d GmbH".formatted(number), "vendor%d@example.com".formatted(number));
    }

    @Override
    public List<HeldPayment> payments() {
        synchronized (server) {
            return payouts.items().stream()
                    .map(item -> new HeldPayment(
                            item.batch.id + ":" + item.senderId(),
                            Optional.of(item.senderId()),
                            item.amount,
                            item.out()))
                    .toList();
        }
    }

    @Override
    public void loseNextOrder() {
        server.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
    }

    @Override
    public void settle(String providerId) {
        move(providerId, "SUCCESS", null, null);
    }

    @Override
    public void fail(String providerId) {
        fail(providerId, "RECEIVER_ACCOUNT_LOCKED", "The recipient's account is locked or inactive.");
    }

    /** The payment fails for a reason of PayPal's. */
    public void fail(String providerId, String code, String words) {
        move(providerId, "FAILED", code, words);
    }

    /** The recipient sends it back. */
    @Override
    public boolean comeBack(String providerId) {
        move(providerId, "REFUNDED", null, null);
        return true;
    }

    /** The recipient has no account yet. */
    @Override
    public void makeCancellable(String providerId) {
        move(
                providerId,
                "UNCLAIMED",
                "RECEIVER_UNREGISTERED",
                "The recipient for this payout does not have an account. A link to sign up was sent.");
    }

    /**
     * Any state of an item, such as {@code ONHOLD} or {@code REVERSED}.
     *
     * @param code the error's name; null for none
     */
    public void move(String providerId, String status, @Nullable String code, @Nullable String words) {
        synchronized (server) {
            payouts.move(payouts.named(providerId), status, code, words);
        }
    }

    @Override
    public int storedPayees(String payeeId) {
        return 0;
    }

    @Override
    public void sayUnknownWord(String providerId) {
        synchronized (server) {
            Item item = payouts.named(providerId);
            item.word = item.status.equals("PENDING") ? "DANCING" : item.word;
        }
    }

    @Override
    public boolean timestampsWebhooks() {
        return true;
    }

    @Override
    public List<WebhookRequest> webhooks() {
        synchronized (server) {
            return webhooks.take();
        }
    }

    @Override
    public WebhookRequest sign(byte[] body) {
        synchronized (server) {
            return webhooks.sign(body);
        }
    }

    /**
     * Goes on to sign under another certificate, which stands at another address.
     *
     * @param host whom it names
     * @param known whether it is signed by the authority among the settings
     */
    public void rotateCertificate(String host, Instant from, Instant until, boolean known) {
        synchronized (server) {
            webhooks.rotate(host, from, until, known);
        }
    }

    /** How often a certificate was fetched. */
    public long certificateFetches() {
        synchronized (server) {
            return webhooks.fetches;
        }
    }

    /** How often a token was asked for. */
    public long tokensAsked() {
        synchronized (server) {
            return tokens.asked;
        }
    }

    /** How often transactions were searched. */
    public long searches() {
        synchronized (server) {
            return reports.asked;
        }
    }

    /** How many POST requests it takes in a minute; 400 unless set. */
    public void postsPerMinute(int most) {
        synchronized (server) {
            dispatcher.postsPerMinute = most;
        }
    }

    /** New batches list their items only when they were asked for so often; at once unless set. */
    public void listsItemsAfter(int requests) {
        synchronized (server) {
            dispatcher.listedAfter = requests;
        }
    }

    /** Whether it looks at items before it looks whether the {@code sender_batch_id} was used; it does not unless set. */
    public void checksItemsFirst(boolean first) {
        synchronized (server) {
            dispatcher.itemsFirst = first;
        }
    }

    /** Whether it answers a known {@code PayPal-Request-Id} with what it answered before; it does not unless set. */
    public void replaysRequestIds(boolean replays) {
        synchronized (server) {
            dispatcher.replays = replays;
        }
    }

    /** Whether it takes batches and denies them then; it does not unless set. */
    public void deniesBatches(boolean denies) {
        synchronized (server) {
            dispatcher.denies = denies;
        }
    }

    /** Whether the app has the right to search transactions; it has unless set. */
    public void transactionSearch(boolean granted) {
        synchronized (server) {
            reports.granted = granted;
        }
    }

    @Override
    public TwinServer server() {
        return server;
    }

    private void violation(String sentence) {
        server.violation(sentence);
    }
}
