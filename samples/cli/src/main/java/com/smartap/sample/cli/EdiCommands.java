package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.capture.EdiAcknowledgements;
import com.smartap.capture.EdiOrderReader;
import com.smartap.spi.capture.CandidateOrder;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** X12 and EDIFACT beyond invoices. */
final class EdiCommands {
    private EdiCommands() {}

    /** Answers a received interchange. */
    @Command(
            name = "acknowledge",
            description = "Writes the 997, 999 or CONTRL that answers a received interchange; a line an interchange.")
    static final class Acknowledge implements Callable<Integer> {
        private static final long HIGHEST = 999_999_999;

        private final Session session;

        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "What was received.")
        private Path file = Path.of("");

        @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where the answer goes.")
        private Path out = Path.of("");

        @Option(
                names = "--control-number",
                paramLabel = "N",
                description = "The answer's control number, 1 to 999999999. Default: that of the interchange.")
        private @Nullable Long control;

        Acknowledge(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() throws IOException {
            Long number = control;
            if (number != null && (number < 1 || number > HIGHEST) && spec != null) {
                throw new ParameterException(
                        spec.commandLine(), "--control-number (%d) must be 1 to %d".formatted(number, HIGHEST));
            }
            List<EdiAcknowledgements.Acknowledgement> answers = new EdiAcknowledgements(session.clock())
                    .acknowledge(
                            InputFile.open(file),
                            ReadLimits.DEFAULT,
                            number == null ? OptionalLong.empty() : OptionalLong.of(number));
            if (answers.isEmpty()) {
                session.result(Json.object()
                        .put("file", file.toString())
                        .put("acknowledged", 0)
                        .put("reason", "it holds acknowledgements only, which are never answered"));
                return 0;
            }
            OutputFile.write(out, stream -> {
                for (EdiAcknowledgements.Acknowledgement answer : answers) {
                    stream.write(answer.text().getBytes(StandardCharsets.UTF_8));
                }
                return true;
            });
            answers.forEach(answer -> session.result(line(answer)));
            return 0;
        }

        private ObjectNode line(EdiAcknowledgements.Acknowledgement answer) {
            ObjectNode line = Json.object()
                    .put("file", out.toString())
                    .put("format", answer.format())
                    .put("interchange", answer.interchange())
                    .put("received", answer.received())
                    .put("accepted", answer.accepted());
            ArrayNode findings = line.putArray("findings");
            answer.findings().forEach(findings::add);
            return line;
        }
    }

    /** Reads orders. */
    @Command(name = "order", description = "Reads purchase orders (X12 850, EDIFACT ORDERS); a line an order.")
    static final class Order implements Callable<Integer> {
        private final Session session;

        @Parameters(paramLabel = "FILE", description = "What was received.")
        private Path file = Path.of("");

        Order(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            for (CandidateOrder order : new EdiOrderReader().readAll(InputFile.open(file), ReadLimits.DEFAULT)) {
                ObjectNode line = Json.object().put("file", file.toString()).put("format", order.format());
                ObjectNode shape = InvoiceJson.of(order);
                shape.remove("type");
                line.set("order", shape);
                ArrayNode warnings = line.putArray("warnings");
                order.warnings().forEach(warnings::add);
                session.result(line);
            }
            return 0;
        }
    }
}
