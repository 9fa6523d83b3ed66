package com.smartap.payments.bill;

import com.smartap.connector.support.ClientOptions;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.QuotaReport;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.payment.provider.Cancellation;
import com.smartap.spi.payment.provider.PayeeStorage;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.PaymentProvider;
import com.smartap.spi.payment.provider.PaymentWebhooks;
import com.smartap.spi.payment.provider.Rail;
import com.smartap.spi.payment.provider.TrustedDevice;
import java.util.List;
import java.util.Set;

/**
 * Makes gateways to BILL, API version 3; {@code docs/payments/bill.md} says how one is set up. One gateway at a time for
 * an organisation in a process keeps its limits and its one-payment rule best.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class BillProvider implements PaymentProvider {
    static final Set<Class<?>> ABILITIES = Set.of(
            PayeeStorage.class, Cancellation.class, PaymentWebhooks.class, TrustedDevice.class, QuotaReport.class);
    private final ClientOptions options;

    /** For {@link java.util.ServiceLoader}. */
    public BillProvider() {
        this(ClientOptions.DEFAULT);
    }

    BillProvider(ClientOptions options) {
        this.options = options;
    }

    @Override
    public String id() {
        return "bill";
    }

    @Override
    public String displayName() {
        return "BILL";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public List<SettingKey> settings() {
        return BillSettings.KEYS;
    }

    @Override
    public Set<Class<?>> abilities() {
        return ABILITIES;
    }

    @Override
    public Set<Rail> rails() {
        return PaymentCheck.RAILS;
    }

    @Override
    public PaymentGateway create(ConnectorContext context) {
        return new BillGateway(context, BillSettings.of(context), options);
    }
}
