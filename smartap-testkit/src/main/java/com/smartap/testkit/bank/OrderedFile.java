package com.smartap.testkit.bank;

import com.smartap.model.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment file as the bank read it.
 *
 * @param identity what tells it from the other files of its origin
 * @param messageId the payer's id of it; empty for ACH files, which have none
 * @param messageName such as {@code pain.001.001.09}; {@code nacha} for ACH files
 * @param refusal why nothing in it is executed
 */
record OrderedFile(
        String identity,
        String messageId,
        String messageName,
        List<OrderedBatch> batches,
        @Nullable Refusal refusal) {
    OrderedFile {
        batches = List.copyOf(batches);
    }

    boolean isAch() {
        return messageName.equals("nacha");
    }

    OrderedFile refused(@Nullable Refusal why) {
        return new OrderedFile(identity, messageId, messageName, batches, why);
    }

    OrderedFile with(List<OrderedBatch> others) {
        return new OrderedFile(identity, messageId, messageName, others, refusal);
    }

    int count() {
        return batches.stream().mapToInt(batch -> batch.payments().size()).sum();
    }

    /** The sum of each currency, in order of appearance. */
    List<Money> totals() {
        Map<Currency, Money> totals = new LinkedHashMap<>();
        for (OrderedBatch batch : batches) {
            for (OrderedPayment payment : batch.payments()) {
                if (payment.kind() != OrderedPayment.Kind.REVERSAL) {
                    totals.merge(payment.amount().currency(), payment.amount(), Money::plus);
                }
            }
        }
        return new ArrayList<>(totals.values());
    }
}
