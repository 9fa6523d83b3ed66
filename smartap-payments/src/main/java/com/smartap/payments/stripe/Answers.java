package com.smartap.payments.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.payment.provider.ProviderStatus;
import java.util.function.Function;

/** Answers to writes: one that makes no sense leaves open what happened. */
final class Answers {
    private Answers() {}

    static OrderApi.Placed placed(StripeApi.Written written, Function<ObjectNode, ProviderStatus> reader) {
        return new OrderApi.Placed(status(written, reader), !written.replayed());
    }

    static ProviderStatus status(StripeApi.Written written, Function<ObjectNode, ProviderStatus> reader) {
        return read(written, reader);
    }

    static <T> T read(StripeApi.Written written, Function<ObjectNode, T> reader) {
        try {
            return reader.apply(written.body());
        } catch (ConnectorProtocolException e) {
            throw new OutcomeUnknownException("it was sent, but the answer was not understood: " + e.getMessage(), e);
        }
    }
}
