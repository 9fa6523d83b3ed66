package com.smartap.core.process;

import static com.smartap.core.TestEngine.*;

import com.smartap.core.Approvals;
import com.smartap.core.Invoices;
import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.StaleVersionException;
import com.smartap.spi.capture.DocumentSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The people of an accounts-payable office, who look at what is there and do what is next, whatever happened before.
 * Invoices wait as files in {@code mail}, from where those that were taken in move to {@code filed}.
 */
final class Office {
    private static final int BATCH = 20;
    private static final List<Actor> APPROVERS = List.of(MANAGER, SENIOR, CFO);

    private final SmartAp engine;
    private final Path folder;

    Office(SmartAp engine, Path folder) {
        this.engine = engine;
        this.folder = folder;
    }

    /** Takes in a few invoices out of the mail. */
    void submit(int most) {
        try (Stream<Path> mail = Files.list(folder.resolve("mail"))) {
            for (Path file : mail.sorted().limit(most).toList()) {
                try {
                    engine.invoices().submit(CLERK, DocumentSource.of(name(file), Files.readAllBytes(file)));
                } catch (DocumentException e) {
                    // A life before this one took it in, and had no time to file it.
                    if (e.code() != ErrorCode.DUPLICATE_DOCUMENT) {
                        throw e;
                    }
                }
                Files.move(file, folder.resolve("filed").resolve(name(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Approves what waits for anybody. */
    void approve() {
        for (Actor approver : APPROVERS) {
            for (Approvals.Task task :
                    engine.approvals().queue(approver, PageRequest.first(20)).items()) {
                try {
                    engine.approvals()
                            .approve(
                                    approver,
                                    task.approval().id(),
                                    task.invoice().version(),
                                    null);
                } catch (StaleVersionException | IllegalLifecycleStateException e) {
                    // Somebody else was faster.
                }
            }
        }
    }

    /** Builds batches of those that can be paid: full ones, or what is left when nothing else is on its way. */
    void build() {
        List<InvoiceId> payable = engine.payments().payable(CLERK, PageRequest.first(BATCH)).items().stream()
                .map(Invoice::id)
                .toList();
        if (payable.size() == BATCH || (!payable.isEmpty() && nothingBefore())) {
            try {
                engine.payments().build(CLERK, payable, null, null);
            } catch (StaleVersionException | IllegalLifecycleStateException e) {
                // Somebody else was faster.
            }
        }
    }

    private boolean nothingBefore() {
        Map<InvoiceState, Long> counts = engine.invoices().countByState(AUDITOR);
        return mail() == 0
                && counts.keySet().stream()
                        .allMatch(state -> state.ordinal() >= InvoiceState.READY_FOR_PAYMENT.ordinal());
    }

    /** Invoices that were not taken in yet. */
    long mail() {
        try (Stream<Path> files = Files.list(folder.resolve("mail"))) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Releases the batches that were built. */
    void release() {
        List<PaymentBatch> batches = new ArrayList<>(
                engine.payments().list(TREASURER, PageRequest.first(200)).items());
        for (PaymentBatch batch : batches) {
            if (batch.state() == PaymentBatch.State.BUILT) {
                try {
                    engine.payments().release(TREASURER, batch.id(), batch.version(), batch.contentHash());
                } catch (StaleVersionException | IllegalLifecycleStateException e) {
                    // Somebody else was faster.
                }
            }
        }
    }

    /** Whether so many invoices are in the archive; fails if one went astray. */
    boolean archived(int count) {
        Map<InvoiceState, Long> counts = engine.invoices().countByState(AUDITOR);
        for (InvoiceState astray : List.of(
                InvoiceState.FAILED, InvoiceState.NEEDS_REVIEW, InvoiceState.DUPLICATE, InvoiceState.UNMATCHED)) {
            if (counts.getOrDefault(astray, 0L) > 0 && astray != InvoiceState.UNMATCHED) {
                Invoice invoice = engine.invoices()
                        .list(AUDITOR, Invoices.Query.in(astray), PageRequest.first(1))
                        .items()
                        .get(0);
                throw new AssertionError(invoice.content().invoiceNumber() + " is " + astray + ": " + invoice.reason()
                        + " " + invoice.problems());
            }
        }
        return counts.getOrDefault(InvoiceState.ARCHIVED, 0L) == count;
    }
}
