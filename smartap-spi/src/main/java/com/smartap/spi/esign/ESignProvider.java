package com.smartap.spi.esign;

import com.smartap.spi.Api;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.SettingKey;
import java.util.List;
import java.util.Set;

/**
 * Makes gateways to one provider of electronic signatures. Found by {@link java.util.ServiceLoader}; has a public
 * constructor without parameters that does nothing.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface ESignProvider {
    /** Stable lower-case name used in configuration, such as {@code foxit}. */
    String id();

    /** The name people know, such as {@code Foxit eSign}. */
    String displayName();

    /** Returns {@link com.smartap.spi.SpiLevel#CURRENT}. */
    int spiLevel();

    /** The settings and credentials it understands. */
    List<SettingKey> settings();

    /** What its gateways can do besides: the ability interfaces that {@link ESignGateway#ability} answers. */
    Set<Class<?>> abilities();

    /**
     * Makes a gateway for one account with the provider. Makes no call yet.
     *
     * @throws com.smartap.spi.InvalidConfigurationException if settings are missing or malformed, naming all of them
     */
    ESignGateway create(ConnectorContext context);
}
