package com.smartap.console;

import static com.smartap.model.invoice.InvoiceState.*;

import com.smartap.model.invoice.InvoiceState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The states of invoices, grouped by who or what they wait for: the tabs of the list and the figures of the dashboard. */
enum StateGroup {
    ATTENTION("Needs attention", "attention", EnumSet.of(NEEDS_REVIEW, UNMATCHED, ON_HOLD, FAILED)),
    WORKING("In progress", "active", EnumSet.of(RECEIVED, EXTRACTED, VALIDATED, MATCHED, APPROVED, EXPORTED)),
    APPROVAL("Awaiting approval", "waiting", EnumSet.of(PENDING_APPROVAL, AWAITING_SIGNATURE)),
    PAYABLE("Ready to pay", "active", EnumSet.of(READY_FOR_PAYMENT)),
    PAYING("Being paid", "waiting", EnumSet.of(PAYMENT_SCHEDULED)),
    PAID("Paid", "good", EnumSet.of(InvoiceState.PAID, ARCHIVED)),
    STOPPED("Refused", "bad", EnumSet.of(REJECTED, DUPLICATE, VOID));

    private final String label;
    private final String tone;
    private final Set<InvoiceState> states;

    StateGroup(String label, String tone, Set<InvoiceState> states) {
        this.label = label;
        this.tone = tone;
        this.states = states;
    }

    static Optional<StateGroup> of(@Nullable String key) {
        return Arrays.stream(values()).filter(group -> group.key().equals(key)).findFirst();
    }

    /** The name in addresses. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The name on pages. */
    public String label() {
        return label;
    }

    /** Its tone. */
    public String tone() {
        return tone;
    }

    /** The states that belong to it. */
    public Set<InvoiceState> states() {
        return states;
    }

    /** How many invoices stand in its states. */
    public long count(Map<InvoiceState, Long> counts) {
        return states.stream()
                .mapToLong(state -> counts.getOrDefault(state, 0L))
                .sum();
    }
}
