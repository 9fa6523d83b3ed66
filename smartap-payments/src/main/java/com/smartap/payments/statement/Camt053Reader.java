package com.smartap.payments.statement;

import static java.util.Objects.requireNonNull;

import com.smartap.payments.statement.internal.Heads;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.payment.StatementReader;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads bank statements of ISO 20022, {@code camt.053}, in every version and dialect whose elements bear the standard's
 * names. A booking of several transactions becomes one entry for each; what they leave of its amount becomes an entry
 * without a reference. A reversal without a return reason has the return code {@code RVSL}, a return without one
 * {@code NARR}. An entry that is not booked ({@code PDNG}, {@code INFO}) is {@code PENDING}. A file that breaks off gives
 * its first entries and then an error: use entries only once the statement has ended.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class Camt053Reader implements StatementReader {
    /** Does nothing; for {@link java.util.ServiceLoader}. */
    public Camt053Reader() {}

    @Override
    public String id() {
        return CamtKind.CAMT_053.id();
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public boolean recognises(byte[] head) {
        return CamtKind.CAMT_053.recognises(Heads.text(head));
    }

    @Override
    public void read(InputStream in, Handler handler) throws IOException {
        CamtMessage.read(CamtKind.CAMT_053, requireNonNull(in, "in"), requireNonNull(handler, "handler"));
    }
}
