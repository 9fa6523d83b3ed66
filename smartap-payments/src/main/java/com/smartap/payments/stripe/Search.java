package com.smartap.payments.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.payment.provider.ProviderPayment;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was seen of one payment in a list so far. Not thread-safe. */
final class Search {
    private final ProviderPayment payment;
    private final IdempotencyKey key;
    private final Function<ObjectNode, HeldOrder> reader;
    private @Nullable HeldOrder mine;
    private @Nullable HeldOrder otherKey;

    Search(ProviderPayment payment, IdempotencyKey key, Function<ObjectNode, HeldOrder> reader) {
        this.payment = payment;
        this.key = key;
        this.reader = reader;
    }

    /** Looks at one more object; true if the payment of the key is found. */
    boolean sees(ObjectNode object) {
        HeldOrder.Whose whose = HeldOrder.Whose.of(object, payment, key);
        if (whose == HeldOrder.Whose.STRANGE) {
            return false;
        }
        HeldOrder order = reader.apply(object);
        if (whose == HeldOrder.Whose.MINE) {
            mine = order;
        } else if (!order.status().state().isOver()) {
            otherKey = order;
        }
        return mine != null;
    }

    OrderApi.Found found() {
        return new OrderApi.Found(Optional.ofNullable(mine), Optional.ofNullable(otherKey));
    }
}
