package com.smartap.testkit.bank;

import com.smartap.model.ContentHash;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that a bank knows, to be written down and read again. */
record BankState(
        Map<String, AccountState> accounts,
        List<BankFile> files,
        List<String> messageNames,
        List<HandledBatch> batches,
        List<Handled> payments,
        List<ContentHash> hashes,
        List<String> identities,
        List<Planned> planned,
        List<AchReply> replies,
        List<StatementSheet> sheets,
        List<Outbox.Given> given,
        List<Outbox.Given> held,
        List<Taken> taken) {
    /** An account's lines, and how many of them were told. */
    record AccountState(List<Booking> bookings, int reported, int notified) {}

    /** A file that came over the channel under a key, and how it was answered. */
    record Taken(
            String key,
            ContentHash hash,
            @Nullable String accepted,
            @Nullable String refused) {}
}
