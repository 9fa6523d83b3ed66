package com.smartap.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.edi.EdiOrders;
import com.smartap.capture.internal.kind.Kind;
import com.smartap.capture.internal.kind.Kinds;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.CandidateOrder;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.OrderReader;
import com.smartap.spi.capture.ReadLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads purchase orders: X12 850 and EDIFACT ORDERS. Thread-safe. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class EdiOrderReader implements OrderReader {
    /** For ServiceLoader; does nothing. */
    public EdiOrderReader() {}

    @Override
    public String id() {
        return "edi-orders";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public Optional<String> recognise(byte[] head) {
        Kind kind = Kinds.of(requireNonNull(head, "head"));
        return kind == Kind.X12 || kind == Kind.EDIFACT ? Optional.of(kind.mediaType()) : Optional.empty();
    }

    @Override
    public List<CandidateOrder> readAll(DocumentSource document, ReadLimits limits) {
        List<CandidateOrder> orders = new ArrayList<>();
        Bounded.run(document, limits, () -> EdiOrders.each(document, limits, orders::add));
        return List.copyOf(orders);
    }
}
