package com.smartap.payments.bank;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.payments.nacha.NachaCcdFormat;
import com.smartap.payments.nacha.NachaOptions;
import com.smartap.payments.pain.Pain001V09Format;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.SmartApException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.BankChannel;
import com.smartap.spi.payment.BankChannel.Delivery;
import com.smartap.spi.payment.PaymentAnswer;
import com.smartap.spi.payment.PaymentAnswer.Level;
import com.smartap.spi.payment.PaymentAnswer.State;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.StatementReader.Entry;
import com.smartap.testkit.payment.StatementRecorder.Recorded;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pays invoices as the engine does: a file is written once and delivered under a key; after a lost answer it is looked for
 * before it is sent again; an invoice is paid anew only after it is proven that the earlier payment moved no money, or that
 * its money came back for good.
 */
final class PaymentDriver {
    /** Returns are dishonored within five banking days and contested within two more; then they are final. */
    private static final int FINAL_AFTER_DAYS = 12;
    /** A refusal of these says that the payment may be there already. */
    private static final Set<String> DUPLICATES = Set.of("R24", "DUPL", "AM05", "DU01", "DU02", "DU03", "DU04", "DU05");

    /** The bank numbers its statements, so that a missing one is seen. */
    private static final Pattern STATEMENT = Pattern.compile("S[0-9A-Z]{6}([0-9]{6})");

    private final BankChannel channel;
    private final Clock clock;
    private final boolean american;
    private final SplittableRandom random;
    private final PaymentFormat format;
    private final Map<String, Money> invoices = new TreeMap<>();
    private final Map<String, Sent> payments = new LinkedHashMap<>();
    private final List<OutFile> files = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<Integer, LocalDate> coveredBy = new TreeMap<>();
    private @Nullable String cursor;
    private LocalDate lastSent = LocalDate.MIN;

    /** A payment, and what the bank's files said of it. */
    private static final class Sent {
        private final String invoice;
        private final Money amount;
        private Money net;
        private @Nullable LocalDate moved;
        private boolean refused;
        private boolean neverThere;

        Sent(String invoice, Money amount) {
            this.invoice = invoice;
            this.amount = amount;
            net = Money.zero(amount.currency());
        }
    }

    /** A file on its way. */
    private static final class OutFile {
        private final String id;
        private final byte[] bytes;
        private final List<String> payments;
        private boolean done;
        private boolean tried;

        OutFile(String id, byte[] bytes, List<String> payments) {
            this.id = id;
            this.bytes = bytes;
            this.payments = payments;
        }
    }

    PaymentDriver(BankChannel channel, Clock clock, boolean american, SplittableRandom random) {
        this.channel = channel;
        this.clock = clock;
        this.american = american;
        this.random = random;
        format = american ? new NachaCcdFormat() : new Pain001V09Format();
    }

    void invoice(String id, Money amount) {
        invoices.put(id, amount);
    }

    Money amount(String invoice) {
        return invoices.get(invoice);
    }

    Map<String, Money> amounts() {
        return invoices;
    }

    /** How long nothing was sent while everything was paid. */
    long quietDays() {
        boolean waiting = invoices.keySet().stream()
                        .anyMatch(id -> payments.values().stream()
                                .noneMatch(payment -> payment.invoice.equals(id) && payment.net.isNegative()))
                || files.stream().anyMatch(file -> !file.done);
        return waiting ? 0 : ChronoUnit.DAYS.between(lastSent, today());
    }

    /** Pays what is open, and delivers what is written. */
    void work() {
        List<PaymentInstruction> due = new ArrayList<>();
        List<String> references = new ArrayList<>();
        for (var invoice : invoices.entrySet()) {
            if (isOpen(invoice.getKey())) {
                long earlier = payments.values().stream()
                        .filter(p -> p.invoice.equals(invoice.getKey()))
                        .count();
                String reference = invoice.getKey() + "-" + (earlier + 1);
                String amount = invoice.getValue().plain();
                due.add(
                        american
                                ? BankFiles.american(reference, amount)
                                : BankFiles.european(reference, amount, "EUR"));
                payments.put(reference, new Sent(invoice.getKey(), invoice.getValue()));
                references.add(reference);
            }
        }
        if (!due.isEmpty()) {
            lastSent = today();
            String id = "PB-" + (files.size() + 1);
            Map<String, String> options = american
                    ? Map.of(NachaOptions.FILE_OF_DAY, String.valueOf(files.size() % 36 + 1))
                    : Map.of("pain.batch-booking", "false");
            LocalDate day = today().plusDays(1 + random.nextInt(3));
            byte[] bytes = BankFiles.write(format, BankFiles.order(id, clock.instant(), day, options, due));
            files.add(new OutFile(id, bytes, references));
        }
        files.stream().filter(file -> !file.done).forEach(this::deliver);
    }

