package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Money;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentFormatException;
import com.smartap.spi.payment.PaymentNote;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.spi.payment.PaymentProblem;
import java.io.IOException;
import java.math.BigDecimal;
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
    /** What {@code pain.001} stands for: the version that most banks take today. */
    private static final String CURRENT_PAIN = "pain.001.001.09";

    private final Session session;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "Such as nacha-ccd, nacha-ctx, nacha-ppd, pain.001, csv, json or positive-pay.")
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
        PaymentFormat writer = Providers.paymentFormat(format.equalsIgnoreCase("pain.001") ? CURRENT_PAIN : format);
        PaymentOrder order = BatchFile.order(Json.read(batch, "batch"), session.clock());
        List<PaymentProblem> problems = writer.check(order);
        if (!problems.isEmpty()) {
            session.result(refusal(problems));
            return Commands.REFUSED;
        }
        List<PaymentNote> notes = writer.notes(order);
        var written = OutputFile.write(out, file -> writer.write(order, file));
        ObjectNode line = Json.object()
                .put("file", out.toString())
                .put("format", writer.id())
                .put("payments", written.result().payments());
        totals(line, written.result().totals());
        line.put("sha256", written.hash().hex());
        if (!notes.isEmpty()) {
            var all = line.putArray("notes");
            notes.forEach(note -> {
                ObjectNode item = all.addObject();
                Json.put(item, "payment", note.paymentId());
                item.put("field", note.field()).put("message", note.message());
            });
        }
        session.result(line);
        return 0;
    }

    /** Of several currencies, the control sum that adds amounts whatever they are of, and the total of each. */
    private static void totals(ObjectNode line, List<Money> totals) {
        BigDecimal sum = totals.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        line.put("total", sum.toPlainString());
        if (totals.size() == 1) {
            line.put("currency", totals.get(0).currency().getCurrencyCode());
            return;
        }
        var each = line.putArray("totals");
        totals.forEach(total -> each.addObject()
                .put("total", total.plain())
                .put("currency", total.currency().getCurrencyCode()));
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
