package com.smartap.testkit.bank;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/** What the bank will do, and when. */
final class Agenda {
    private final PriorityQueue<Planned> planned = new PriorityQueue<>();
    private long counter;

    void plan(Instant at, Planned.What what, int subject, String code) {
        planned.add(new Planned(at, counter++, what, subject, code));
    }

    /** Takes the next thing that is due at a moment. */
    Optional<Planned> due(Instant now) {
        Planned next = planned.peek();
        return next == null || next.at().isAfter(now) ? Optional.empty() : Optional.ofNullable(planned.poll());
    }

    /** All that is planned, in no order. */
    List<Planned> all() {
        return new ArrayList<>(planned);
    }

    void restore(List<Planned> kept) {
        planned.clear();
        planned.addAll(kept);
        counter = kept.stream().mapToLong(Planned::order).max().orElse(-1) + 1;
    }
}
