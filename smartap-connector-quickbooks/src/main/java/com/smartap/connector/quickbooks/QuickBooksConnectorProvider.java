package com.smartap.connector.quickbooks;

import com.smartap.connector.support.ClientOptions;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.erp.AttachmentUpload;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ChartOfAccounts;
import com.smartap.spi.erp.ConnectorContext;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.SettingKey;
import com.smartap.spi.erp.VendorImport;
import java.util.List;
import java.util.Set;

/** Makes connectors to QuickBooks Online; {@code docs/erp/quickbooks.md} says how one is set up. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class QuickBooksConnectorProvider implements ErpConnectorProvider {
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
        return Set.of(
                VendorImport.class,
                PurchaseOrderImport.class,
                BillPosting.class,
                AttachmentUpload.class,
                PaymentStatusQuery.class,
                ChartOfAccounts.class);
    }

    @Override
    public ErpConnector create(ConnectorContext context) {
        return new QuickBooksConnector(context, QuickBooksSettings.of(context), options);
    }
}
