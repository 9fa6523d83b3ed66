package com.smartap.connector.sap.s4;

import com.smartap.connector.support.ClientOptions;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.erp.FieldLimit;
import com.smartap.spi.erp.FieldLimit.Overflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes connectors to SAP S/4HANA, cloud and on premise; {@code docs/erp/sap-s4.md} says how one is set up. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class S4ConnectorProvider implements ErpConnectorProvider {
    private final ClientOptions options;

    /** For {@link java.util.ServiceLoader}. */
    public S4ConnectorProvider() {
        this(ClientOptions.DEFAULT);
    }

    S4ConnectorProvider(ClientOptions options) {
        this.options = options;
    }

    @Override
    public String id() {
        return "sap-s4";
    }

    @Override
    public String displayName() {
        return "SAP S/4HANA";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public List<SettingKey> settings() {
        return S4SettingKeys.ALL;
    }

    @Override
    public Set<Class<?>> abilities() {
        return S4Connector.ABILITIES;
    }

    @Override
    public List<FieldLimit> limits() {
        List<FieldLimit> limits = new ArrayList<>();
        limits.add(
                new FieldLimit(
                        "invoiceNumber",
                        "SupplierInvoiceIDByInvcgParty",
                        BillNaming.NUMBER,
                        Overflow.SHORTENED,
                        "A longer number becomes eight digits of its SHA-256, a hyphen and its last seven characters; the whole number stands in DocumentHeaderText, PaymentReference or the text of the first item."));
        limits.add(new FieldLimit(
                "invoiceNumber",
                "SupplierInvoiceItemText",
                BillNaming.TEXT,
                Overflow.REFUSED,
                "No field of the invoice takes a longer number as a whole."));
        limits.add(new FieldLimit(
                "reference",
                "SupplierPostingLineItemText",
                BillNaming.REFERENCE,
                Overflow.REFUSED,
                "SmartAP's reference has to be there as a whole, or the bill is not found again."));
        limits.add(new FieldLimit(
                "memo",
                "DocumentHeaderText",
                BillNaming.HEADER_TEXT,
                Overflow.ELLIPSIS,
                "Left out if the field is needed for the vendor's number."));
        limits.add(new FieldLimit(
                "lines[].description",
                "SupplierInvoiceItemText",
                BillNaming.TEXT,
                Overflow.ELLIPSIS,
                "The whole description stands on the document."));
        limits.add(refused("vendorExternalId", "InvoicingParty", 10));
        limits.add(refused("lines[].accountCode", "GLAccount", 10));
        limits.add(refused("lines[].taxCode", "TaxCode", 2));
        for (Dimensions dimension : Dimensions.values()) {
            limits.add(refused("lines[].dimensions." + dimension.key(), dimension.field(), dimension.length()));
        }
        return List.copyOf(limits);
    }

    @Override
    public Map<String, String> dimensions() {
        return Dimensions.described();
    }

    @Override
    public ErpConnector create(ConnectorContext context) {
        return new S4Connector(context, S4Settings.of(context), options);
    }

    private static FieldLimit refused(String field, String erpField, int length) {
        return new FieldLimit(field, erpField, length, Overflow.REFUSED, "A longer value is no key in SAP.");
    }
}
