package com.smartap.sample.cli;

import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.TrustedDevice;
import com.smartap.spi.secret.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;

/** Has the provider trust this connection, with a code that a person gets. */
@Command(
        name = "trust",
        description = "Has the provider send a code to the person, reads it from stdin, and keeps the trust.")
final class TrustCommand extends ProviderCommand {
    TrustCommand(Session session) {
        super(session);
    }

    @Override
    int run(PaymentGateway gateway) throws IOException {
        TrustedDevice device = Connection.ability(gateway, TrustedDevice.class, "be trusted by a code");
        TrustedDevice.Challenge challenge = device.challenge();
        session.message("The provider sent a code. Enter it:");
        String code = new BufferedReader(new InputStreamReader(session.in(), StandardCharsets.UTF_8)).readLine();
        if (code == null || code.isBlank()) {
            throw new InvalidRequestException("code", "no code was entered");
        }
        device.confirm(challenge, Secret.of(code.strip()));
        var line = Json.object().put("trusted", true);
        device.trustedUntil().ifPresent(until -> line.put("trustedUntil", until.toString()));
        session.result(line);
        return 0;
    }
}
