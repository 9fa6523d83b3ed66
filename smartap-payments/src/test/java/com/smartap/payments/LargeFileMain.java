package com.smartap.payments;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.payments.lint.PaymentFileLinter;
import com.smartap.spi.payment.Originator;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.testkit.payment.PaymentOrders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.IntStream;

/** Writes a file of many payments and checks it, keeping neither; run in a process of its own with a small heap. */
final class LargeFileMain {
    private static final BankAccount GERMAN = iban("DE89370400440532013000");

    private LargeFileMain() {}

    public static void main(String[] args) throws IOException {
        int count = Integer.parseInt(args[1]);
        Path file = Path.of(args[2]);
        PaymentFormat format = ServiceLoader.load(PaymentFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.id().equals(args[0]))
                .findFirst()
                .orElseThrow();
        boolean euros = args[0].startsWith("pain");
        Iterable<PaymentInstruction> payments = () -> IntStream.range(0, count)
                .mapToObj(i -> euros ? euros("P" + i) : PaymentOrders.payment("P" + i, "1.00"))
                .iterator();
        try (OutputStream out = Files.newOutputStream(file)) {
            PaymentFormat.Summary summary = format.write(order(payments, euros), out);
            if (summary.payments() != count) {
                throw new IllegalStateException(summary.toString());
            }
        }
        if (args[0].startsWith("nacha") || euros) {
            lint(file, count);
        }
    }

    private static void lint(Path file, int count) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            PaymentFileLinter.Report report = PaymentFileLinter.check(in, finding -> {});
            if (report.payments() != count || report.errors() != 0) {
                throw new IllegalStateException(report.toString());
            }
        }
    }

    private static PaymentOrder order(Iterable<PaymentInstruction> payments, boolean euros) {
        PaymentOrder dollars = PaymentOrders.order(payments, Map.of());
        Originator payer = dollars.originator();
        return new PaymentOrder(
                dollars.id(),
                dollars.createdAt(),
                dollars.executionDate(),
                false,
                false,
                euros ? new Originator(payer.name(), payer.id(), GERMAN, payer.bankName(), null) : payer,
                payments,
                Map.of());
    }

    private static PaymentInstruction euros(String id) {
        return new PaymentInstruction(id, Money.of("1.00", "EUR"), "Acme Parts", null, GERMAN, List.of());
    }

    private static BankAccount iban(String iban) {
        return new BankAccount(null, BankAccount.Type.CHECKING, null, null, iban, null, null);
    }
}
