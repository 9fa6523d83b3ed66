package com.smartap.core.internal.lifecycle;

import com.smartap.model.event.EventType;
import com.smartap.model.invoice.InvoiceState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of the lifecycle table.
 *
 * @param trigger by what
 * @param from from which states
 * @param guard under which condition
 * @param to to which state; null for the state in which the invoice was stopped
 * @param event the type of the event that tells it
 */
public record Transition(
        Trigger trigger,
        Set<InvoiceState> from,
        Guard guard,
        @Nullable InvoiceState to,
        String event) {
    /** Copies the states. */
    public Transition {
        from = Set.copyOf(from);
    }

    boolean fits(InvoiceState state, Trigger by) {
        return trigger == by && from.contains(state);
    }

    /** A row that is being written. */
    static final class Draft {
        private final Trigger trigger;
        private final Set<InvoiceState> from = EnumSet.noneOf(InvoiceState.class);
        private Guard guard = Guard.NONE;
        private @Nullable InvoiceState to;

        Draft(Trigger trigger) {
            this.trigger = trigger;
        }

        Draft from(InvoiceState... states) {
            from.addAll(Arrays.asList(states));
            return this;
        }

        Draft from(Set<InvoiceState> states) {
            from.addAll(states);
            return this;
        }

        Draft andFrom(InvoiceState... states) {
            return from(states);
        }

        Draft when(Guard condition) {
            this.guard = condition;
            return this;
        }

        Draft to(@Nullable InvoiceState state) {
            this.to = state;
            return this;
        }

        Transition tells(String event) {
            return new Transition(trigger, from, guard, to, event);
        }

        Transition tells(EventType event) {
            return tells(event.wire());
        }
    }
}
