package com.smartap.payments.statement;

import static java.util.Objects.requireNonNull;

import com.smartap.payments.statement.internal.Heads;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.payment.StatementReader;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads notifications of debits and credits of ISO 20022, {@code camt.054}, the way {@link Camt053Reader} reads
 * statements. They state no balances, so nothing is proved; a {@code camt.053} books the same entries again under the
 * same references.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class Camt054Reader implements StatementReader {
    /** Does nothing; for {@link java.util.ServiceLoader}. */
    public Camt054Reader() {}

    @Override
    public String id() {
        return CamtKind.CAMT_054.id();
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public boolean recognises(byte[] head) {
        return CamtKind.CAMT_054.recognises(Heads.text(head));
    }

    @Override
    public void read(InputStream in, Handler handler) throws IOException {
        CamtMessage.read(CamtKind.CAMT_054, requireNonNull(in, "in"), requireNonNull(handler, "handler"));
    }
}
