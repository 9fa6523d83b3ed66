package com.smartap.testkit.bank;

import com.smartap.model.BankAccount;
import com.smartap.model.ContentHash;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a file is executed, and remembers those that were. */
final class Intake {
    private final BankAccount account;
    private final Set<ContentHash> hashes = new HashSet<>();
    private final Set<String> identities = new HashSet<>();

    /** A file and why it is refused; one of the two is absent. */
    record Examined(@Nullable AchFile file, @Nullable String refusal) {}

    Intake(BankAccount account) {
        this.account = account;
    }

    Examined examine(byte[] content, ContentHash hash) {
        if (hashes.contains(hash)) {
            return new Examined(null, "the file is a duplicate: its content was accepted before");
        }
        try {
            AchFile file = AchFileParser.parse(content);
            String refusal = refusal(file);
            return refusal == null ? new Examined(file, null) : new Examined(null, refusal);
        } catch (AchFormatException e) {
            return new Examined(null, e.getMessage());
        }
    }

    Set<ContentHash> hashes() {
        return hashes;
    }

    Set<String> identities() {
        return identities;
    }

    void accept(ContentHash hash, AchFile file) {
        hashes.add(hash);
        identities.add(file.identity());
    }

    private @Nullable String refusal(AchFile file) {
        if (identities.contains(file.identity())) {
            return "the file is a duplicate: one of the same origin, time, modifier and totals was accepted before";
        }
        boolean strangeOffset = file.entries().stream()
                .anyMatch(entry -> !entry.credit() && !entry.accountNumber().equals(account.accountNumber()));
        return strangeOffset ? "the file debits an account that does not belong to its originator" : null;
    }
}
