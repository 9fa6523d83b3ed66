package com.smartap.payments.statement.bai;

import static java.util.Objects.requireNonNull;

import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.Heads;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.payment.StatementReader;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads BAI2 cash management reports (version 2, and 3 as far as they agree): a statement for each account. Continuations
 * may split a record anywhere; the funds types 0, 1, 2, S, V, D and Z are read. The type code gives an amount its
 * direction. Broken control totals and counts are warnings with both numbers, for banks often break them. Interim reports
 * are {@code PENDING}; groups that delete or test are {@code INFORMATION}.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class Bai2Reader implements StatementReader {
    /** Does nothing; for {@link java.util.ServiceLoader}. */
    public Bai2Reader() {}

    @Override
    public String id() {
        return "bai2";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public boolean recognises(byte[] head) {
        String text = Heads.text(head);
        return text.startsWith("01,") && (text.contains("/") || text.contains("\n02,"));
    }

    @Override
    public void read(InputStream in, Handler handler) throws IOException {
        Feed feed = new Feed(requireNonNull(handler, "handler"));
        new BaiFile(requireNonNull(in, "in"), feed).read();
    }
}
