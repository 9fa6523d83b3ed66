package com.smartap.payments.statement;

import static java.util.Objects.requireNonNull;

import com.smartap.payments.statement.internal.Heads;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.payment.StatementReader;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads account reports of ISO 20022, {@code camt.052}, the way {@link Camt053Reader} reads statements. Interim balances
 * ({@code ITBD}) stand in for those of a day. A {@code camt.053} books the same entries again under the same references.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class Camt052Reader implements StatementReader {
    /** Does nothing; for {@link java.util.ServiceLoader}. */
    public Camt052Reader() {}

    @Override
    public String id() {
        return CamtKind.CAMT_052.id();
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public boolean recognises(byte[] head) {
        return CamtKind.CAMT_052.recognises(Heads.text(head));
    }

    @Override
    public void read(InputStream in, Handler handler) throws IOException {
        CamtMessage.read(CamtKind.CAMT_052, requireNonNull(in, "in"), requireNonNull(handler, "handler"));
    }
}
