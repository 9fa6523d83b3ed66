package com.smartap.testkit.bank;

import com.smartap.model.BankAccount;
import com.smartap.model.ContentHash;
import com.smartap.model.Money;
import com.smartap.spi.payment.BankChannel.Delivery;
import com.smartap.testkit.bank.BankPayment.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a file and decides whether the bank takes it. */
final class Intake {
    private final Office office;

    Intake(Office office) {
        this.office = office;
    }

    /** Takes a file or refuses it. */
    Delivery take(String fileName, byte[] content, boolean refuse, Instant now) {
        Register register = office.register();
        ContentHash hash = ContentHash.of(content);
        String reference = office.references().file(register.files.size() + 1);
        OrderedFile file = examine(content, hash, now);
        boolean fine = file.refusal() == null;
        if (fine && (refuse || office.mischief().strikes(20, fileName + " is refused by the staff"))) {
            file = file.refused(new Refusal("MS03", "the file was refused by the bank's staff"));
        }
        Refusal refusal = file.refusal();
        String id = file.messageId();
        if (refusal != null) {
            register.files.add(new BankFile(reference, fileName, hash, now, id, 0, List.of(), refusal.toString()));
            register.messageNames.add(file.messageName());
            office.reports().refused(file, refusal, now);
            return new Delivery.Refused(refusal.toString());
        }
        remember(file, hash);
        BankFile shown = new BankFile(reference, fileName, hash, now, id, file.count(), file.totals(), null);
        office.payments().accept(file, shown, now);
        return new Delivery.Accepted(reference);
    }

    private OrderedFile examine(byte[] content, ContentHash hash, Instant now) {
        Register register = office.register();
        OrderedFile file = read(content, now);
        if (register.hashes.contains(hash)) {
            String code = file.isAch() ? "R24" : "DUPL";
            return file.refused(new Refusal(code, "the file is a duplicate: its content was accepted before"));
        }
        if (file.refusal() != null) {
            return file;
        }
        boolean known = register.identities.contains(file.identity());
        if (known && file.isAch()) {
            return file.refused(new Refusal(
                    "R24",
                    "the file is a duplicate: one of the same origin, time, modifier and totals was accepted before"));
        }
        if (known) {
            return file.refused(new Refusal(
                    "DU01",
                    "MsgId (%s) is a duplicate: a message of that name was accepted before"
                            .formatted(file.messageId())));
        }
        return office.terms().strict() && file.isAch() ? strictly(file, now) : file;
    }

    /** Remembers a file that was taken. */
    private void remember(OrderedFile file, ContentHash hash) {
        office.register().hashes.add(hash);
        office.register().identities.add(file.identity());
        if (file.isAch()) {
            office.register().identities.add(daily(file));
        }
    }

    private OrderedFile read(byte[] content, Instant now) {
        Terms terms = office.terms();
        if (IsoFileReader.looksLikeXml(content)) {
            return new IsoFileReader(office.ledger(), terms, now).read(content);
        }
        try {
            return AchFileParser.parse(content, office.ledger(), terms.achAsOne(), terms.originators());
        } catch (AchFormatException e) {
            return new OrderedFile("", "", "nacha", List.of(), e.refusal());
        }
    }

    /** Origin, day and modifier, which tell apart the files of a day. */
    private static String daily(OrderedFile file) {
        String identity = file.identity();
        int second = identity.indexOf('|', identity.indexOf('|') + 1);
        return identity.substring(0, identity.indexOf('|', second + 1));
    }

    private OrderedFile strictly(OrderedFile file, Instant now) {
        if (office.register().identities.contains(daily(file))) {
            return file.refused(new Refusal(
                    "R24", "the modifier of the file (column 34) was used before by its origin on its day"));
        }
        for (OrderedBatch batch : file.batches()) {
            Refusal late = BankCalendar.refusal(Rail.ACH, batch.date(), batch.window(), now);
            if (late != null) {
                return file.refused(late);
            }
            boolean sameDay = BankCalendar.isSameDay(Rail.ACH, batch.date(), now);
            for (OrderedPayment payment : batch.payments()) {
                if (sameDay && payment.amount().minorUnits() > BankCalendar.SAME_DAY_CENTS) {
                    return file.refused(new Refusal(
                            "R19",
                            "entry %s (%s) is above the limit of same-day entries"
                                    .formatted(payment.instruction(), payment.amount())));
                }
            }
        }
        Refusal poor = poor(file);
        return poor == null ? file : file.refused(poor);
    }

    /** Credits have to be covered when they are delivered, together with those that wait. */
    private @Nullable Refusal poor(OrderedFile file) {
        Map<String, Money> needed = new HashMap<>();
        List<OrderedPayment> all = new ArrayList<>();
        file.batches().forEach(batch -> all.addAll(batch.payments()));
        office.register().payments.stream()
                .filter(payment -> payment.status() == Status.PENDING)
                .forEach(payment -> all.add(payment.order()));
        for (OrderedPayment order : all) {
            if (order.movesMoney() && order.account() != null) {
                needed.merge(order.account(), order.amount(), Money::plus);
            }
        }
        for (var account : needed.entrySet()) {
            LedgerAccount of = office.ledger().account(account.getKey());
            if (of.balance().compareTo(account.getValue()) < 0) {
                BankAccount shown = of.account();
                return new Refusal(
                        "AM04",
                        "account %s has %s, which is less than %s"
                                .formatted(shown.masked(), of.balance(), account.getValue()));
            }
        }
        return null;
    }
}
