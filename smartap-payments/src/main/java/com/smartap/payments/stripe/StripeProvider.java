package com.smartap.payments.stripe;

import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.LostAnswers;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.payment.provider.Cancellation;
import com.smartap.spi.payment.provider.Confirmation;
import com.smartap.spi.payment.provider.PayeeStorage;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.PaymentProvider;
import com.smartap.spi.payment.provider.PaymentWebhooks;
import com.smartap.spi.payment.provider.Rail;
import java.util.List;
import java.util.Set;

/**
 * Makes gateways to Stripe; {@code docs/payments/stripe.md} says how one is set up. With the setting {@code api=treasury}
 * a gateway neither keeps payees nor holds payments, and answers these abilities with nothing.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class StripeProvider implements PaymentProvider {
    private final ClientOptions options;

    /** For {@link java.util.ServiceLoader}. */
    public StripeProvider() {
        this(ClientOptions.DEFAULT);
    }

    StripeProvider(ClientOptions options) {
        this.options = options;
    }

    @Override
    public String id() {
        return "stripe";
    }

    @Override
    public String displayName() {
        return "Stripe";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public List<SettingKey> settings() {
        return StripeSettings.KEYS;
    }

    @Override
    public Set<Class<?>> abilities() {
        return Set.of(Confirmation.class, Cancellation.class, PayeeStorage.class, PaymentWebhooks.class);
    }

    @Override
    public Set<Rail> rails() {
        return MoneyManagement.RAILS;
    }

    @Override
    public PaymentGateway create(ConnectorContext context) {
        StripeSettings settings = StripeSettings.of(context);
        StripeApi api = new StripeApi(context, settings, options);
        StripeWebhooks webhooks = new StripeWebhooks(context, settings);
        LostAnswers lost = new LostAnswers(context.clock(), settings.settling());
        if (settings.treasury()) {
            Treasury treasury = new Treasury(api, settings, context.clock());
            return new StripeGateway(api, treasury, lost, List.of(new StripeCancellation(api, treasury), webhooks));
        }
        MoneyManagement orders = new MoneyManagement(api, settings, context.clock());
        return new StripeGateway(
                api,
                orders,
                lost,
                List.of(
                        new StripeConfirmation(api, orders.intents()),
                        new StripeCancellation(api, orders),
                        new Recipients(api, settings),
                        webhooks));
    }
}
