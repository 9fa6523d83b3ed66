package com.smartap.payments.statement.swift;

import static java.util.Objects.requireNonNull;

import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.Heads;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.payment.StatementReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads SWIFT statements, MT940, and reports within a day, MT942, in SWIFT envelopes or bare, several in a file. The
 * information to the owner ({@code :86:}) is read in the structured form of German, Austrian and Polish banks with any
 * separator, in that of Dutch ones, and as free text. Entries of an MT942 are {@code PENDING}; the numbers
 * and sums that it states ({@code :90D:}, {@code :90C:}) are what {@code balanced} means there. A reversal ({@code RC},
 * {@code RD}) without a return reason has the return code {@code RVSL}.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class Mt940Reader implements StatementReader {
    /** Does nothing; for {@link java.util.ServiceLoader}. */
    public Mt940Reader() {}

    @Override
    public String id() {
        return "mt940";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public boolean recognises(byte[] head) {
        String text = Heads.text(head);
        if (text.startsWith("{1:")) {
            return text.contains("940") || text.contains("942");
        }
        List<String> lines = text.lines().limit(20).toList();
        return !text.startsWith("<")
                && lines.stream().anyMatch(line -> line.startsWith(":20:"))
                && lines.stream().anyMatch(line -> line.matches(":(25P?|28C?|60[FM]|34F):.*"));
    }

    @Override
    public void read(InputStream in, Handler handler) throws IOException {
        Feed feed = new Feed(requireNonNull(handler, "handler"));
        new MtFile(requireNonNull(in, "in"), feed).read();
    }
}
