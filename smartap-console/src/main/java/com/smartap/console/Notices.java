package com.smartap.console;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a page says after something was done. Addresses carry only the code, so that nobody can put words into a link. */
final class Notices {
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("submitted", "Received. It goes on by itself."),
            Map.entry("corrected", "Your corrections are saved. The invoice is being checked anew."),
            Map.entry("corrected-next", "Your corrections are saved. That invoice is being checked anew."),
            Map.entry("approve", "Approved."),
            Map.entry("reject", "Rejected."),
            Map.entry("escalate", "Handed to the next higher role."),
            Map.entry("hold", "On hold."),
            Map.entry("release", "Released; it goes on from where it was stopped."),
            Map.entry("retry", "The failed step is being tried again."),
            Map.entry("withdraw", "Withdrawn."),
            Map.entry("resubmit", "Resubmitted; it is being checked anew."),
            Map.entry("built", "The batch is built. Another person has to release it."),
            Map.entry("released", "Released. The payment file is on its way to the bank."),
            Map.entry("cancelled", "Cancelled. Its invoices may be paid again."),
            Map.entry("handed-over", "Recorded: the bank has the file."),
            Map.entry("saved", "Saved."),
            Map.entry("signature-remind", "Reminded those whose turn it is."),
            Map.entry("signature-check", "Asked. What was found stands below."),
            Map.entry("signature-cancel", "Cancelled. The invoice goes back to an approval by hand."),
            Map.entry("demand", "Noted. The signatures are asked for as soon as all approvals are given."),
            Map.entry("signed-checkpoint", "Signed. Copy the checkpoint to where nobody here can change it."),
            Map.entry("synced", "Vendors and purchase orders are up to date."),
            Map.entry("learning-remove", "Forgotten. This vendor's next documents are read without it."),
            Map.entry("learning-restore", "That version is in use again."),
            Map.entry("learning-drop", "Deleted. The vendor is learned anew without it."),
            Map.entry("learning-relearn", "The vendor is being learned anew from its examples."),
            Map.entry("tested", "The connection works."),
            Map.entry("reconnected", "Connected again."));

    private Notices() {}

    /** The text of a code; empty for codes that no page of ours leaves. */
    static Optional<String> text(@Nullable String code) {
        return Optional.ofNullable(code).map(TEXTS::get);
    }
}
