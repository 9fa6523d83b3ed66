package com.smartap.payments.statement.csv;

import static java.util.Objects.requireNonNull;

import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.Heads;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.payment.StatementReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * Reads account statements in CSV. The header is guessed from its words in English, German, French, Spanish, Italian,
 * Dutch, Portuguese, Polish and Scandinavian languages; delimiter, form of dates and decimal sign are found by looking at
 * the first rows. What these leave open is an error that says which option decides; nothing is guessed silently.
 *
 * <p>Options: {@code delimiter}; {@code skip}, the lines before the header; {@code dateFormat}, such as
 * {@code dd/MM/yyyy}; {@code decimal}, a point or a comma; and columns, by the words of their header or by their number
 * from 1: {@code date}, {@code valueDate}, {@code amount} or {@code debit} and {@code credit}, {@code sign} (of an amount
 * without a sign: D, DR, S, AF … or C, CR, H, BIJ …), {@code currency} (or a code such as {@code EUR}),
 * {@code reference}, {@code endToEnd}, {@code text}, {@code counterparty}, {@code account}, {@code ownAccount},
 * {@code balance}, {@code status}. With a column for the balance the statement is proved.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class CsvReader implements StatementReader {
    /** Does nothing; for {@link java.util.ServiceLoader}. */
    public CsvReader() {}

    @Override
    public String id() {
        return "csv";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public boolean recognises(byte[] head) {
        String text = Heads.text(head);
        if (text.isEmpty() || text.startsWith("<") || text.startsWith("{") || text.startsWith("%PDF")) {
            return false;
        }
        try {
            Feed nobody = new Feed(new Nobody());
            return CsvHeader.find(new CsvRows(new ByteArrayInputStream(head), nobody, null), CsvOptions.of(Map.of()))
                    != null;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    @Override
    public void read(InputStream in, Handler handler) throws IOException {
        read(in, handler, Map.of());
    }

    @Override
    public void read(InputStream in, Handler handler, Map<String, String> options) throws IOException {
        CsvOptions wanted = CsvOptions.of(requireNonNull(options, "options"));
        Feed feed = new Feed(requireNonNull(handler, "handler"));
        new CsvFile(new CsvRows(requireNonNull(in, "in"), feed, wanted.delimiter()), feed, wanted).read();
    }

    /** Looks only. */
    private static final class Nobody implements Handler {
        @Override
        public void begin(Statement statement) {}

        @Override
        public void entry(Entry entry) {}

        @Override
        public void end(Balance balance) {}
    }
}
