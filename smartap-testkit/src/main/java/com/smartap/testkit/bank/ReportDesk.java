package com.smartap.testkit.bank;

import com.smartap.testkit.bank.BankPayment.Status;
import com.smartap.testkit.bank.Planned.What;
import com.smartap.testkit.bank.StatusReport.BatchStatus;
import com.smartap.testkit.bank.StatusReport.PaymentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells the payer in status reports ({@code pain.002}) how his message is getting on. */
final class ReportDesk {
    private final Office office;

    ReportDesk(Office office) {
        this.office = office;
    }

    /** A whole message is refused. */
    void refused(OrderedFile file, Refusal why, Instant now) {
        if (!file.messageId().isEmpty()) {
            give(new StatusReport(file.messageId(), file.messageName(), "RJCT", why, List.of()), now);
        }
    }

    /** A message has arrived, and its form is right; maybe some of it will be executed otherwise than ordered. */
    void received(int file, Instant now) {
        List<BatchStatus> changed = new ArrayList<>();
        for (HandledBatch batch : batches(file)) {
            if (batch.order().changed() != null) {
                changed.add(new BatchStatus(
                        batch.order().id(), "ACWC", batch.order().changed(), List.of()));
            }
        }
        give(report(file, "ACTC", changed), now);
    }

    /** A message was checked: what is refused is listed, the rest is accepted. */
    void checked(int file, Instant now) {
        List<BatchStatus> refused = new ArrayList<>();
        int accepted = 0;
        for (HandledBatch batch : batches(file)) {
            List<PaymentStatus> payments = refused(batch);
            accepted += batch.end() - batch.first() - payments.size();
            if (batch.order().refusal() != null) {
                refused.add(new BatchStatus(
                        batch.order().id(), "RJCT", batch.order().refusal(), List.of()));
            } else if (!payments.isEmpty()) {
                boolean all = payments.size() == batch.end() - batch.first();
                refused.add(new BatchStatus(batch.order().id(), all ? "RJCT" : "PART", null, payments));
            }
        }
        give(report(file, accepted == 0 ? "RJCT" : refused.isEmpty() ? "ACCP" : "PART", refused), now);
    }

    /** The payees of a batch were verified. */
    void verified(int index, String group, Map<Integer, String> results, Map<String, String> payees, Instant now) {
        HandledBatch batch = office.register().batches.get(index);
        List<PaymentStatus> payments = new ArrayList<>();
        results.forEach((payment, result) -> {
            Handled of = office.register().payment(payment);
            String known = payees.get(of.order().payeeAccount());
            Refusal reason = result.equals("RVMC") ? new Refusal("NARR", String.valueOf(known)) : null;
            payments.add(new PaymentStatus(of, result, reason));
        });
        BatchStatus status = new BatchStatus(batch.order().id(), group, null, payments);
        give(report(batch.file(), "", List.of(status)), now);
    }

    /** A batch found too little money and waits until the evening. */
    void waiting(int index, Instant now) {
        HandledBatch batch = office.register().batches.get(index);
        List<PaymentStatus> payments = new ArrayList<>();
        Refusal reason = new Refusal("AM04", "the account has not enough money yet");
        for (int i = batch.first(); i < batch.end(); i++) {
            if (office.register().payment(i).status() == Status.PENDING) {
                payments.add(new PaymentStatus(office.register().payment(i), "PDNG", reason));
            }
        }
        give(report(batch.file(), "", List.of(new BatchStatus(batch.order().id(), "PDNG", null, payments))), now);
    }

    /** A batch was executed. Money for other banks is still on its way. */
    void settled(int index, Instant now) {
        HandledBatch batch = office.register().batches.get(index);
        Rail rail = office.register().payment(batch.first()).order().rail();
        boolean underway = rail == Rail.CROSS_BORDER && office.terms().strict();
        String code = underway ? "ACSP" : rail == Rail.INSTANT ? "ACCC" : "ACSC";
        boolean paid = tell(batch, code, now);
        if (underway && paid) {
            Instant next = BankCalendar.morningAfter(rail, now, 1);
            office.agenda().plan(next, What.ARRIVE, index, "");
        }
    }

    /** A batch has arrived at the other banks. */
    void arrived(int index, Instant now) {
        tell(office.register().batches.get(index), "ACSC", now);
    }

    /** Returns whether any of its payments was made. */
    private boolean tell(HandledBatch batch, String code, Instant now) {
        List<PaymentStatus> payments = new ArrayList<>();
        int paid = 0;
        for (int i = batch.first(); i < batch.end(); i++) {
            Handled payment = office.register().payment(i);
            if (payment.status() == Status.REFUSED) {
                payments.add(rejected(payment));
            } else if (payment.status() != Status.PENDING) {
                paid++;
                payments.add(new PaymentStatus(payment, code, null));
            }
        }
        String all = paid == payments.size() ? code : paid == 0 ? "RJCT" : "PART";
        give(report(batch.file(), "", List.of(new BatchStatus(batch.order().id(), all, null, payments))), now);
        return paid > 0;
    }

    private List<PaymentStatus> refused(HandledBatch batch) {
        List<PaymentStatus> refused = new ArrayList<>();
        for (int i = batch.first(); i < batch.end(); i++) {
            if (office.register().payment(i).status() == Status.REFUSED) {
                refused.add(rejected(office.register().payment(i)));
            }
        }
        return refused;
    }

    private static PaymentStatus rejected(Handled payment) {
        return new PaymentStatus(payment, "RJCT", new Refusal(String.valueOf(payment.code()), payment.words()));
    }

    private List<HandledBatch> batches(int file) {
        return office.register().batches.stream().filter(b -> b.file() == file).toList();
    }

    private StatusReport report(int file, String group, List<BatchStatus> batches) {
        BankFile of = office.register().files.get(file);
        return new StatusReport(of.messageId(), office.register().messageNames.get(file), group, null, batches);
    }

    private void give(StatusReport report, Instant now) {
        String id = office.references().answer("A", office.outbox().nextNumber());
        office.outbox().give(id + ".xml", report.write(id, now), false, now);
    }
}
