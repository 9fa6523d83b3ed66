package com.smartap.payments.statement;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.payment.StatementReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads bank statements of ISO 20022, {@code camt.053}, in every version and dialect whose elements bear the standard's
 * names. A booking of several transactions becomes one entry for each; what they leave of its amount becomes an entry
 * without a reference. A reversal without a return reason has the return code {@code RVSL}, a return without one
 * {@code NARR}. An entry that is not booked ({@code PDNG}, {@code INFO}) is {@code PENDING}. A file that breaks off gives
 * its first entries and then an error: use entries only once the statement has ended.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class Camt053Reader implements StatementReader {
    private static final String STATEMENT = "/BkToCstmrStmt/Stmt";

    /** Does nothing; for {@link java.util.ServiceLoader}. */
    public Camt053Reader() {}

    @Override
    public String id() {
        return "camt.053";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public boolean recognises(byte[] head) {
        // Zeros are taken out, so that UTF-16 is recognised as well.
        String text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
        return text.contains("<")
                && (text.contains("BkToCstmrStmt") || text.contains("camt.053"))
                && !text.contains("BkToCstmrAcctRpt")
                && !text.contains("BkToCstmrDbtCdtNtfctn");
    }

    @Override
    public void read(InputStream in, Handler handler) throws IOException {
        Statements statements = new Statements(requireNonNull(handler, "handler"));
        SafeXml.read(requireNonNull(in, "in"), statements);
        if (statements.count == 0) {
            throw new SmartApException(
                    ErrorCode.STATEMENT_FORMAT,
                    "the file holds no statement (BkToCstmrStmt/Stmt). Maybe it is another kind of message.",
                    false,
                    "document",
                    null);
        }
    }

    /** Passes elements to the statement they belong to. */
    private static final class Statements implements SafeXml.Sink {
        private final Handler handler;
        private @Nullable CamtStatement statement;
        private int prefix;
        private int count;

        Statements(Handler handler) {
            this.handler = handler;
        }

        @Override
        public void start(String path) throws FieldException {
            if (statement != null) {
                statement.start(path.substring(prefix));
            } else if (path.endsWith(STATEMENT)) {
                statement = new CamtStatement(handler);
                prefix = path.length();
                count++;
            }
        }

        @Override
        public void end(String path, String text, @Nullable String currency) throws FieldException {
            if (statement == null) {
                return;
            }
            if (path.length() == prefix) {
                statement.end();
                statement = null;
            } else {
                statement.field(path.substring(prefix), text, currency);
            }
        }
    }
}
