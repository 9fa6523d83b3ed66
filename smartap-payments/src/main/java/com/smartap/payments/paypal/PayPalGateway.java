package com.smartap.payments.paypal;

import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Json;
import com.smartap.model.IdempotencyKey;
import com.smartap.payments.paypal.PayoutOrders.Order;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.payment.PaymentFormatException;
import com.smartap.spi.payment.PaymentProblem;
import com.smartap.spi.payment.provider.BatchInitiation;
import com.smartap.spi.payment.provider.InitiationOutcome;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection to one PayPal account; a single payment is a batch of one. */
final class PayPalGateway implements PaymentGateway {
    private static final Logger log = LoggerFactory.getLogger(PayPalGateway.class);
    private final PayPalApi api;
    private final PayoutCheck check;
    private final PayoutOrders orders;
    private final PayoutStatuses statuses;
    private final PayPalWebhooks webhooks;
    private final List<Object> abilities;

    PayPalGateway(ConnectorContext context, PayPalSettings settings, ClientOptions options) {
        this.api = new PayPalApi(context, settings, options);
        this.check = new PayoutCheck(context.clock(), settings);
        this.orders = new PayoutOrders(api, settings, new PastPayouts(api, context.clock(), settings.searchBack()));
        this.statuses = new PayoutStatuses(api);
        this.webhooks = new PayPalWebhooks(context, settings, options, api);
        this.abilities =
                List.of(new PayPalBatches(check, orders, statuses), new PayPalCancellation(api, statuses), webhooks);
    }

    @Override
    public ConnectionTest test() {
        String holder = "PayPal account";
        try {
            holder = api.account()
                    .flatMap(account -> Json.text(account, "name").or(() -> Json.text(account, "payer_id")))
                    .orElse(holder);
        } catch (ConnectorAuthorizationException e) {
            // An app may pay without being told whose account it is; the next call tells whether it may.
            log.debug("{}: PayPal does not say whose account it is", api.connection(), e);
        }
        api.batch("SMARTAP-TEST", 1);
        return new ConnectionTest(holder, "PayPal Payouts at " + api.host());
    }

    @Override
    public List<PaymentProblem> check(ProviderPayment payment) {
        return check.of(payment);
    }

    @Override
    public InitiationOutcome initiate(ProviderPayment payment, IdempotencyKey key) {
        List<PaymentProblem> problems = check.of(payment);
        if (!problems.isEmpty()) {
            throw new PaymentFormatException(problems);
        }
        Order order = orders.order(List.of(payment), key);
        if (order instanceof Order.Created created) {
            PayPalIds.Payment id = new PayPalIds.Payment(created.batchId(), PayPalIds.item(payment.id()));
            ProviderStatus status = PayoutItems.unlisted(id, created.header(), payment.amount());
            return new InitiationOutcome.Accepted(PayoutItems.named(status, payment.id()), true);
        }
        if (order instanceof Order.Known known) {
            return new InitiationOutcome.Accepted(status(known.batch(), payment), false);
        }
        if (order instanceof Order.Refused refused) {
            return new InitiationOutcome.Refused(refused.failure());
        }
        return new InitiationOutcome.Unknown(((Order.Unknown) order).lastSeen());
    }

    @Override
    public Optional<ProviderStatus> find(ProviderPayment payment, IdempotencyKey key) {
        return orders.find(List.of(payment), key).map(batch -> status(batch, payment));
    }

    @Override
    public ProviderStatus status(String providerId) {
        return statuses.status(providerId).status();
    }

    @Override
    public <T> Optional<T> ability(Class<T> type) {
        return type.getName().startsWith(BatchInitiation.class.getPackageName() + ".")
                ? abilities.stream().filter(type::isInstance).map(type::cast).findFirst()
                : Optional.empty();
    }

    @Override
    public void close() {
        webhooks.close();
        api.close();
    }

    private static ProviderStatus status(HeldBatch batch, ProviderPayment payment) {
        PayPalIds.Payment id = new PayPalIds.Payment(batch.batchId(), PayPalIds.item(payment.id()));
        return batch.payment(id, payment.amount())
                .map(status -> PayoutItems.named(status, payment.id()))
                .orElseThrow(() -> new IllegalStateException("a batch that was compared holds its payments"));
    }
}