    private void deliver(OutFile file) {
        IdempotencyKey key = IdempotencyKey.of("send-batch", file.id, 1);
        try {
            if (file.tried && channel.find(file.id, key).isPresent()) {
                file.done = true;
                return;
            }
            file.tried = true;
            Delivery answer = channel.deliver(file.id, DocumentSource.of(file.id, file.bytes), key);
            if (random.nextInt(12) == 0) {
                return; // crashed before the answer was written down
            }
            if (answer instanceof Delivery.Accepted) {
                file.done = true;
            } else if (answer instanceof Delivery.Refused refused && !isDuplicate(refused.reason())) {
                file.done = true;
                file.payments.forEach(reference -> neverThere(payments.get(reference)));
            }
        } catch (ConnectorException e) {
            // Tried again the next time, after a look.
        }
    }

    private static void neverThere(Sent payment) {
        payment.neverThere = true;
        payment.refused = true;
    }

    private static boolean isDuplicate(String reason) {
        return DUPLICATES.contains(reason.replaceAll(":.*", ""));
    }

    /** Reads what the bank has sent. */
    void listen() {
        try {
            for (String before = ""; !String.valueOf(cursor).equals(before); ) {
                before = String.valueOf(cursor);
                BankChannel.Inbox inbox = channel.receive(cursor);
                inbox.files().forEach(this::read);
                cursor = inbox.cursor();
            }
        } catch (ConnectorException e) {
            // The cursor stands where it stood.
        }
    }

    private void read(DocumentSource file) {
        List<Recorded> all;
        try {
            all = BankFiles.readFirst(file).statements();
        } catch (SmartApException e) {
            return; // half of a file; the whole comes as well
        }
        for (Recorded one : all) {
            one.answers().forEach(this::answer);
            if (!one.head().format().equals("NACHA")) {
                one.entries().forEach(entry -> entry(file.name(), entry));
            }
            Matcher number = STATEMENT.matcher(file.name());
            LocalDate to =
                    one.head().to() != null ? one.head().to() : one.balance().to();
            if (number.find() && to != null) {
                coveredBy.put(Integer.parseInt(number.group(1)), to);
            }
        }
    }

    private void entry(String file, Entry entry) {
        Sent payment = payments.get(String.valueOf(entry.endToEndId()));
        if (payment == null) {
            throw new AssertionError("%s tells of a payment that is not ours: %s".formatted(file, entry));
        }
        if (seen.add(entry.bankReference() + "|" + entry.amount())) {
            payment.net = payment.net.plus(Money.of(entry.amount(), entry.currency()));
            LocalDate day = entry.bookingDate();
            payment.moved = payment.moved == null || payment.moved.isBefore(day) ? day : payment.moved;
        }
    }

    /** A refusal proves that no money will move, unless it says that the payment may be there already. */
    private void answer(PaymentAnswer answer) {
        boolean duplicate = answer.reasons().stream().anyMatch(reason -> DUPLICATES.contains(reason.code()));
        if (answer.state() != State.REJECTED || duplicate) {
            return;
        }
        for (OutFile file : files) {
            if (!file.id.equals(answer.messageId())) {
                continue;
            }
            for (String reference : file.payments) {
                if (answer.level() != Level.PAYMENT || reference.equals(answer.endToEndId())) {
                    payments.get(reference).refused = true;
                }
            }
        }
    }

    /** Whether no payment of an invoice has moved its money, or may still do so. */
    private boolean isOpen(String invoice) {
        return payments.values().stream()
                .filter(payment -> payment.invoice.equals(invoice))
                .allMatch(payment -> payment.refused || isReturnedForGood(payment));
    }

    private boolean isReturnedForGood(Sent payment) {
        LocalDate moved = payment.moved;
        return moved != null && payment.net.isZero() && !covered().isBefore(moved.plusDays(FINAL_AFTER_DAYS));
    }

    /** The last day of the last statement up to which none is missing. */
    private LocalDate covered() {
        LocalDate day = LocalDate.MIN;
        for (int i = 1; coveredBy.containsKey(i); i++) {
            day = coveredBy.get(i);
        }
        return day;
    }

    /** What the files said of each payment. */
    Map<String, String> told() {
        Map<String, String> told = new TreeMap<>();
        payments.forEach((reference, payment) -> {
            String state = payment.neverThere
                    ? "NEVER_THERE"
                    : payment.moved == null
                            ? payment.refused ? "REFUSED" : "UNKNOWN"
                            : payment.net.isNegative() ? "PAID" : "RETURNED";
            told.put(reference, state + " " + payment.net.negated());
        });
        return told;
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
