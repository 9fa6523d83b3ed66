package com.smartap.payments.nacha;

import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.testkit.payment.PaymentOrders;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.IntStream;

/** Writes a file of many payments, none of which is kept; run in a process of its own with a small heap. */
final class LargeFileMain {
    private LargeFileMain() {}

    public static void main(String[] args) throws IOException {
        int count = Integer.parseInt(args[0]);
        Iterable<PaymentInstruction> payments = new Iterable<>() {
            @Override
            public Iterator<PaymentInstruction> iterator() {
                return IntStream.range(0, count)
                        .mapToObj(i -> PaymentOrders.payment("P" + i, "1.00"))
                        .iterator();
            }
        };
        try (OutputStream out = Files.newOutputStream(Path.of(args[1]))) {
            PaymentFormat.Summary summary = new NachaCcdFormat().write(PaymentOrders.order(payments, Map.of()), out);
            if (summary.payments() != count) {
                throw new IllegalStateException(summary.toString());
            }
        }
    }
}
