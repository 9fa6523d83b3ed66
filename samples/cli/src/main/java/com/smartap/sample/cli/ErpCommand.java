package com.smartap.sample.cli;

import com.smartap.spi.erp.ErpConnector;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that needs a connector, which is closed afterwards. */
abstract class ErpCommand implements Callable<Integer> {
    final Session session;

    @Mixin
    private Connection connection = new Connection();

    ErpCommand(Session session) {
        this.session = session;
    }

    @Override
    public final Integer call() throws IOException {
        try (ErpConnector connector = connection.open(session)) {
            return run(connector);
        }
    }

    /** Returns the exit code. */
    abstract int run(ErpConnector connector) throws IOException;
}
