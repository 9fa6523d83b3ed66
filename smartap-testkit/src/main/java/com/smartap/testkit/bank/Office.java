package com.smartap.testkit.bank;

import com.smartap.model.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the bank's desks share, and the desks themselves. */
final class Office {
    private final Terms terms;
    private final References references;
    private final Mischief mischief;
    private final Ledger ledger;
    private final Register register = new Register();
    private final Agenda agenda = new Agenda();
    private final Outbox outbox;
    private final ReportDesk reports;
    private final ReturnDesk returns;
    private final PaymentDesk payments;
    private final StatementDesk statements;
    private final VerificationDesk verification;

    Office(Terms terms, References references, Mischief mischief, Ledger ledger, BankReport kind) {
        this.terms = terms;
        this.references = references;
        this.mischief = mischief;
        this.ledger = ledger;
        outbox = new Outbox(mischief);
        reports = new ReportDesk(this);
        returns = new ReturnDesk(this);
        payments = new PaymentDesk(this);
        statements = new StatementDesk(this, kind);
        verification = new VerificationDesk(this);
    }

    /** Does everything that is due, in the order in which it is due, and hands over what is ready. */
    void work(Instant now) {
        for (var due = agenda.due(now); due.isPresent(); due = agenda.due(now)) {
            Planned planned = due.get();
            Instant at = planned.at();
            switch (planned.what()) {
                case SETTLE -> payments.settle(planned.subject(), !terms.strict(), at);
                case SETTLE_OR_REFUSE -> payments.settle(planned.subject(), true, at);
                case ARRIVE -> reports.arrived(planned.subject(), at);
                case RETURN -> returns.giveBack(planned.subject(), planned.code(), at);
                case DISHONOR -> returns.dishonor(planned.subject(), planned.code(), at);
                case CONTEST -> returns.contest(planned.subject(), planned.code(), at);
                case CHANGE -> returns.change(planned.subject(), planned.code(), at);
                case STATEMENT -> statements.endOfDay(at);
            }
        }
        returns.flush(now);
        outbox.release(now);
    }

    /** Books on an account; money out is negative. */
    void book(
            String account,
            Booking.Kind kind,
            String reference,
            Money amount,
            List<Integer> about,
            @Nullable String code,
            Instant now) {
        LedgerAccount of = ledger.account(account);
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate value = kind == Booking.Kind.PAYMENT && !terms.strict()
                ? register.batchOf(about.get(0)).order().date()
                : today;
        of.book(new Booking(
                kind, reference, amount, now, value, about, code, of.balance().plus(amount)));
    }

    Terms terms() {
        return terms;
    }

    References references() {
        return references;
    }

    Mischief mischief() {
        return mischief;
    }

    Ledger ledger() {
        return ledger;
    }

    Register register() {
        return register;
    }

    Agenda agenda() {
        return agenda;
    }

    Outbox outbox() {
        return outbox;
    }

    ReportDesk reports() {
        return reports;
    }

    ReturnDesk returns() {
        return returns;
    }

    PaymentDesk payments() {
        return payments;
    }

    StatementDesk statements() {
        return statements;
    }

    VerificationDesk verification() {
        return verification;
    }
}
