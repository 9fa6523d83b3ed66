package com.smartap.payments.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.payment.PaymentProblem;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.Rail;
import com.smartap.spi.payment.provider.StoredPayee;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** API v2, Global Payouts: outbound payments at once, payout intents for what waits for a person or a day. */
final class MoneyManagement implements OrderApi {
    static final Set<Rail> RAILS = Set.of(Rail.AUTOMATIC, Rail.ACH, Rail.WIRE);
    private final StripeApi api;
    private final StripeSettings settings;
    private final Clock clock;
    private final OutboundPayments payments;
    private final PayoutIntents intents;

    MoneyManagement(StripeApi api, StripeSettings settings, Clock clock) {
        this.api = api;
        this.settings = settings;
        this.clock = clock;
        OrderBody bodies = new OrderBody(settings);
        this.payments = new OutboundPayments(api, bodies);
        this.intents = new PayoutIntents(api, bodies, payments);
    }

    PayoutIntents intents() {
        return intents;
    }

    @Override
    public ConnectionTest test() {
        ObjectNode account =
                api.get("/v2/money_management/financial_accounts/" + settings.financialAccount(), "", null);
        String balances = StreamSupport.stream(
                        account.path("balance").path("available").spliterator(), false)
                .map(amount -> MinorUnits.read("balance", amount).map(Object::toString))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return new ConnectionTest(
                Json.text(account, "display_name").orElse(settings.financialAccount()),
                "Stripe, financial account %s, %s, available: %s"
                        .formatted(
                                settings.financialAccount(),
                                Json.text(account, "status").orElse("status unknown"),
                                balances.isEmpty() ? "unknown" : balances));
    }

    @Override
    public List<PaymentProblem> check(ProviderPayment payment) {
        List<PaymentProblem> found = new ArrayList<>();
        String id = payment.id();
        if (!RAILS.contains(payment.rail())) {
            found.add(new PaymentProblem(
                    id, "rail", "(%s) must be AUTOMATIC, ACH or WIRE for Stripe".formatted(payment.rail())));
        }
        if (MinorUnits.of(payment.amount()).isEmpty()) {
            found.add(new PaymentProblem(
                    id, "amount", "(%s) is one that Stripe cannot write exactly".formatted(payment.amount())));
        }
        LocalDate date = payment.executionDate();
        if (date != null && date.isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
            found.add(new PaymentProblem(
                    id, "executionDate", "(%s) is over. Maybe leave it out to pay at once".formatted(date)));
        }
        payee(payment).ifPresent(found::add);
        return found;
    }

    @Override
    public Map<String, String> terms(ProviderPayment payment) {
        return OrderBody.terms(payment);
    }

    @Override
    public Found search(ProviderPayment payment, IdempotencyKey key) {
        Search search = new Search(payment, key, this::order);
        if (PayoutIntents.carries(payment)) {
            intents.each(search::sees);
        } else {
            payments.each(payment, since(), search::sees);
        }
        return search.found();
    }

    @Override
    public Placed place(ProviderPayment payment, IdempotencyKey key) {
        return PayoutIntents.carries(payment) ? intents.place(payment, key) : payments.place(payment, key);
    }

    @Override
    public ProviderStatus status(String providerId) {
        String id = StripeFields.known(api.connection(), providerId);
        Optional<ProviderStatus> status = id.startsWith(PayoutIntents.PREFIX)
                ? intents.find(id).map(intents::status)
                : payments.find(id).map(payments::status);
        return status.orElseThrow(() -> StripeFields.unknown(api.connection(), providerId));
    }

    @Override
    public ProviderStatus cancel(String providerId, IdempotencyKey key) {
        String id = StripeFields.known(api.connection(), providerId);
        return id.startsWith(PayoutIntents.PREFIX) ? intents.cancel(id, key) : payments.cancel(id, key);
    }

    private Optional<PaymentProblem> payee(ProviderPayment payment) {
        StoredPayee stored = payment.payee().stored();
        if (stored == null || stored.accountId() == null) {
            return Optional.of(new PaymentProblem(
                    payment.id(),
                    "payee.stored",
                    "is missing for %s. Maybe store the payee first: Stripe pays recipients that it keeps"
                            .formatted(payment.payee().id())));
        }
        if (payment.payee().account() != null
                && stored.fingerprint() != null
                && !stored.fingerprint()
                        .equals(PayeeCheck.fingerprint(payment.payee().account()))) {
            return Optional.of(new PaymentProblem(
                    payment.id(),
                    "payee.account",
                    "(%s) is not the one that Stripe keeps for %s. Maybe store the payee again"
                            .formatted(
                                    payment.payee().account().masked(),
                                    payment.payee().id())));
        }
        return Optional.empty();
    }

    private @Nullable String since() {
        return settings.searchDays() == 0
                ? null
                : clock.instant()
                        .minus(Duration.ofDays(settings.searchDays()))
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString();
    }

    private HeldOrder order(ObjectNode object) {
        boolean intent = StripeFields.id(api.connection() + ": list", object).startsWith(PayoutIntents.PREFIX);
        return new HeldOrder(intent ? intents.status(object) : payments.status(object), OutboundPayments.terms(object));
    }
}
