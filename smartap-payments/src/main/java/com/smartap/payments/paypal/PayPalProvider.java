package com.smartap.payments.paypal;

import com.smartap.connector.support.ClientOptions;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.payment.provider.BatchInitiation;
import com.smartap.spi.payment.provider.Cancellation;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.PaymentProvider;
import com.smartap.spi.payment.provider.PaymentWebhooks;
import com.smartap.spi.payment.provider.Rail;
import java.util.List;
import java.util.Set;

/** Makes gateways to PayPal Payouts; {@code docs/payments/paypal.md} says how one is set up. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class PayPalProvider implements PaymentProvider {
    private final ClientOptions options;

    /** For {@link java.util.ServiceLoader}. */
    public PayPalProvider() {
        this(ClientOptions.DEFAULT);
    }

    PayPalProvider(ClientOptions options) {
        this.options = options;
    }

    @Override
    public String id() {
        return "paypal";
    }

    @Override
    public String displayName() {
        return "PayPal Payouts";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public List<SettingKey> settings() {
        return PayPalSettings.KEYS;
    }

    @Override
    public Set<Class<?>> abilities() {
        return Set.of(BatchInitiation.class, Cancellation.class, PaymentWebhooks.class);
    }

    @Override
    public Set<Rail> rails() {
        return PayoutCheck.RAILS;
    }

    @Override
    public PaymentGateway create(ConnectorContext context) {
        return new PayPalGateway(context, PayPalSettings.of(context), options);
    }
}
