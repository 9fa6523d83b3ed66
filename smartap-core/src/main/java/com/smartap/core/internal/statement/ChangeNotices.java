package com.smartap.core.internal.statement;

import com.smartap.core.internal.persistence.BankChangeRow;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.PaymentRow;
import com.smartap.core.internal.persistence.StatementRows;
import com.smartap.core.internal.unit.Tx;
import com.smartap.spi.payment.ChangeNotice;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** What banks ask to correct. It is kept as evidence with the vendor; bank data change only the way a person changes them. */
final class ChangeNotices {
    private ChangeNotices() {}

    static void keep(Tx tx, UUID statementRow, ChangeNotice change, String fingerprint, Instant at) {
        if (new StatementRows(tx.em(), tx.tenant()).knows(BankChangeRow.class, fingerprint)) {
            return;
        }
        Optional<PaymentRow> payment = PaymentFinder.of(tx, change);
        BankChangeRow row = new BankChangeRow();
        row.id = UUID.randomUUID();
        row.tenant = tx.tenant().value();
        row.fingerprint = fingerprint;
        row.statementRow = statementRow;
        row.notice = Json.of(change);
        row.paymentId = payment.map(found -> found.id).orElse(null);
        row.vendorId = payment.map(found -> found.vendorId).orElse(null);
        row.createdAt = at;
        tx.em().persist(row);
        Map<String, String> facts = Map.of(
                "code", change.code(),
                "meaning", String.valueOf(change.meaning()),
                "fields", String.join(", ", new TreeSet<>(change.corrected().keySet())),
                "originalTrace", String.valueOf(change.originalTrace()),
                "reference", String.valueOf(change.endToEndId()),
                "noticeId", row.id.toString());
        if (payment.isPresent()) {
            tx.happened("vendor", payment.get().vendorId, "vendor.change-notified", facts);
        } else {
            tx.audit("bank.change-unmatched", "bank-change", row.id, facts);
        }
    }
}
