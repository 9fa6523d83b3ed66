package com.smartap.testkit.bank;

import com.smartap.model.ContentHash;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** All files, batches and payments that the bank has taken in. */
final class Register {
    final List<BankFile> files = new ArrayList<>();
    /** The name of each file's message, such as {@code pain.001.001.09}. */
    final List<String> messageNames = new ArrayList<>();

    final List<HandledBatch> batches = new ArrayList<>();
    final List<Handled> payments = new ArrayList<>();
    final Set<ContentHash> hashes = new HashSet<>();
    final Set<String> identities = new HashSet<>();

    Handled payment(int index) {
        return payments.get(index);
    }

    HandledBatch batchOf(int payment) {
        return batches.get(payments.get(payment).batch());
    }

    BankFile fileOf(HandledBatch batch) {
        return files.get(batch.file());
    }

    void update(int index, UnaryOperator<Handled> change) {
        payments.set(index, change.apply(payments.get(index)));
    }

    BankPayment shown(int index) {
        HandledBatch batch = batchOf(index);
        return payments.get(index).shown(batch, fileOf(batch));
    }

    List<BankPayment> shown() {
        List<BankPayment> shown = new ArrayList<>(payments.size());
        for (int i = 0; i < payments.size(); i++) {
            shown.add(shown(i));
        }
        return shown;
    }

    boolean hasAccepted(String fileName, ContentHash hash) {
        return files.stream()
                .anyMatch(file -> file.accepted()
                        && file.hash().equals(hash)
                        && file.fileName().equals(fileName));
    }

    void clear() {
        files.clear();
        messageNames.clear();
        batches.clear();
        payments.clear();
        hashes.clear();
        identities.clear();
    }
}
