package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentFormatException;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.spi.payment.PaymentProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a payment file. */
@Command(
        name = "write",
        description = "Writes a payment file of a batch; nothing is written if the format cannot carry it.")
final class WriteCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "Such as nacha-ccd.")
    private String format = "";

    @Option(names = "--batch", required = true, paramLabel = "BATCH.json", description = "The batch.")
    private Path batch = Path.of("");

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The payment file; replaced if it is there.")
    private Path out = Path.of("");

    WriteCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        PaymentFormat writer = Providers.paymentFormat(format);
        PaymentOrder order = BatchFile.order(Json.read(batch, "batch"), session.clock());
        List<PaymentProblem> problems = writer.check(order);
        if (!problems.isEmpty()) {
            session.result(refusal(problems));
            return Commands.REFUSED;
        }
        var written = OutputFile.write(out, file -> writer.write(order, file));
        session.result(Json.object()
                .put("file", out.toString())
                .put("format", writer.id())
                .put("payments", written.result().payments())
                .put("total", written.result().total().plain())
                .put("currency", written.result().total().currency().getCurrencyCode())
                .put("sha256", written.hash().hex()));
        return 0;
    }

    /** The error of the first problem, whose message names all of them, and the problems one by one. */
    private static ObjectNode refusal(List<PaymentProblem> problems) {
        ObjectNode refusal = Errors.json(new PaymentFormatException(problems));
        ObjectNode error = refusal.withObject("/error");
        var all = error.putArray("problems");
        for (PaymentProblem problem : problems) {
            ObjectNode item = all.addObject();
            Json.put(item, "payment", problem.paymentId());
            item.put("field", problem.field()).put("message", problem.message());
        }
        Json.put(error, "payment", problems.get(0).paymentId());
        return refusal;
    }
}
