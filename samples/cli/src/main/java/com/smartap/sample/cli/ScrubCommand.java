package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.archive.store.ScrubCursor;
import com.smartap.archive.store.ScrubFinding;
import com.smartap.archive.store.ScrubReport;
import com.smartap.archive.store.Scrubber;
import com.smartap.spi.archive.DocumentStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads every document again. */
@Command(
        name = "scrub",
        description = {
            "Reads every document of a store again and proves it; with a replica, heals each store from the other.",
            "A line for each finding, and a summary; exit 1 when something is not well in the end."
        })
final class ScrubCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--config", required = true, paramLabel = "STORE.json", description = "Where documents are kept.")
    private Path config = Path.of("");

    @Option(
            names = "--cursor",
            paramLabel = "FILE",
            description = "Remembers how far it came; a run that was stopped goes on there.")
    private @Nullable Path cursor;

    @Option(names = "--bytes-per-second", paramLabel = "N", description = "Reads no faster than that.")
    private long rate = Long.MAX_VALUE;

    ScrubCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        try (DocumentStore store = StoreFile.open(config, session)) {
            ScrubReport report = Scrubber.of(store)
                    .remembering(cursor == null ? ScrubCursor.none() : ScrubCursor.file(cursor))
                    .atMost(Math.max(1, rate))
                    .telling(finding -> session.result(line(finding)))
                    .run();
            ObjectNode line = Json.object()
                    .put("finished", report.finished())
                    .put("objects", report.objects())
                    .put("bytes", report.bytes());
            ObjectNode counts = line.putObject("findings");
            report.counts().forEach((kind, count) -> counts.put(kind.name(), count));
            session.result(line.put("open", report.open()));
            return report.finished() && report.open() == 0 ? 0 : Commands.REFUSED;
        }
    }

    private static ObjectNode line(ScrubFinding finding) {
        ObjectNode line = Json.object();
        line.putObject("finding")
                .put("kind", finding.kind().name())
                .put("object", finding.object())
                .put("store", finding.store())
                .put("healed", finding.healed())
                .put("detail", finding.detail());
        return line;
    }
}
