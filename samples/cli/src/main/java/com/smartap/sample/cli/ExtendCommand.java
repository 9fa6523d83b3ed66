package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.archive.PdfSealer;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.archive.DocumentSealer.SealReport;
import com.smartap.spi.capture.DocumentSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Raises or renews a sealed PDF. */
@Command(
        name = "extend",
        description = {
            "Brings a sealed PDF to a higher level, or renews its proofs before they age.",
            "Only appends: the first bytes of the result are all of the file."
        })
final class ExtendCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The sealed PDF.")
    private Path in = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "OUT.pdf",
            description = "The longer PDF; may be FILE. Not written if there is nothing to do.")
    private Path out = Path.of("");

    @Option(
            names = "--renew-ahead",
            paramLabel = "DAYS",
            defaultValue = "90",
            description = "Renew proofs that end within so many days; 90 without.")
    private int days;

    @Mixin
    private final SealingOptions.Services services = new SealingOptions.Services();

    ExtendCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (!services.stampsTime()) {
            throw new InvalidRequestException("tsa", "--tsa is missing: a time-stamp is what is to be added");
        }
        DocumentSource source = InputFile.open(in);
        // Nothing is signed here, so any key will do.
        PdfSealer sealer = services.configured(session, Keys.demonstration(session))
                .renewingAhead(Duration.ofDays(days))
                .build();
        ByteArrayOutputStream longer = new ByteArrayOutputStream();
        Optional<SealReport> report = sealer.extend(source, longer);
        ObjectNode line;
        if (report.isEmpty()) {
            line = Json.object().put("file", in.toString()).put("extended", false);
        } else {
            var written = OutputFile.write(out, file -> {
                longer.writeTo(file);
                return report.get();
            });
            line = SealCommand.line(out, written.result(), written.hash()).put("extended", true);
        }
        session.result(line);
        return 0;
    }
}
