package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.StatementReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement with its foot. Its line comes before those of its entries but tells how they end, so that files are read
 * once for the heads and once more for the entries; nothing but the heads is held in memory.
 *
 * @param statement the head
 * @param balance the foot
 */
record StatementHead(StatementReader.Statement statement, StatementReader.Balance balance) {
    /** The heads of a file, which is read to its end. */
    static List<StatementHead> of(StatementReader reader, DocumentSource file) throws IOException {
        List<StatementHead> heads = new ArrayList<>();
        List<StatementReader.Statement> open = new ArrayList<>();
        read(reader, file, new StatementReader.Handler() {
            @Override
            public void begin(StatementReader.Statement statement) {
                open.add(statement);
            }

            @Override
            public void entry(StatementReader.Entry entry) {}

            @Override
            public void end(StatementReader.Balance balance) {
                heads.add(new StatementHead(open.remove(0), balance));
            }
        });
        return heads;
    }

    static void read(StatementReader reader, DocumentSource file, StatementReader.Handler handler) throws IOException {
        try (InputStream in = file.open()) {
            reader.read(in, handler);
        }
    }

    ObjectNode json() {
        ObjectNode line = Json.object();
        ObjectNode json = line.putObject("statement");
        json.put("format", statement.format()).put("id", statement.id());
        Json.put(json, "account", statement.account());
        Json.put(json, "currency", statement.currency());
        Json.put(json, "from", statement.from());
        Json.put(json, "to", statement.to());
        Json.put(json, "opening", statement.opening());
        Json.put(json, "closing", balance.closing());
        if (balance.balanced() != null) {
            json.put("balanced", balance.balanced());
        }
        json.put("entries", balance.entries());
        return line;
    }

    static ObjectNode json(StatementReader.Entry entry) {
        ObjectNode line = Json.object();
        ObjectNode json = line.putObject("entry");
        Json.put(json, "amount", entry.amount());
        Json.put(json, "currency", entry.currency());
        Json.put(json, "bookingDate", entry.bookingDate());
        Json.put(json, "valueDate", entry.valueDate());
        Json.put(json, "status", entry.status());
        Json.put(json, "bankReference", entry.bankReference());
        Json.put(json, "endToEndId", entry.endToEndId());
        if (entry.counterpartyName() != null || entry.counterpartyAccount() != null) {
            ObjectNode other = json.putObject("counterparty");
            Json.put(other, "name", entry.counterpartyName());
            Json.put(other, "account", entry.counterpartyAccount());
        }
        Json.put(json, "remittance", entry.remittance());
        Json.put(json, "returnCode", entry.returnCode());
        return line;
    }
}
