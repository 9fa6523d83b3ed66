package com.smartap.core.internal.statement;

import com.smartap.core.internal.persistence.BankStatementRow;
import com.smartap.core.internal.persistence.DocumentRow;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.Masked;
import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentState;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.payment.StatementReader.Balance;
import com.smartap.spi.payment.StatementReader.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The file that statements came in, kept as evidence.
 *
 * @param name the file's name
 * @param mediaType its media type
 * @param stored its bytes in the document store
 */
record SourceFile(String name, String mediaType, DocumentStore.Stored stored) {
    /** The new row of a statement that the file holds. */
    BankStatementRow begin(Tx tx, Rehearsal.Seen seen) {
        Statement head = seen.head();
        Balance foot = seen.foot();
        BankStatementRow row = new BankStatementRow();
        row.id = UUID.randomUUID();
        row.tenant = tx.tenant().value();
        row.fingerprint = seen.fingerprint();
        row.format = String.valueOf(cut(head.format(), 32));
        row.statementId = EntryBooking.cut(head.id());
        row.sequence = cut(head.sequence(), 64);
        row.account = cut(head.account(), 64);
        row.currency = head.currency() == null ? null : head.currency().getCurrencyCode();
        row.fromDay = head.from();
        row.toDay = foot.to() == null ? head.to() : foot.to();
        row.opening = foot.opening() == null ? head.opening() : foot.opening();
        row.closing = foot.closing();
        row.balanced = foot.balanced();
        row.entries = foot.entries();
        row.skipped = foot.skipped();
        row.copy = cut(head.copy(), 16);
        row.fileId = document(tx).id;
        row.importedBy = tx.actor().id();
        row.importedAt = tx.now();
        tx.em().persist(row);
        tx.em().flush();
        return row;
    }

    /** The statement was booked to its end. */
    void finish(Tx tx, UUID id) {
        BankStatementRow row = tx.em().find(BankStatementRow.class, id);
        if (row.complete) {
            return; // somebody else was quicker
        }
        row.complete = true;
        Map<String, String> facts = new HashMap<>(Map.of(
                "format",
                row.format,
                "statement",
                row.statementId,
                "account",
                Masked.of(row.account),
                "entries",
                String.valueOf(row.entries),
                "file",
                name));
        if (row.balanced != null) {
            facts.put("balanced", row.balanced.toString());
        }
        if (row.skipped > 0) {
            facts.put("skipped", String.valueOf(row.skipped));
        }
        tx.happened("bank-statement", row.id, "bank.statement-read", facts);
    }

    private DocumentRow document(Tx tx) {
        DocumentRows documents = new DocumentRows(tx.em(), tx.tenant());
        String key = "statement:" + stored.hash().hex();
        return documents.byIntakeKey(key).orElseGet(() -> {
            DocumentRow row = documents.add(
                    Document.Kind.BANK_STATEMENT, name, mediaType, stored, DocumentState.PROCESSED, tx.now());
            row.intakeKey = key;
            tx.em().flush();
            return row;
        });
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
