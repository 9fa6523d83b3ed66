package com.smartap.payments.statement.nacha;

import static java.util.Objects.requireNonNull;

import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.Heads;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.payment.StatementReader;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads NACHA files of every entry class, with ends of lines or without, as the originator sees them: a file is a
 * statement, its returns are entries that are {@code BOOKED} (a returned credit is money in; a dishonored return takes it
 * back, a contested one brings it again), its notifications of change are
 * {@link com.smartap.spi.payment.ChangeNotice}s. Entries that are no returns are orders and not bookings, so they are
 * {@code PENDING}. Counts, hashes and totals of every batch and of the file are checked: they are what {@code balanced}
 * means here, and one that is wrong refuses the file, unless the handler lets problems pass.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class NachaReader implements StatementReader {
    private static final int SHOWN = 40;

    /** Does nothing; for {@link java.util.ServiceLoader}. */
    public NachaReader() {}

    @Override
    public String id() {
        return "nacha";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public boolean recognises(byte[] head) {
        String text = Heads.text(head);
        return text.startsWith("101") && text.length() >= SHOWN && text.startsWith("094101", SHOWN - 6);
    }

    @Override
    public void read(InputStream in, Handler handler) throws IOException {
        Feed feed = new Feed(requireNonNull(handler, "handler"));
        new NachaFile(requireNonNull(in, "in"), feed).read();
    }
}
