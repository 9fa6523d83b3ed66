package com.smartap.payments.stripe;

import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.payment.provider.Cancellation;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.PaymentProvider;
import com.smartap.spi.payment.provider.PaymentWebhooks;
import com.smartap.spi.payment.provider.Rail;
import java.util.List;
import java.util.Set;

/** The provider as it is with the setting {@code api=treasury}: without payees and confirmation. */
record TreasuryOnly(PaymentProvider provider) implements PaymentProvider {
    @Override
    public String id() {
        return provider.id();
    }

    @Override
    public String displayName() {
        return provider.displayName();
    }

    @Override
    public int spiLevel() {
        return provider.spiLevel();
    }

    @Override
    public List<SettingKey> settings() {
        return provider.settings();
    }

    @Override
    public Set<Class<?>> abilities() {
        return Set.of(Cancellation.class, PaymentWebhooks.class);
    }

    @Override
    public Set<Rail> rails() {
        return provider.rails();
    }

    @Override
    public PaymentGateway create(ConnectorContext context) {
        return provider.create(context);
    }
}
