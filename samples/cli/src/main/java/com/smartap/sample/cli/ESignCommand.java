package com.smartap.sample.cli;

import com.smartap.spi.esign.ESignGateway;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that needs a gateway for electronic signatures, which is closed afterwards. */
abstract class ESignCommand implements Callable<Integer> {
    final Session session;

    @Mixin
    private Connection connection = new Connection();

    ESignCommand(Session session) {
        this.session = session;
    }

    @Override
    public final Integer call() throws IOException {
        try (ESignGateway gateway = connection.signing(session)) {
            return run(gateway);
        }
    }

    /** Returns the exit code. */
    abstract int run(ESignGateway gateway) throws IOException;
}
