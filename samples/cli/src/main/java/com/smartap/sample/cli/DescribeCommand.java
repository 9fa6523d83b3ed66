package com.smartap.sample.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Describes connectors. */
@Command(
        name = "describe",
        description =
                "What a connector can do, and the settings and credentials it needs; all connectors if none is named.")
final class DescribeCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "SYSTEM", arity = "0..1", description = "Such as quickbooks.")
    private @Nullable String system;

    DescribeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (system == null) {
            Providers.connectors().forEach(provider -> session.result(ErpJson.describe(provider)));
        } else {
            session.result(ErpJson.describe(Providers.connector(system)));
        }
        return 0;
    }
}
