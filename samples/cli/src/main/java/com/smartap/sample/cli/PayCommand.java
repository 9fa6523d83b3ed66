package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.payment.provider.InitiationOutcome;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.ProviderPayment;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Orders a payment. */
@Command(name = "pay", description = "Orders a payment, once, however often it is asked for.")
final class PayCommand extends ProviderCommand {
    @Parameters(paramLabel = "PAYMENT.json", description = "The payment.")
    private Path file = Path.of("");

    PayCommand(Session session) {
        super(session);
    }

    @Override
    int run(PaymentGateway gateway) throws IOException {
        ProviderPayment payment = ProviderPaymentFile.payment(Json.read(file, "payment"));
        return print(session, gateway.initiate(payment, key(payment)));
    }

    /** The key of a payment: its id alone, so that the same id never pays twice. */
    static IdempotencyKey key(ProviderPayment payment) {
        return IdempotencyKey.of("pay", payment.id());
    }

    static int print(Session session, InitiationOutcome outcome) {
        return outcome.fold(
                accepted -> {
                    session.result(ProviderJson.status(accepted.status()).put("created", accepted.created()));
                    return 0;
                },
                refused -> {
                    ObjectNode line = Errors.json(
                            ErrorCode.CONNECTOR_REFUSED, refused.failure().toString(), null);
                    line.set("failure", ProviderJson.failure(refused.failure()));
                    session.result(line);
                    return Commands.REFUSED;
                },
                lost -> {
                    session.result(unknown(lost.lastSeen()));
                    return Commands.REFUSED;
                });
    }

    static ObjectNode unknown(String lastSeen) {
        return Errors.json(
                ErrorCode.CONNECTOR_OUTCOME_UNKNOWN,
                "The answer was lost (%s). Maybe run the command again: it looks first, and does nothing twice."
                        .formatted(lastSeen),
                null);
    }
}
