package com.smartap.sample.cli;

import com.smartap.spi.payment.provider.PaymentGateway;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that needs a gateway to a payment provider, which is closed afterwards. */
abstract class ProviderCommand implements Callable<Integer> {
    final Session session;

    @Mixin
    private Connection connection = new Connection();

    ProviderCommand(Session session) {
        this.session = session;
    }

    @Override
    public final Integer call() throws IOException {
        try (PaymentGateway gateway = connection.gateway(session)) {
            return run(gateway);
        }
    }

    /** Returns the exit code. */
    abstract int run(PaymentGateway gateway) throws IOException;
}
