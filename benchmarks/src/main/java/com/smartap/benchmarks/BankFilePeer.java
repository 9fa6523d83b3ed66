package com.smartap.benchmarks;

import com.smartap.spi.payment.PaymentOrder;
import java.io.IOException;
import java.nio.file.Path;

/** Another library that does the same; found by {@link java.util.ServiceLoader}, since none is needed to measure ours. */
public interface BankFilePeer {
    /** Its name. */
    String name();

    /** Whether it can do what is measured, such as {@code read mt940}. */
    boolean can(String task);

    /** Reads a file, and returns how many entries it holds. */
    int read(String format, Path file) throws IOException;

    /** Writes an order, and returns the size of what it wrote. */
    long write(PaymentOrder order) throws IOException;
}
