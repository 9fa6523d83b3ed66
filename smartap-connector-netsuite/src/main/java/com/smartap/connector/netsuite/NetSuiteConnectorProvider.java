package com.smartap.connector.netsuite;

import com.smartap.connector.support.AuthorizationCodeFlow;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.OAuth2Settings;
import com.smartap.connector.support.SettingsReader;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.QuotaReport;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.erp.AttachmentUpload;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ChartOfAccounts;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.erp.ErpConsent;
import com.smartap.spi.erp.FieldLimit;
import com.smartap.spi.erp.GoodsReceiptImport;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes connectors to NetSuite; {@code docs/erp/netsuite.md} says how one is set up. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class NetSuiteConnectorProvider implements ErpConnectorProvider {
    static final Set<Class<?>> ABILITIES = Set.of(
            VendorImport.class,
            PurchaseOrderImport.class,
            GoodsReceiptImport.class,
            BillPosting.class,
            AttachmentUpload.class,
            PaymentStatusQuery.class,
            ChartOfAccounts.class,
            QuotaReport.class);

    private final ClientOptions options;

    /** For {@link java.util.ServiceLoader}. */
    public NetSuiteConnectorProvider() {
        this(ClientOptions.DEFAULT);
    }

    NetSuiteConnectorProvider(ClientOptions options) {
        this.options = options;
    }

    @Override
    public String id() {
        return "netsuite";
    }

    @Override
    public String displayName() {
        return "NetSuite";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public List<SettingKey> settings() {
        return SettingKeys.ALL;
    }

    @Override
    public Set<Class<?>> abilities() {
        return ABILITIES;
    }

    @Override
    public List<FieldLimit> limits() {
        return List.of(
                new FieldLimit(
                        "invoiceNumber",
                        "tranId",
                        45,
                        FieldLimit.Overflow.SHORTENED,
                        "A longer number becomes eight digits of its SHA-256, a hyphen and its last characters; the whole number stands in the memo."),
                new FieldLimit(
                        "memo",
                        "memo",
                        BillNaming.MAX_MEMO,
                        FieldLimit.Overflow.ELLIPSIS,
                        "The memo begins with SmartAP's reference and the whole number, which are never cut."),
                new FieldLimit(
                        "lines[].description",
                        "description, memo",
                        BillNaming.MAX_TEXT,
                        FieldLimit.Overflow.ELLIPSIS,
                        "A longer description ends in an ellipsis."),
                new FieldLimit(
                        "reference",
                        "externalId",
                        80,
                        FieldLimit.Overflow.SHORTENED,
                        "A longer reference becomes forty digits of its SHA-256 in the external id; the memo holds it whole."));
    }

    @Override
    public Map<String, String> dimensions() {
        return Dimensions.described();
    }

    @Override
    public Optional<ErpConsent> consent(ConnectorContext context) {
        SettingsReader reader = new SettingsReader(context.settings());
        NetSuiteAccount account = NetSuiteAccount.of(context, reader);
        reader.done();
        return Optional.of(new AuthorizationCodeFlow(
                context,
                account.authorize(),
                OAuth2Settings.basic(account.token()),
                "rest_webservices restlets",
                (credentials, callback) -> new ErpConsent.Connected(
                        credentials, Map.of("accountId", callback.getOrDefault("company", account.realm())), List.of()),
                options));
    }

    @Override
    public ErpConnector create(ConnectorContext context) {
        return new NetSuiteConnector(context, NetSuiteSettings.of(context), options);
    }
}
