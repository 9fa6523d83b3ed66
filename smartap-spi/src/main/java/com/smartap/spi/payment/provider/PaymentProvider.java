package com.smartap.spi.payment.provider;

import com.smartap.spi.Api;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.SettingKey;
import java.util.List;
import java.util.Set;

/**
 * Makes gateways to one payment provider. Found by {@link java.util.ServiceLoader}; has a public constructor without
 * parameters that does nothing.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface PaymentProvider {
    /** Stable lower-case name used in configuration, such as {@code stripe}. */
    String id();

    /** The name people know, such as {@code Stripe}. */
    String displayName();

    /** Returns {@link com.smartap.spi.SpiLevel#CURRENT}. */
    int spiLevel();

    /** The settings and credentials it understands. */
    List<SettingKey> settings();

    /** What its gateways can do besides: the ability interfaces that {@link PaymentGateway#ability} answers. */
    Set<Class<?>> abilities();

    /** The ways on which it moves money. */
    Set<Rail> rails();

    /**
     * Makes a gateway for one account with the provider. Makes no call yet.
     *
     * @throws com.smartap.spi.InvalidConfigurationException if settings are missing or malformed, naming all of them
     */
    PaymentGateway create(ConnectorContext context);
}
