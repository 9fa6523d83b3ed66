package com.smartap.connector.xero;

import com.smartap.connector.support.ClientOptions;
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
import com.smartap.spi.erp.ErpWebhooks;
import com.smartap.spi.erp.FieldLimit;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes connectors to Xero; {@code docs/erp/xero.md} says how one is set up. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class XeroConnectorProvider implements ErpConnectorProvider {
    private final ClientOptions options;

    /** For {@link java.util.ServiceLoader}. */
    public XeroConnectorProvider() {
        this(ClientOptions.DEFAULT);
    }

    XeroConnectorProvider(ClientOptions options) {
        this.options = options;
    }

    @Override
    public String id() {
        return "xero";
    }

    @Override
    public String displayName() {
        return "Xero";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public List<SettingKey> settings() {
        return XeroSettings.KEYS;
    }

    @Override
    public Set<Class<?>> abilities() {
        return Set.of(
                VendorImport.class,
                PurchaseOrderImport.class,
                BillPosting.class,
                AttachmentUpload.class,
                PaymentStatusQuery.class,
                ChartOfAccounts.class,
                ErpWebhooks.class,
                QuotaReport.class);
    }

    @Override
    public List<FieldLimit> limits() {
        return BillCheck.LIMITS;
    }

    @Override
    public Map<String, String> dimensions() {
        return Map.of(
                "name of a tracking category, or a name of the setting trackingCategories",
                "LineItems[].Tracking of that category, with the value as its option; two at the most");
    }

    @Override
    public Optional<ErpConsent> consent(ConnectorContext context) {
        return Optional.of(XeroConsent.of(context, options));
    }

    @Override
    public ErpConnector create(ConnectorContext context) {
        return new XeroConnector(context, XeroSettings.of(context), options);
    }
}
