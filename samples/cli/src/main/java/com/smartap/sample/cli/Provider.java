package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.ContentHash;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.payment.provider.Cancellation;
import com.smartap.spi.payment.provider.Cancellation.CancelOutcome;
import com.smartap.spi.payment.provider.Confirmation;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.PayeeStorage;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.TrustedDevice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The short commands of {@code provider}. */
final class Provider {
    private Provider() {}

    @Command(
            name = "describe",
            description =
                    "What a payment provider can do, and the settings and credentials it needs; all if none is named.")
    static final class Describe implements Callable<Integer> {
        private final Session session;

        @Parameters(paramLabel = "SYSTEM", arity = "0..1", description = "Such as stripe.")
        private @Nullable String system;

        Describe(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            if (system == null) {
                Providers.paymentProviders().forEach(found -> session.result(ProviderJson.describe(found)));
            } else {
                session.result(ProviderJson.describe(Providers.paymentProvider(system)));
            }
            return 0;
        }
    }

    @Command(name = "test", description = "Calls the provider once.")
    static final class Test extends ProviderCommand {
        Test(Session session) {
            super(session);
        }

        @Override
        int run(PaymentGateway gateway) {
            var found = gateway.test();
            ObjectNode line = Json.object()
                    .put("connected", true)
                    .put("company", found.company())
                    .put("detail", found.detail());
            gateway.ability(TrustedDevice.class)
                    .flatMap(TrustedDevice::trustedUntil)
                    .ifPresent(until -> line.put("trustedUntil", until.toString()));
            session.result(line);
            return 0;
        }
    }

    @Command(
            name = "check",
            description = "Says what the provider cannot carry of a payment; sends nothing. Exit 1 if anything.")
    static final class Check extends ProviderCommand {
        @Parameters(paramLabel = "PAYMENT.json", description = "The payment.")
        private Path file = Path.of("");

        Check(Session session) {
            super(session);
        }

        @Override
        int run(PaymentGateway gateway) throws IOException {
            var problems = gateway.check(ProviderPaymentFile.payment(Json.read(file, "payment")));
            ObjectNode line = Json.object().put("ok", problems.isEmpty());
            ArrayNode list = line.putArray("problems");
            problems.forEach(problem -> list.addObject()
                    .put("payment", problem.paymentId())
                    .put("field", problem.field())
                    .put("message", problem.message()));
            session.result(line);
            return problems.isEmpty() ? 0 : Commands.REFUSED;
        }
    }

    @Command(name = "store-payee", description = "Has the provider keep a payee and its account, once.")
    static final class StorePayee extends ProviderCommand {
        @Parameters(paramLabel = "PAYEE.json", description = "The payee.")
        private Path file = Path.of("");

        StorePayee(Session session) {
            super(session);
        }

        @Override
        int run(PaymentGateway gateway) throws IOException {
            Payee payee = ProviderPaymentFile.payee(JsonFields.of("payee", Json.read(file, "payee")));
            String account = payee.account() == null ? "" : payee.account().identity();
            String hash =
                    ContentHash.of(account.getBytes(StandardCharsets.UTF_8)).hex();
            session.result(ProviderJson.stored(Connection.ability(gateway, PayeeStorage.class, "keep payees")
                    .store(payee, IdempotencyKey.of("store-payee", payee.id(), hash.substring(0, 16)))));
            return 0;
        }
    }

    @Command(
            name = "find",
            description = "Looks for the payment that an earlier command may have ordered; orders nothing.")
    static final class Find extends ProviderCommand {
        @Parameters(paramLabel = "PAYMENT.json", description = "The payment.")
        private Path file = Path.of("");

        Find(Session session) {
            super(session);
        }

        @Override
        int run(PaymentGateway gateway) throws IOException {
            ProviderPayment payment = ProviderPaymentFile.payment(Json.read(file, "payment"));
            Optional<ProviderStatus> found = gateway.find(payment, PayCommand.key(payment));
            ObjectNode line = Json.object().put("found", found.isPresent());
            found.ifPresent(status -> line.set("payment", ProviderJson.status(status)));
            session.result(line);
            return 0;
        }
    }

    @Command(name = "status", description = "What the provider says about a payment now.")
    static final class Status extends ProviderCommand {
        @Parameters(paramLabel = "PROVIDER_ID", description = "The provider's id of the payment.")
        private String id = "";

        Status(Session session) {
            super(session);
        }

        @Override
        int run(PaymentGateway gateway) {
            session.result(ProviderJson.status(gateway.status(id)));
            return 0;
        }
    }

    @Command(name = "confirm", description = "Has a payment carried out that was ordered with \"hold\":true, once.")
    static final class Confirm extends ProviderCommand {
        @Parameters(paramLabel = "PAYMENT.json", description = "The payment.")
        private Path file = Path.of("");

        @Parameters(paramLabel = "PROVIDER_ID", description = "The provider's id of the payment.")
        private String id = "";

        Confirm(Session session) {
            super(session);
        }

        @Override
        int run(PaymentGateway gateway) throws IOException {
            ProviderPayment payment = ProviderPaymentFile.payment(Json.read(file, "payment"));
            return PayCommand.print(
                    session,
                    Connection.ability(gateway, Confirmation.class, "hold payments")
                            .confirm(payment, id, IdempotencyKey.of("confirm", payment.id())));
        }
    }

    @Command(name = "cancel", description = "Calls a payment back, if that is still possible. Exit 1 if not.")
    static final class Cancel extends ProviderCommand {
        @Parameters(paramLabel = "PROVIDER_ID", description = "The provider's id of the payment.")
        private String id = "";

        Cancel(Session session) {
            super(session);
        }

        @Override
        int run(PaymentGateway gateway) {
            CancelOutcome outcome = Connection.ability(gateway, Cancellation.class, "call payments back")
                    .cancel(id, IdempotencyKey.of("cancel", id));
            if (outcome instanceof CancelOutcome.Requested requested) {
                session.result(ProviderJson.status(requested.status()));
                return 0;
            }
            if (outcome instanceof CancelOutcome.TooLate late) {
                session.result(Errors.json(ErrorCode.CONNECTOR_REFUSED, late.reason(), null));
                return Commands.REFUSED;
            }
            session.result(PayCommand.unknown(((CancelOutcome.Unknown) outcome).lastSeen()));
            return Commands.REFUSED;
        }
    }
}
