package com.smartap.payments.statement.bai;

import com.smartap.payments.statement.internal.BankLines;
import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.FieldException;
import com.smartap.spi.payment.ReadProblem;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Puts physical records together to logical ones, of which one is in memory at a time. */
final class BaiRecords {
    private static final int MAX_LINE = 16_384;
    private static final int MAX_RECORD = 1 << 20;
    private static final int CODE = 2;

    private final BankLines lines;
    private @Nullable String ahead;

    BaiRecords(InputStream in, Feed feed) throws IOException {
        lines = new BankLines(in, MAX_LINE, feed);
    }

    /** The next logical record; null after the last. */
    @Nullable
    BaiRecord next() throws IOException {
        String first = ahead == null ? line() : ahead;
        ahead = null;
        if (first == null) {
            return null;
        }
        int number = lines.number();
        String code = first.substring(0, CODE);
        boolean text = code.equals("16");
        StringBuilder record = new StringBuilder();
        boolean open = append(record, first, text);
        int count = 1;
        String line = line();
        while (line != null && line.startsWith("88,")) {
            count++;
            if (!open) {
                record.append(BaiRecord.JOINT);
            }
            if (record.length() + line.length() > MAX_RECORD) {
                throw new ReadProblem(
                                lines.position(),
                                "the record of line %d goes on for more than a million characters".formatted(number))
                        .exception();
            }
            open = append(record, line, text);
            line = line();
        }
        ahead = line;
        return new BaiRecord(code, record.toString(), number, count);
    }

    /** The position of the line that came last. */
    String position() {
        return lines.position();
    }

    /**
     * Adds a physical record without its code and end.
     *
     * @return whether it ended with a comma and no slash, so that the next field begins with the continuation
     */
    private static boolean append(StringBuilder record, String line, boolean text) {
        String body = line.length() > CODE ? line.substring(CODE + 1) : "";
        int slash = text ? body.length() - 1 : body.indexOf('/');
        boolean ended = slash >= 0 && slash < body.length() && body.charAt(slash) == '/';
        record.append(ended ? body.substring(0, slash) : body);
        return !ended && body.endsWith(",");
    }

    private @Nullable String line() throws IOException {
        String line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        if (line == null || line.equals("\u001A")) {
            return null;
        }
        String plain = line.strip();
        if (plain.length() < CODE
                || (plain.length() > CODE && plain.charAt(CODE) != ',' && plain.charAt(CODE) != '/')) {
            throw new ReadProblem(
                            lines.position(),
                            "the record (%s) must begin with two digits and a comma"
                                    .formatted(FieldException.shown(plain)))
                    .exception();
        }
        return plain;
    }
}
