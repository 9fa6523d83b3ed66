package com.smartap.core.internal.statement;

import com.smartap.core.BankStatement;
import com.smartap.core.Payments.BankEntry;
import com.smartap.core.Power;
import com.smartap.core.Statements;
import com.smartap.core.internal.persistence.BankAnswerRow;
import com.smartap.core.internal.persistence.BankChangeRow;
import com.smartap.core.internal.persistence.BankEntryRow;
import com.smartap.core.internal.persistence.BankStatementRow;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.PaymentRow;
import com.smartap.core.internal.persistence.PaymentRows;
import com.smartap.core.internal.persistence.StatementRows;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.document.DocumentId;
import com.smartap.model.payment.BankStatementId;
import com.smartap.model.payment.Payment;
import com.smartap.model.payment.PaymentBatchId;
import com.smartap.model.payment.PaymentId;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.ChangeNotice;
import com.smartap.spi.payment.PaymentAnswer;
import com.smartap.spi.payment.StatementReader;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do with what banks send. */
public final class StatementService implements Statements {
    private final UnitOfWork units;
    private final StatementImporter importer;

    public StatementService(UnitOfWork units, StatementImporter importer) {
        this.units = units;
        this.importer = importer;
    }

    @Override
    public Result read(Actor actor, DocumentSource file, Reading reading) {
        Power.RELEASE_PAYMENTS.require(actor);
        return importer.read(actor, file, reading);
    }

    @Override
    public Page<BankStatement> list(Actor actor, PageRequest page) {
        Power.READ.require(actor);
        return units.read(actor, tx -> rows(tx).statements(page).map(StatementService::record));
    }

    @Override
    public BankStatement get(Actor actor, BankStatementId id) {
        Power.READ.require(actor);
        return units.read(actor, tx -> record(rows(tx).statement(id)));
    }

    @Override
    public Page<BankEntry> entries(Actor actor, EntryQuery query, PageRequest page) {
        Power.READ.require(actor);
        UUID statement = query.statement() == null ? null : query.statement().value();
        UUID payment = query.payment() == null ? null : query.payment().value();
        return units.read(
                actor,
                tx -> rows(tx).entries(query.unmatchedOnly(), statement, payment, page)
                        .map(row -> entry(tx, row)));
    }

    @Override
    public Page<Answer> answers(Actor actor, AnswerQuery query, PageRequest page) {
        Power.READ.require(actor);
        UUID statement = query.statement() == null ? null : query.statement().value();
        UUID batch = query.batch() == null ? null : query.batch().value();
        UUID payment = query.payment() == null ? null : query.payment().value();
        return units.read(
                actor, tx -> rows(tx).answers(statement, batch, payment, page).map(StatementService::answer));
    }

    @Override
    public Page<Change> changes(Actor actor, @Nullable VendorId vendor, PageRequest page) {
        Power.READ.require(actor);
        UUID wanted = vendor == null ? null : vendor.value();
        return units.read(actor, tx -> rows(tx).changes(wanted, page).map(row -> change(tx, row)));
    }

    /** The record of a statement. */
    static BankStatement record(BankStatementRow row) {
        return new BankStatement(
                new BankStatementId(row.id),
                row.format,
                row.statementId,
                row.sequence,
                row.account,
                row.currency == null ? null : Currency.getInstance(row.currency),
                row.fromDay,
                row.toDay,
                amount(row.opening, row.currency),
                amount(row.closing, row.currency),
                row.balanced,
                row.entries,
                row.skipped,
                row.copy,
                row.fingerprint,
                row.complete,
                row.fileId == null ? null : new DocumentId(row.fileId),
                row.importedBy,
                row.importedAt);
    }

    /** A column has more decimals than its currency; those that say something are kept. */
    private static @Nullable BigDecimal amount(@Nullable BigDecimal stored, @Nullable String currency) {
        if (stored == null) {
            return null;
        }
        int decimals = currency == null
                ? 2
                : Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        BigDecimal plain = stored.stripTrailingZeros();
        return plain.scale() < decimals ? plain.setScale(decimals) : plain;
    }

    private static BankEntry entry(Tx tx, BankEntryRow row) {
        return new BankEntry(
                Json.to(row.entry, StatementReader.Entry.class),
                row.statementId,
                payment(tx, row.paymentId),
                row.statementRow == null ? null : new BankStatementId(row.statementRow));
    }

    private static Answer answer(BankAnswerRow row) {
        return new Answer(
                Json.to(row.answer, PaymentAnswer.class),
                Effect.valueOf(row.effect),
                new BankStatementId(row.statementRow),
                row.batchId == null ? null : new PaymentBatchId(row.batchId),
                row.paymentId == null ? null : new PaymentId(row.paymentId),
                row.createdAt);
    }

    private static Change change(Tx tx, BankChangeRow row) {
        return new Change(
                Json.to(row.notice, ChangeNotice.class),
                new BankStatementId(row.statementRow),
                payment(tx, row.paymentId),
                row.vendorId == null ? null : new VendorId(row.vendorId),
                row.createdAt);
    }

    private static @Nullable Payment payment(Tx tx, @Nullable UUID id) {
        PaymentRow row = id == null ? null : tx.em().find(PaymentRow.class, id);
        return row == null ? null : PaymentRows.record(row);
    }

    private static StatementRows rows(Tx tx) {
        return new StatementRows(tx.em(), tx.tenant());
    }
}
