package com.smartap.connector.foxit;

import com.smartap.connector.support.ClientOptions;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.QuotaReport;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.ESignProvider;
import com.smartap.spi.esign.ESignWebhooks;
import com.smartap.spi.esign.WebhookChannels;
import java.util.List;
import java.util.Set;

/** Makes gateways to Foxit eSign; {@code docs/esign/foxit.md} says how one is set up. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class FoxitESignProvider implements ESignProvider {
    private final ClientOptions options;

    /** For {@link java.util.ServiceLoader}. */
    public FoxitESignProvider() {
        this(ClientOptions.DEFAULT);
    }

    FoxitESignProvider(ClientOptions options) {
        this.options = options;
    }

    @Override
    public String id() {
        return "foxit";
    }

    @Override
    public String displayName() {
        return "Foxit eSign";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public List<SettingKey> settings() {
        return FoxitKeys.ALL;
    }

    @Override
    public Set<Class<?>> abilities() {
        return Set.of(ESignWebhooks.class, WebhookChannels.class, QuotaReport.class);
    }

    @Override
    public ESignGateway create(ConnectorContext context) {
        FoxitSettings settings = FoxitSettings.of(context);
        FoxitApi api = new FoxitApi(context, settings, options);
        return new FoxitGateway(
                context,
                settings,
                api,
                options.sleeper(),
                List.of(new FoxitWebhooks(context, settings), new FoxitChannels(context, api), (QuotaReport)
                        api::quotas));
    }
}
