package com.smartap.payments.statement.ofx;

import static java.util.Objects.requireNonNull;

import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.Heads;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.payment.StatementReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Reads OFX and QFX statements of bank and card accounts: version 1, which is SGML whose elements need no end, and version
 * 2, which is XML. The sign of an amount counts, not the type of the transaction. A file states where the account stands
 * at its end and not at its beginning, so nothing is proved. Banks reuse their ids (FITID): an entry that has one of an
 * earlier entry is an entry nevertheless, with a warning where day, amount and name agree as well.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class OfxReader implements StatementReader {
    /** Does nothing; for {@link java.util.ServiceLoader}. */
    public OfxReader() {}

    @Override
    public String id() {
        return "ofx";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public boolean recognises(byte[] head) {
        String text = Heads.text(head).toUpperCase(Locale.ROOT);
        return text.startsWith("OFXHEADER") || text.contains("<OFX>") || text.contains("<?OFX");
    }

    @Override
    public void read(InputStream in, Handler handler) throws IOException {
        Feed feed = new Feed(requireNonNull(handler, "handler"));
        new OfxTokens(requireNonNull(in, "in"), feed).read(new OfxFile(feed));
    }
}
