package com.smartap.connector.sap.b1;

import com.smartap.connector.support.ClientOptions;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.erp.FieldLimit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes connectors to SAP Business One; {@code docs/erp/sap-b1.md} says how one is set up. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class SapB1ConnectorProvider implements ErpConnectorProvider {
    private final ClientOptions options;

    /** For {@link java.util.ServiceLoader}. */
    public SapB1ConnectorProvider() {
        this(ClientOptions.DEFAULT);
    }

    SapB1ConnectorProvider(ClientOptions options) {
        this.options = options;
    }

    @Override
    public String id() {
        return "sap-b1";
    }

    @Override
    public String displayName() {
        return "SAP Business One";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public List<SettingKey> settings() {
        return B1Keys.ALL;
    }

    @Override
    public Set<Class<?>> abilities() {
        return B1Connector.ABILITIES;
    }

    @Override
    public List<FieldLimit> limits() {
        return List.of(
                new FieldLimit(
                        "invoiceNumber",
                        "NumAtCard",
                        B1Settings.NUMBER_LENGTH,
                        FieldLimit.Overflow.REFUSED,
                        "The vendor's number stands in full, or the bill is refused; setting numberLength corrects the"
                                + " length."),
                new FieldLimit(
                        "memo",
                        "Comments",
                        BillNotes.MAX_LENGTH,
                        FieldLimit.Overflow.ELLIPSIS,
                        "SmartAP's reference comes first, then the vendor's number and the memo as far as they fit."),
                new FieldLimit(
                        "lines[].description",
                        "ItemDescription",
                        BillLines.MAX_DESCRIPTION,
                        FieldLimit.Overflow.ELLIPSIS,
                        "The end of a long description is left out."));
    }

    @Override
    public Map<String, String> dimensions() {
        return Dimensions.NAMES;
    }

    @Override
    public ErpConnector create(ConnectorContext context) {
        return new B1Connector(context, B1Settings.of(context), options);
    }
}
