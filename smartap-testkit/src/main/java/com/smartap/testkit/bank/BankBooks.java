package com.smartap.testkit.bank;

import com.smartap.model.Money;
import com.smartap.spi.capture.DocumentSource;
import java.util.List;

/** What a simulated bank has on its books. */
record BankBooks(
        List<BankPayment> payments,
        List<BankFile> files,
        List<Booking> unreported,
        List<DocumentSource> statements,
        Money balance,
        Money lastClosing) {
    BankBooks {
        payments = List.copyOf(payments);
        files = List.copyOf(files);
        unreported = List.copyOf(unreported);
        statements = List.copyOf(statements);
    }
}
