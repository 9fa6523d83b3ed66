package com.smartap.payments.bill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Json;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.payment.PaymentProblem;
import com.smartap.spi.payment.provider.InitiationOutcome;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A connection to one organisation in BILL. */
final class BillGateway implements PaymentGateway {
    private static final Duration SOON = Duration.ofDays(5);
    private final BillApi api;
    private final BillSettings settings;
    private final BillPayments payments;
    private final OncePayments once;
    private final List<Object> abilities;

    BillGateway(ConnectorContext context, BillSettings settings, ClientOptions options) {
        this.settings = settings;
        this.api = new BillApi(context, settings, options);
        this.payments = new BillPayments(api, settings);
        BillVendors vendors = new BillVendors(api, context.credentials());
        this.once = new OncePayments(api, settings, payments, vendors);
        this.abilities = List.of(
                vendors,
                new BillCancellation(this, payments, settings.voidType()),
                new BillWebhooks(context.credentials(), context.clock(), settings.organizationId()),
                new BillTrust(api, settings, context.credentials(), context.clock()),
                api);
    }

    @Override
    public ConnectionTest test() {
        ObjectNode session = api.find("/v3/login/session")
                .orElseThrow(() -> new ConnectorProtocolException(
                        "%s: BILL knows no session. Maybe the base address is wrong".formatted(api.connection()),
                        null,
                        null));
        String company = Json.text(session, "organizationName").orElse(settings.organizationId());
        return new ConnectionTest(company, "BILL, organization %s, %s".formatted(settings.organizationId(), trust()));
    }

    @Override
    public List<PaymentProblem> check(ProviderPayment payment) {
        return PaymentCheck.of(payment);
    }

    @Override
    public InitiationOutcome initiate(ProviderPayment payment, IdempotencyKey key) {
        return once.initiate(payment);
    }

    @Override
    public Optional<ProviderStatus> find(ProviderPayment payment, IdempotencyKey key) {
        return once.find(payment);
    }

    @Override
    public ProviderStatus status(String providerId) {
        Optional<ObjectNode> payment =
                providerId.matches("[A-Za-z0-9]{1,64}") ? payments.read(providerId) : Optional.empty();
        return payments.status(payment.orElseThrow(() ->
                new NotFoundException("%s: BILL has no payment %s".formatted(api.connection(), shown(providerId)))));
    }

    @Override
    public <T> Optional<T> ability(Class<T> type) {
        boolean declared = BillProvider.ABILITIES.contains(type);
        return declared
                ? abilities.stream().filter(type::isInstance).map(type::cast).findFirst()
                : Optional.empty();
    }

    @Override
    public void close() {
        api.close();
    }

    private String trust() {
        Instant now = api.now();
        return api.session
                .trustedUntil()
                .map(until -> until.isBefore(now.plus(SOON))
                        ? "trusted until %s only: a person should confirm the device %s now"
                                .formatted(until, settings.device())
                        : "trusted until %s".formatted(until))
                .orElseGet(() -> api.session.isTrusted()
                        ? "trusted, it is not known until when"
                        : "not trusted: nothing can be paid before a person confirms the device %s"
                                .formatted(settings.device()));
    }

    private static String shown(String id) {
        String line = id.replaceAll("\\p{Cntrl}", " ");
        return line.length() > 80 ? line.substring(0, 80) + "…" : line;
    }
}
