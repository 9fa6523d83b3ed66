package com.smartap.payments.bill;

import com.smartap.spi.IdempotencyConflictException;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.StoredPayee;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * To whom payments were ordered lately. BILL cannot be asked for a bill without its vendor, so that another payee under a
 * known id is noticed here, and over a restart by the engine's own ledger only. Thread-safe.
 */
final class KnownPayments {
    private static final int MOST = 10_000;
    private final Map<String, String> vendors = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    /** @throws IdempotencyConflictException if a bill of the payment was made for another vendor */
    synchronized void check(ProviderPayment payment) {
        String before = vendors.get(payment.id());
        if (before != null && !before.equals(vendor(payment))) {
            throw new IdempotencyConflictException(
                    "payment %s was ordered to vendor %s before and not to %s. Maybe give it another id"
                            .formatted(payment.id(), before, vendor(payment)));
        }
    }

    /** A bill of the payment is about to be made. */
    synchronized void note(ProviderPayment payment) {
        vendors.put(payment.id(), vendor(payment));
    }

    private static String vendor(ProviderPayment payment) {
        StoredPayee stored = payment.payee().stored();
        return stored == null ? "" : stored.payeeId();
    }
}
