package com.smartap.testkit.stripe;

import com.smartap.model.Money;
import com.smartap.spi.Api;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.provider.ProviderTwin;
import com.smartap.testkit.twin.Misbehaviour;
import com.smartap.testkit.twin.ServedTwin;
import com.smartap.testkit.twin.TwinServer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Stripe in memory: outbound payments and payout intents of API v2 with recipients and a vault, outbound payments of
 * Treasury with its test helpers, idempotency keys as each version keeps them, lists in pages, a balance, 25 calls a
 * second as in a sandbox, thin events and snapshots with signatures. It listens on this machine only, is thread-safe and
 * runs for hours. Not a copy of Stripe: it does what {@code docs/payments/stripe.md} relies on.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class StripeTwin implements ProviderTwin, ServedTwin {
    /** The financial account that is paid from. */
    public static final String FINANCIAL_ACCOUNT = "fa_test_65NybHaQx7KJxDc22rZ16NybHIZ4SQ3LORe4rpuNGDIXEO";

    /** The connected account that holds it under Treasury. */
    public static final String CONNECTED_ACCOUNT = "acct_1032D82eZvKYlo2C";

    private final boolean treasury;
    private final TwinBank bank;
    private final TwinEvents events;
    private final TwinRecipients recipients;
    private final TwinIdempotency idempotency;
    private final TwinPages pages = new TwinPages();
    private final TwinDispatcher dispatcher;
    private final TwinServer server;
    private final TwinPayees payees;

    /** A simulator of API v2 that is not started yet. */
    public StripeTwin(Clock clock) {
        this(clock, false);
    }

    private StripeTwin(Clock clock, boolean treasury) {
        this.treasury = treasury;
        this.events = new TwinEvents(clock, treasury ? CONNECTED_ACCOUNT : null);
        this.bank = new TwinBank(clock, events);
        this.recipients = new TwinRecipients(clock);
        this.payees = new TwinPayees(recipients);
        this.idempotency = new TwinIdempotency(clock, this::violation);
        this.dispatcher = new TwinDispatcher(
                clock,
                treasury,
                new TwinV1(bank, pages, this::violation),
                new TwinV2(bank, recipients, pages, this::violation),
                idempotency,
                this::violation);
        this.server = new TwinServer(dispatcher);
    }

    /** A simulator whose settings lead to Treasury, that is not started yet. */
    public static StripeTwin treasury(Clock clock) {
        return new StripeTwin(clock, true);
    }

    /**
     * Starts to listen on this machine.
     *
     * @param port 0 for any free one
     */
    public StripeTwin start(int port) {
        server.start(port);
        return this;
    }

    /** A payee that Stripe keeps already, which API v2 needs to pay it; the same number gives the same one. */
    public Payee recipient(int number) {
        synchronized (server) {
            return payees.recipient(number);
        }
    }

    /** Sets what is available in a currency. */
    public void balance(Money money) {
        synchronized (server) {
            bank.balance(money.currency().getCurrencyCode(), money.minorUnits());
        }
    }

    /** The payment fails for one of Stripe's reasons, such as {@code payout_method_declined}. */
    public void fail(String providerId, String reason) {
        synchronized (server) {
            bank.fail(providerId, reason);
        }
    }

    /** The money comes back for one of Stripe's reasons, such as {@code payout_method_closed}. */
    public void comeBack(String providerId, String reason) {
        synchronized (server) {
            bank.comeBack(providerId, reason);
        }
    }

    /** Stripe begins to review a payment. */
    public void review(String providerId) {
        synchronized (server) {
            bank.moving(providerId).reason = "under_review";
        }
    }

    /** The payment has gone too far to be called back. */
    public void tooLate(String providerId) {
        synchronized (server) {
            bank.moving(providerId).cancelable = false;
        }
    }

    /**
     * The next request that changes something breaks off inside Stripe with a 500, which v1 remembers under its key.
     *
     * @param afterEffect whether what was asked for has happened all the same
     */
    public void breakInside(boolean afterEffect) {
        synchronized (server) {
            idempotency.crash(afterEffect ? TwinIdempotency.Crash.AFTER_EFFECT : TwinIdempotency.Crash.BEFORE_EFFECT);
        }
    }

    /** The next requests that change something find their idempotency key in use, and are answered with 409. */
    public void lockKeys(int requests) {
        synchronized (server) {
            idempotency.lock(requests);
        }
    }

    /** The most that a page of a list holds, 1 to 100. */
    public void pageSize(int most) {
        synchronized (server) {
            pages.most(most);
        }
    }

    /** How many calls a second are answered; 25 at first. */
    public void callsPerSecond(int most) {
        synchronized (server) {
            dispatcher.perSecond(most);
        }
    }

    /** Begins to replace the secret of webhooks; for 24 hours both sign. Returns the new one. */
    public Secret rollWebhookSecret() {
        synchronized (server) {
            return Secret.of(events.roll());
        }
    }

    @Override
    public Map<String, String> settings() {
        return treasury
                ? Map.of("api", "treasury", "financialAccount", FINANCIAL_ACCOUNT, "account", CONNECTED_ACCOUNT)
                : Map.of("financialAccount", FINANCIAL_ACCOUNT);
    }

    @Override
    public Map<String, Secret> credentials() {
        synchronized (server) {
            return Map.of("apiKey", Secret.of(TwinDispatcher.API_KEY), "webhookSecret", Secret.of(events.secret()));
        }
    }

    @Override
    public Payee payee(int number) {
        return TwinPayees.payee(number);
    }

    @Override
    public List<HeldPayment> payments() {
        synchronized (server) {
            return bank.ordered().stream().map(StripeTwin::held).toList();
        }
    }

    @Override
    public void loseNextOrder() {
        server.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
    }

    @Override
    public void settle(String providerId) {
        synchronized (server) {
            bank.settle(providerId);
        }
    }

    @Override
    public void fail(String providerId) {
        fail(providerId, "payout_method_declined");
    }

    @Override
    public boolean comeBack(String providerId) {
        comeBack(providerId, treasury ? "account_closed" : "payout_method_closed");
        return true;
    }

    /** Every payment can be called back until it is posted. */
    @Override
    public void makeCancellable(String providerId) {
        synchronized (server) {
            bank.moving(providerId).cancelable = true;
        }
    }

    @Override
    public int storedPayees(String payeeId) {
        synchronized (server) {
            return recipients.carrying(payeeId);
        }
    }

    /** Only while the payment is under way: what is over stays what it is. */
    @Override
    public void sayUnknownWord(String providerId) {
        synchronized (server) {
            if (bank.moving(providerId).status.equals("processing")) {
                bank.moving(providerId).shownInstead = "zz_mystery";
                bank.any(providerId).shownInstead = "zz_mystery";
            }
        }
    }

    @Override
    public boolean timestampsWebhooks() {
        return true;
    }

    @Override
    public List<WebhookRequest> webhooks() {
        synchronized (server) {
            return events.fetch();
        }
    }

    @Override
    public WebhookRequest sign(byte[] body) {
        synchronized (server) {
            return events.sign(body);
        }
    }

    @Override
    public TwinServer server() {
        return server;
    }

    private static HeldPayment held(TwinPayment payment) {
        TwinPayment moving = payment.payout == null ? payment : payment.payout;
        Money amount = Money.ofMinor(payment.amount, Money.currency(payment.currency));
        return new HeldPayment(
                payment.id,
                Optional.ofNullable(payment.metadata.get("payment_id")),
                amount,
                moving.isOut() ? amount : Money.zero(amount.currency()));
    }

    private void violation(String sentence) {
        server.violation(sentence);
    }
}
