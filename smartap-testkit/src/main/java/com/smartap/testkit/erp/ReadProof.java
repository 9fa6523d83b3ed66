package com.smartap.testkit.erp;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.erp.EntityType;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpPage;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.twin.ErpTwin;
import com.smartap.testkit.twin.Misbehaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One import under one random schedule of writes, deletes and faults between and within its pages. */
final class ReadProof {
    private static final List<Misbehaviour> FAULTS = List.of(
            Misbehaviour.DROP_NEXT,
            Misbehaviour.RATE_LIMITED_NEXT,
            Misbehaviour.SERVER_ERROR_NEXT,
            Misbehaviour.BAD_JSON_NEXT,
            Misbehaviour.EXPIRE_TOKENS);
    private static final int MOST_PAGES = 400;

    /** Reads one page of ids with their last change. */
    interface Pages {
        ErpPage<Map.Entry<String, Instant>> page(@Nullable String cursor, int limit);
    }

    private final int seed;
    private final Random random;
    private final TestClock clock;
    private final TestClock skewed;
    private final ErpTwin twin;
    private final EntityType type;
    private final ErpConnector connector;
    private final Pages pages;
    private final Map<String, Instant> read = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private int next;
    private int writesLeft = 60; // or a page of one record would chase them for ever
    private int faults;
    private int failedPages;

    ReadProof(
            int seed,
            Random random,
            TestClock clock,
            TestClock skewed,
            ErpTwin twin,
            EntityType type,
            ErpConnector connector,
            Pages pages) {
        this.seed = seed;
        this.random = random;
        this.clock = clock;
        this.skewed = skewed;
        this.twin = twin;
        this.type = type;
        this.connector = connector;
        this.pages = pages;
    }

    void run() {
        if (type == EntityType.PURCHASE_ORDER) {
            twin.seed(ErpSeeds.vendor(twin, 1, ImportPart.START));
        }
        int records = random.nextInt(16);
        for (int i = 0; i < records; i++) {
            // Few moments for many records, so that page borders fall within them.
            seed(ImportPart.START.plusSeconds(random.nextInt(4)));
        }
        int limit = 1 + random.nextInt(6);
        boolean writes = random.nextBoolean();
        twin.beforeEachRequest(() -> {
            if (writes && writesLeft > 0 && random.nextInt(3) == 0) {
                writesLeft--;
                write();
            }
            if (random.nextInt(5) == 0) {
                faults++;
                twin.misbehave(FAULTS.get(random.nextInt(FAULTS.size())));
            }
        });
        String cursor = toTheEnd(null, limit);
        assertThat(failedPages).as("pages read again, seed %d", seed).isLessThanOrEqualTo(faults);
        twin.beforeEachRequest(() -> {});
        twin.behave();
        pass(Duration.ofMinutes(1));
        toTheEnd(cursor, limit);
        compare();
    }

    private @Nullable String toTheEnd(@Nullable String from, int limit) {
        String cursor = from;
        boolean more = true;
        for (int page = 0; more && page < MOST_PAGES; page++) {
            try {
                ErpPage<Map.Entry<String, Instant>> got = pages.page(cursor, limit);
                got.items().forEach(item -> read.put(item.getKey(), item.getValue()));
                got.removed().forEach(read::remove);
                cursor = got.cursor();
                more = got.more();
            } catch (ConnectorException e) {
                failedPages++;
                pass(Duration.ofSeconds(20));
            }
        }
        assertThat(more).as("reading came to an end, seed %d", seed).isFalse();
        return cursor;
    }

    private void write() {
        List<String> held = new ArrayList<>(twin.held(type).keySet());
        switch (held.isEmpty() ? 0 : random.nextInt(4)) {
            case 0 -> {
                if (next < 40) {
                    seed(clock.instant());
                }
            }
            case 1 -> {
                String id = held.get(random.nextInt(held.size()));
                deleted.add(id);
                twin.delete(type, id);
            }
            default -> {
                if (random.nextBoolean()) {
                    pass(Duration.ofSeconds(1));
                }
                twin.touch(type, held.get(random.nextInt(held.size())));
            }
        }
    }

    private void seed(Instant at) {
        next++;
        if (type == EntityType.VENDOR) {
            twin.seed(ErpSeeds.vendor(twin, next, at));
        } else {
            twin.seed(ErpSeeds.order(twin, next, at));
        }
    }

    private void pass(Duration time) {
        clock.advance(time);
        skewed.advance(time);
    }

    private void compare() {
        Map<String, Instant> held = twin.held(type);
        for (Map.Entry<String, Instant> record : held.entrySet()) {
            assertThat(read)
                    .as(
                            "what was read, seed %d, %s of %s",
                            seed, connector.getClass().getSimpleName(), type)
                    .containsEntry(record.getKey(), record.getValue());
        }
        read.keySet().removeAll(held.keySet());
        assertThat(deleted).as("what was read and is not held, seed %d", seed).containsAll(read.keySet());
    }
}
