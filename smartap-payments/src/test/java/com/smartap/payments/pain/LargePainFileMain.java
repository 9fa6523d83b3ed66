package com.smartap.payments.pain;

import com.smartap.payments.lint.PaymentFileLinter;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;

/** Writes and checks a file of many payments, none of which is kept; run in a process of its own with a small heap. */
final class LargePainFileMain {
    private LargePainFileMain() {}

    public static void main(String[] args) throws IOException {
        int count = Integer.parseInt(args[0]);
        Path file = Path.of(args[1]);
        Iterable<PaymentInstruction> payments = new Iterable<>() {
            @Override
            public Iterator<PaymentInstruction> iterator() {
                return IntStream.range(0, count)
                        .mapToObj(i ->
                                PainOrders.payment("P" + i, "1.00", "EUR", PainOrders.GERMAN, PainOrders.BERLIN, null))
                        .iterator();
            }
        };
        PaymentOrder one = PainOrders.sepa();
        PaymentOrder order = new PaymentOrder(
                one.id(), one.createdAt(), one.executionDate(), false, false, one.originator(), payments, Map.of());
        try (OutputStream out = Files.newOutputStream(file)) {
            new Pain001V09Format().write(order, out);
        }
        try (InputStream in = Files.newInputStream(file)) {
            PaymentFileLinter.Report report = PaymentFileLinter.check(in, finding -> {
                throw new IllegalStateException(finding.toString());
            });
            if (report.payments() != count) {
                throw new IllegalStateException(report.toString());
            }
        }
    }
}
