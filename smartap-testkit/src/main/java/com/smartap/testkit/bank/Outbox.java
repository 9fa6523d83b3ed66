package com.smartap.testkit.bank;

import com.smartap.spi.capture.DocumentSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What the bank has for its customer, in the order in which it made it available. */
final class Outbox {
    private static final int DAYS_LATE = 4;

    private final Mischief mischief;
    private final List<Given> given = new ArrayList<>();
    private final List<Given> held = new ArrayList<>();

    /** A file for the customer, and when it is there. */
    record Given(Instant at, String name, byte[] bytes, boolean statement) {
        DocumentSource document() {
            return DocumentSource.of(name, bytes);
        }
    }

    Outbox(Mischief mischief) {
        this.mischief = mischief;
    }

    void give(String name, byte[] bytes, boolean statement, Instant now) {
        if (mischief.strikes(10, "half of " + name + " comes first")) {
            given.add(new Given(now, "part-" + name, Arrays.copyOf(bytes, bytes.length / 2), false));
        }
        Duration delay = mischief.delay(4, DAYS_LATE, name);
        put(new Given(now.plus(delay), name, bytes, statement), delay);
        if (mischief.strikes(8, name + " comes twice")) {
            Duration more = mischief.delay(2, DAYS_LATE, "again-" + name);
            put(new Given(now.plus(more), "again-" + name, bytes, false), more);
        }
    }

    /** Makes available what was held back until now. */
    void release(Instant now) {
        if (held.isEmpty()) {
            return;
        }
        held.sort(Comparator.comparing(Given::at));
        while (!held.isEmpty() && !held.get(0).at().isAfter(now)) {
            given.add(held.remove(0));
        }
    }

    /** Makes available everything that is held back. */
    void releaseAll() {
        release(Instant.MAX);
    }

    List<DocumentSource> documents() {
        return given.stream().map(Given::document).toList();
    }

    /** Some of the files, from one index to another. */
    List<DocumentSource> documents(int from, int to) {
        return given.subList(from, to).stream().map(Given::document).toList();
    }

    int size() {
        return given.size();
    }

    /** A number for the next file. */
    int nextNumber() {
        return given.size() + held.size() + 1;
    }

    List<DocumentSource> statements() {
        return given.stream().filter(Given::statement).map(Given::document).toList();
    }

    List<Given> given() {
        return List.copyOf(given);
    }

    List<Given> held() {
        return List.copyOf(held);
    }

    void restore(List<Given> keptGiven, List<Given> keptHeld) {
        given.clear();
        given.addAll(keptGiven);
        held.clear();
        held.addAll(keptHeld);
    }

    private void put(Given file, Duration delay) {
        if (delay.isZero()) {
            given.add(file);
        } else {
            held.add(file);
        }
    }
}
