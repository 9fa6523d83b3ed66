package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole life of the sample invoices. */
@Command(
        name = "demo",
        description = "Runs the sample invoices through their whole life, between a simulated ERP and a simulated bank;"
                + " a line for each step, and a summary.")
final class DemoCommand implements Callable<Integer> {
    /** What cannot be paid over US ACH waits in READY_FOR_PAYMENT; that is no failure, and the summary says it. */
    private static final Set<String> ENDS = Set.of("ARCHIVED", "DUPLICATE", "READY_FOR_PAYMENT");

    private final Session session;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Keeps the database, payment files and sealed documents; a new temporary folder if not given."
                    + " Given again, the run goes on where it ended.")
    private @Nullable Path folder;

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Path home = home();
        session.message("Everything is kept in " + home);
        DemoLog log = new DemoLog(session);
        try (DemoWorld world = DemoWorld.open(home, session.clock(), log)) {
            log.attach(world.engine());
            world.start();
            new DemoLife(session, world).run();
            ObjectNode summary = new DemoSummary(world.engine()).line(new DemoFiles(world.engine(), home).write());
            session.result(summary);
            return isWell(summary.path("summary")) ? 0 : Commands.REFUSED;
        }
    }

    private Path home() throws IOException {
        if (folder == null) {
            return Files.createTempDirectory("smartap-demo-");
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new InvalidRequestException("dir", "%s is not a directory".formatted(folder));
        }
        return Files.createDirectories(folder).toAbsolutePath();
    }

    /** Whether records and documents are what they were, and every invoice came to where it can come to. */
    private static boolean isWell(JsonNode summary) {
        List<String> states = new ArrayList<>();
        summary.path("states").fieldNames().forEachRemaining(states::add);
        return ENDS.containsAll(states)
                && summary.path("audit").path("intact").asBoolean()
                && summary.path("sealed").path("intact").asInt()
                        == summary.path("sealed").path("documents").asInt();
    }
}
