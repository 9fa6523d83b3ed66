package com.smartap.core.internal.payment;

import com.smartap.spi.payment.PaymentFormat;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that a file gives to itself and to its payments, by which banks' answers are understood. */
final class FileNames implements PaymentFormat.Names {
    private static final int LONGEST = 64;

    private final Map<String, String> batches = new HashMap<>();
    private final Map<String, String> traces = new HashMap<>();
    private @Nullable String file;

    @Override
    public void file(String fileId) {
        file = cut(fileId);
    }

    @Override
    public void payment(String paymentId, @Nullable String batchId, @Nullable String trace) {
        if (batchId != null) {
            batches.put(paymentId, cut(batchId));
        }
        if (trace != null) {
            // Of a payment that the file splits, the first part stands for it.
            traces.putIfAbsent(paymentId, cut(trace));
        }
    }

    @Nullable
    String file() {
        return file;
    }

    @Nullable
    String batchOf(String paymentId) {
        return batches.get(paymentId);
    }

    @Nullable
    String traceOf(String paymentId) {
        return traces.get(paymentId);
    }

    private static String cut(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
