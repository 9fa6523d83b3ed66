package com.smartap.testkit.bank;

import com.smartap.model.Money;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.testkit.bank.BankPayment.Status;
import com.smartap.testkit.bank.Planned.What;
import com.smartap.testkit.bank.StatementText.Line;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Issues statements, reports and advices about all accounts. */
final class StatementDesk {
    private static final int OVERLAP = 3;

    private final Office office;
    private final BankReport kind;
    private final List<StatementSheet> sheets = new ArrayList<>();

    StatementDesk(Office office, BankReport kind) {
        this.office = office;
        this.kind = kind;
    }

    /** Issues what was booked since the last time, in the bank's usual form. */
    DocumentSource issue(Instant now) {
        return issue(kind, now);
    }

    DocumentSource issue(BankReport report, Instant now) {
        boolean overlap = report.isStatement() && office.mischief().strikes(6, "a statement begins too early");
        List<StatementSheet.Part> parts = new ArrayList<>();
        for (var entry : office.ledger().accounts().entrySet()) {
            LedgerAccount account = entry.getValue();
            int from = report == BankReport.CAMT_054 ? account.notified() : account.reported();
            int to = account.bookings().size();
            parts.add(new StatementSheet.Part(entry.getKey(), overlap ? Math.max(0, from - OVERLAP) : from, to));
            if (report == BankReport.CAMT_054) {
                account.notified(to);
            } else if (report.isStatement()) {
                account.reported(to);
            }
        }
        int number = report.isStatement() ? sheets.size() + 1 : office.outbox().nextNumber();
        String id = report.isStatement()
                ? office.references().statement(number)
                : office.references().answer("I", number);
        StatementSheet sheet = new StatementSheet(id, number, now, parts);
        if (report.isStatement()) {
            sheets.add(sheet);
        }
        byte[] bytes = write(report, text(sheet, "", report == BankReport.CAMT_052));
        String name = id + "." + report.extension();
        office.outbox().give(name, bytes, report.isStatement(), now);
        if (report.isStatement() && office.mischief().strikes(10, name + " comes as a copy")) {
            copy(sheet.number(), report, now);
        }
        return DocumentSource.of(name, bytes);
    }

    /** Writes a statement again, marked as a copy where the form has a mark. */
    DocumentSource copy(int number, BankReport report, Instant now) {
        if (number < 1 || number > sheets.size() || !report.isStatement()) {
            throw new IllegalArgumentException("statement (%d) of kind %s was not issued (statements: %d)"
                    .formatted(number, report, sheets.size()));
        }
        StatementSheet sheet = sheets.get(number - 1);
        byte[] bytes = write(report, text(sheet, "DUPL", false));
        String name = "%s-%03d.%s".formatted(sheet.id(), office.outbox().nextNumber(), report.extension());
        office.outbox().give(name, bytes, true, now);
        return DocumentSource.of(name, bytes);
    }

    /** The day's statement, and a plan for the next day's. */
    void endOfDay(Instant now) {
        issue(now);
        planDaily(now);
    }

    void planDaily(Instant now) {
        LocalDate day = BankCalendar.today(Rail.ACH, now);
        LocalDate next = BankDays.openOrNext(Rail.ACH, day);
        Instant evening = BankCalendar.evening(Rail.ACH, next).plusSeconds(1800);
        if (!evening.isAfter(now)) {
            evening = BankCalendar.evening(Rail.ACH, BankDays.plus(Rail.ACH, day, 1))
                    .plusSeconds(1800);
        }
        office.agenda().plan(evening, What.STATEMENT, 0, "");
    }

    /** How many bookings no statement has reported yet. */
    int unreported() {
        return office.ledger().accounts().values().stream()
                .mapToInt(account -> account.bookings().size() - account.reported())
                .sum();
    }

    List<StatementSheet> sheets() {
        return List.copyOf(sheets);
    }

    void restore(List<StatementSheet> kept) {
        sheets.clear();
        sheets.addAll(kept);
    }

    private static byte[] write(BankReport report, StatementText text) {
        return switch (report) {
            case CAMT_053, CAMT_052, CAMT_054 -> new CamtWriter(report).write(text);
            case MT940 -> Mt940Writer.write(text);
            case BAI2 -> Bai2Writer.write(text);
            case OFX -> OfxWriter.write(text);
        };
    }

    private StatementText text(StatementSheet sheet, String copy, boolean withPending) {
        List<StatementText.Account> accounts = new ArrayList<>();
        LocalDate today = sheet.at().atZone(ZoneOffset.UTC).toLocalDate();
        for (StatementSheet.Part part : sheet.parts()) {
            LedgerAccount account = office.ledger().account(part.account());
            List<Line> lines = new ArrayList<>();
            for (Booking booking : account.bookings().subList(part.from(), part.to())) {
                lines.add(line(booking, true));
            }
            LocalDate from = lines.isEmpty() ? today : lines.get(0).day();
            if (withPending) {
                lines.addAll(pending(part.account(), sheet.at()));
            }
            accounts.add(new StatementText.Account(
                    account.account(),
                    account.balanceBefore(part.from()),
                    account.balanceBefore(part.to()),
                    from,
                    lines));
        }
        return new StatementText(sheet.id(), sheet.number(), sheet.at(), copy, accounts);
    }

    private Line line(Booking booking, boolean booked) {
        Register register = office.register();
        List<Handled> payments =
                booking.payments().stream().map(register::payment).toList();
        HandledBatch batch = register.batchOf(booking.payments().get(0));
        BankFile file = register.fileOf(batch);
        String message = file.messageId().isEmpty() ? file.reference() : file.messageId();
        return new Line(booking, booked, payments, batch.order(), message);
    }

    private List<Line> pending(String account, Instant at) {
        Register register = office.register();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < register.payments.size(); i++) {
            Handled payment = register.payment(i);
            OrderedPayment order = payment.order();
            if (payment.status() == Status.PENDING && order.movesMoney() && account.equals(order.account())) {
                Money amount = order.amount().negated();
                lines.add(line(
                        new Booking(
                                Booking.Kind.PAYMENT,
                                payment.bankReference(),
                                amount,
                                at,
                                register.batchOf(i).order().date(),
                                List.of(i),
                                null,
                                amount),
                        false));
            }
        }
        return lines;
    }
}
