package com.smartap.payments.statement;

import static java.util.Objects.requireNonNull;

import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.Heads;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.payment.ReadProblem;
import com.smartap.spi.payment.StatementReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Reads payment status reports of ISO 20022, {@code pain.002}, in every version and dialect whose elements bear the
 * standard's names. Each level that states something becomes a {@link com.smartap.spi.payment.PaymentAnswer}: the file,
 * its batches, their payments; a payment that says nothing has the state and the reasons of its batch or file. Results of
 * the verification of payees are answers as well. There are no balances and no entries: nothing is booked.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class Pain002Reader implements StatementReader {
    /** Does nothing; for {@link java.util.ServiceLoader}. */
    public Pain002Reader() {}

    @Override
    public String id() {
        return "pain.002";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public boolean recognises(byte[] head) {
        String text = Heads.text(head);
        return text.startsWith("<") && (text.contains("CstmrPmtStsRpt") || text.contains("pain.002"));
    }

    @Override
    public void read(InputStream in, Handler handler) throws IOException {
        requireNonNull(in, "in");
        Feed feed = new Feed(requireNonNull(handler, "handler"));
        SafeXml.read(in, new SafeXml.Opener() {
            @Override
            public SafeXml.Sink open(Supplier<String> position) {
                return new StatusReport(feed, position);
            }
        });
        if (feed.statements() == 0) {
            throw new ReadProblem(
                            "",
                            "the file holds no status report (CstmrPmtStsRpt). Maybe it is another kind of message.")
                    .exception();
        }
    }
}
