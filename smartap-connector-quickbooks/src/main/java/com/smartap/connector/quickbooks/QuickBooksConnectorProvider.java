package com.smartap.connector.quickbooks;

import com.smartap.connector.support.AuthorizationCodeFlow;
import com.smartap.connector.support.ClientOptions;
import com.smartap.spi.Api;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.erp.ErpConsent;
import com.smartap.spi.erp.ErpConsent.Company;
import com.smartap.spi.erp.ErpConsent.Connected;
import com.smartap.spi.erp.FieldLimit;
import com.smartap.spi.secret.Credentials;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes connectors to QuickBooks Online; {@code docs/erp/quickbooks.md} says how one is set up. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class QuickBooksConnectorProvider implements ErpConnectorProvider {
    private static final String SCOPE = "com.intuit.quickbooks.accounting";
    private final ClientOptions options;

    /** For {@link java.util.ServiceLoader}. */
    public QuickBooksConnectorProvider() {
        this(ClientOptions.DEFAULT);
    }

    QuickBooksConnectorProvider(ClientOptions options) {
        this.options = options;
    }

    @Override
    public String id() {
        return "quickbooks";
    }

    @Override
    public String displayName() {
        return "QuickBooks Online";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public List<SettingKey> settings() {
        return QuickBooksSettings.KEYS;
    }

    @Override
    public Set<Class<?>> abilities() {
        return QuickBooksConnector.ABILITIES;
    }

    @Override
    public List<FieldLimit> limits() {
        return BillNaming.LIMITS;
    }

    @Override
    public Map<String, String> dimensions() {
        return BillDimensions.NAMES;
    }

    @Override
    public Optional<ErpConsent> consent(ConnectorContext context) {
        QuickBooksSettings.Consent addresses = QuickBooksSettings.Consent.of(context);
        return Optional.of(new AuthorizationCodeFlow(
                context,
                addresses.authorizeUrl(),
                addresses.tokens(),
                SCOPE,
                (credentials, callback) -> connected(context, credentials, callback),
                options));
    }

    /** Intuit adds the company's id to the callback. */
    private static Connected connected(
            ConnectorContext context, Credentials credentials, Map<String, String> callback) {
        String realmId = callback.getOrDefault(QuickBooksSettings.REALM_ID, "");
        if (!QuickBooksSettings.ID.matcher(realmId).matches()) {
            throw new ConnectorAuthorizationException(
                    "%s: the callback of the consent names no company (realmId). Begin again"
                            .formatted(context.connection()),
                    null,
                    null);
        }
        Map<String, String> settings = Map.of(QuickBooksSettings.REALM_ID, realmId);
        return new Connected(credentials, settings, List.of(new Company("QuickBooks company " + realmId, settings)));
    }

    @Override
    public ErpConnector create(ConnectorContext context) {
        return new QuickBooksConnector(context, QuickBooksSettings.of(context), options);
    }
}
