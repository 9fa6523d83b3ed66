package com.smartap.payments.nacha;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The second pass: writes the records of an order that was checked, and adds up what the control records state. */
final class NachaFileWriter {
    private static final long HASH_MODULUS = 10_000_000_000L;
    private static final int BLOCKING_FACTOR = 10;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);

    private final PaymentOrder order;
    private final NachaSettings settings;
    private final NachaClasses classes;
    private final RecordOut out;
    private final Totals file = new Totals();
    private Totals batch = new Totals();
    private int batches;
    private int trace;
    private EntryClass current = EntryClass.CCD;
    private boolean open;

    /** What a control record states of the entries above it. */
    private static final class Totals {
        private int entries;
        private long hash;
        private long debitCents;
        private long creditCents;

        void add(Totals other) {
            entries += other.entries;
            hash = (hash + other.hash) % HASH_MODULUS;
            debitCents += other.debitCents;
            creditCents += other.creditCents;
        }
    }

    private final PaymentFormat.@Nullable Names names;

    NachaFileWriter(
            PaymentOrder order,
            NachaSettings settings,
            NachaClasses classes,
            OutputStream out,
            PaymentFormat.@Nullable Names names) {
        this.names = names;
        this.order = order;
        this.settings = settings;
        this.classes = classes;
        this.out = new RecordOut(out, settings.lineEnding);
    }

    PaymentFormat.Summary write() throws IOException {
        int payments = 0;
        writeFileHeader();
        for (EntryClass entryClass : EntryClass.values()) {
            if (classes.used().contains(entryClass)) {
                payments += writeClass(entryClass);
            }
        }
        writeFileControl();
        return new PaymentFormat.Summary(payments, Money.ofMinor(file.creditCents, NachaFormat.USD));
    }

    /** Hands on the last records: before, nothing is complete. */
    void flush() throws IOException {
        out.flush();
    }

    /** The batches of one entry class. */
    private int writeClass(EntryClass entryClass) throws IOException {
        current = entryClass;
        open = false;
        NachaLayout layout = new NachaLayout(settings, order.balanced());
        int payments = 0;
        for (PaymentInstruction payment : order.payments()) {
            if (classes.of(payment) == entryClass) {
                writePayment(payment, layout);
                payments++;
            }
        }
        endBatch();
        return payments;
    }

    private void writePayment(PaymentInstruction payment, NachaLayout layout) throws IOException {
        List<String> addenda = settings.isPrenote(payment) ? List.of() : current.addenda(payment, settings);
        long left = payment.amount().minorUnits();
        do {
            long cents = layout.nextPart(left);
            if (layout.add(cents, addenda.size())) {
                beginBatch();
            }
            writeCredit(payment, cents, addenda);
            left -= cents;
            addenda = List.of(); // the first part alone says what is paid, so that nobody counts it twice
        } while (left > 0);
    }

    private void beginBatch() throws IOException {
        if (open) {
            endBatch();
        }
        open = true;
        batch = new Totals();
        batches++;
        out.number(1, 5)
                .number(3, serviceClass())
                .name(16, settings.companyName)
                .text(20, settings.discretionaryData)
                .text(10, settings.companyId)
                .text(3, current.name())
                .text(10, settings.entryDescription)
                .text(6, settings.descriptiveDate)
                .text(6, NachaFormat.DATE.format(settings.effectiveDate))
                .blanks(3)
                .number(1, 1)
                .text(8, settings.odfi)
                .number(7, batches)
                .end();
    }

    private void endBatch() throws IOException {
        if (order.balanced() && batch.creditCents > 0) {
            writeOffset();
        }
        out.number(1, 8)
                .number(3, serviceClass())
                .number(6, batch.entries)
                .number(10, batch.hash)
                .number(12, batch.debitCents)
                .number(12, batch.creditCents)
                .text(10, settings.companyId)
                .blanks(19)
                .blanks(6)
                .text(8, settings.odfi)
                .number(7, batches)
                .end();
        file.add(batch);
    }

    /** 220 holds credits only; with an offset the batch is mixed. */
    private int serviceClass() {
        return order.balanced() ? 200 : 220;
    }

    private void writeCredit(PaymentInstruction payment, long cents, List<String> addenda) throws IOException {
        BankAccount account = payment.account();
        batch.creditCents += cents;
        writeEntry(code(payment), account, cents, payment.id(), settings.fold(payment.payee()), addenda);
        if (names != null) {
            names.payment(payment.id(), null, settings.odfi + String.format(Locale.ROOT, "%07d", trace));
        }
    }

    private int code(PaymentInstruction payment) {
        BankAccount.Type type = payment.account().type();
        if (!payment.amount().isZero()) {
            return AchAccount.credit(type);
        }
        return settings.isPrenote(payment) ? AchAccount.prenote(type) : AchAccount.zeroDollar(type);
    }

    private void writeOffset() throws IOException {
        BankAccount account = order.originator().account();
        batch.debitCents += batch.creditCents;
        writeEntry(AchAccount.debit(account.type()), account, batch.creditCents, "", "OFFSET", List.of());
    }

    private void writeEntry(
            int code, BankAccount account, long cents, String reference, String name, List<String> addenda)
            throws IOException {
        trace++;
        String routing = String.valueOf(account.routingNumber());
        batch.hash = (batch.hash + Integer.parseInt(routing, 0, 8, 10)) % HASH_MODULUS;
        out.number(1, 6)
                .number(2, code)
                .text(9, routing)
                .text(17, String.valueOf(account.accountNumber()))
                .number(10, cents)
                .text(15, reference);
        current.receiver(out, name, addenda.size());
        out.blanks(2)
                .number(1, addenda.isEmpty() ? 0 : 1)
                .text(8, settings.odfi)
                .number(7, trace)
                .end();
        for (int i = 0; i < addenda.size(); i++) {
            out.number(1, 7)
                    .number(2, 5)
                    .text(80, addenda.get(i))
                    .number(4, i + 1)
                    .number(7, trace)
                    .end();
        }
        batch.entries += 1 + addenda.size();
    }

    /** The id under which a statement reader knows the file. */
    private String fileId() {
        return String.join(
                "-",
                settings.immediateOrigin.strip(),
                NachaFormat.DATE.format(settings.created),
                TIME.format(settings.created),
                settings.fileIdModifier);
    }

    private void writeFileHeader() throws IOException {
        if (names != null) {
            names.file(fileId());
        }
        out.number(1, 1)
                .text(2, "01")
                .text(10, settings.immediateDestination)
                .text(10, settings.immediateOrigin)
                .text(6, NachaFormat.DATE.format(settings.created))
                .text(4, TIME.format(settings.created))
                .text(1, settings.fileIdModifier)
                .text(3, "094")
                .text(2, "10")
                .text(1, "1")
                .name(23, settings.destinationName)
                .name(23, settings.originName)
                .text(8, settings.referenceCode)
                .end();
    }

    private void writeFileControl() throws IOException {
        long blocks = (out.records() + 1 + BLOCKING_FACTOR - 1) / BLOCKING_FACTOR;
        out.number(1, 9)
                .number(6, batches)
                .number(6, blocks)
                .number(8, file.entries)
                .number(10, file.hash)
                .number(12, file.debitCents)
                .number(12, file.creditCents)
                .blanks(39)
                .end();
        while (out.records() % BLOCKING_FACTOR != 0) {
            out.all('9').end();
        }
    }
}
