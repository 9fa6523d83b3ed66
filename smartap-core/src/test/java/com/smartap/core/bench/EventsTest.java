package com.smartap.core.bench;

import static com.smartap.core.bench.Bench.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.smartap.core.AuditEntry;
import com.smartap.core.Events;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.event.Event;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.ForbiddenException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.SmartApException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsTest {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final Actor ADMIN = person(TENANT, "admin", Role.ADMIN);

    private final JdbcConnectionPool database = Bench.h2();
    private final Subscriber good = new Subscriber("good");
    private final Subscriber bad = new Subscriber("bad");
    private Bench bench;

    /** Notes what it gets, after doing what a test says. */
    private static final class Subscriber implements Events.Subscriber {
        private final String name;
        private final List<Events.Delivery> got = new CopyOnWriteArrayList<>();
        private volatile Consumer<Events.Delivery> first = delivery -> {};

        Subscriber(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<String> types() {
            return Set.of();
        }

        @Override
        public void handle(Events.Delivery delivery) {
            first.accept(delivery);
            got.add(delivery);
        }

        List<String> types(Invoice invoice) {
            return got.stream()
                    .map(Events.Delivery::event)
                    .filter(event -> event.aggregateId().equals(invoice.id().toString()))
                    .map(Event::type)
                    .toList();
        }
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        bench = Bench.open(database, folder, builder -> builder.subscriber(good).subscriber(bad));
        bench.erp.vendor("Acme", "USD", true);
        bench.connect(TENANT);
    }

    @AfterEach
    void close() {
        bench.close();
        database.dispose();
    }

    private void quiet() {
        await().atMost(Duration.ofSeconds(20)).until(() -> bench.engine.status().openDeliveries() == 0);
    }

    private List<String> recorded(Invoice invoice) {
        return bench.engine.events().list(ADMIN, invoice.id().toString(), PageRequest.first(200)).items().stream()
                .map(Event::type)
                .toList();
    }

    @Test
    void a_subscriber_gets_every_event_of_an_invoice_once_and_in_order() {
        Invoice invoice = bench.payable(TENANT, new Note("E-1", "Acme", "", "USD", "10.00"));
        quiet();
        assertThat(recorded(invoice)).hasSizeGreaterThan(6).startsWith("invoice.uploaded", "invoice.processed");
        assertThat(good.types(invoice)).isEqualTo(recorded(invoice));
        assertThat(good.got).extracting(Events.Delivery::replay).containsOnly(false);
        assertThat(good.got.stream()
                        .map(Events.Delivery::event)
                        .filter(event -> event.aggregateId().equals(invoice.id().toString()))
                        .map(Event::sequence))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void a_subscriber_that_fails_is_asked_again_and_keeps_its_order() {
        AtomicInteger failures = new AtomicInteger();
        bad.first = delivery -> {
            if (delivery.event().type().equals("invoice.processed") && failures.getAndIncrement() < 2) {
                throw new IllegalStateException("not now");
            }
        };
        Invoice invoice = bench.payable(TENANT, new Note("E-2", "Acme", "", "USD", "10.00"));
        // Nobody waits for the one that fails.
        await().untilAsserted(() -> assertThat(good.types(invoice)).isEqualTo(recorded(invoice)));
        quiet();
        assertThat(bad.types(invoice)).isEqualTo(recorded(invoice));
        assertThat(bad.got)
                .filteredOn(delivery -> delivery.event().type().equals("invoice.processed"))
                .extracting(Events.Delivery::attempt)
                .containsExactly(3);
    }

    @Test
    void what_cannot_be_delivered_is_parked_and_tried_once_more_on_request() {
        bad.first = delivery -> {
            if (delivery.event().type().equals("invoice.processed")) {
                throw new SmartApException(ErrorCode.INVALID_REQUEST, "never");
            }
        };
        Invoice invoice = bench.payable(TENANT, new Note("E-3", "Acme", "", "USD", "10.00"));
        quiet();
        assertThat(bench.engine.status().parkedDeliveries()).isEqualTo(1);
        assertThat(good.types(invoice)).isEqualTo(recorded(invoice));
        assertThat(bad.types(invoice)).doesNotContain("invoice.processed").contains("invoice.payable");
        bad.first = delivery -> {};
        assertThat(bench.engine.events().retryParked(ADMIN)).isEqualTo(1);
        assertThat(bench.engine.events().retryParked(ADMIN)).isZero();
        await().untilAsserted(() -> assertThat(bad.types(invoice)).containsAll(recorded(invoice)));
        quiet();
        assertThat(bad.types(invoice)).hasSameSizeAs(recorded(invoice));
        assertThat(bench.engine.status().parkedDeliveries()).isZero();
    }

    @Test
    void a_replay_is_marked_and_makes_nothing_happen_again() {
        Invoice invoice = bench.payable(TENANT, new Note("E-4", "Acme", "", "USD", "10.00"));
        quiet();
        List<String> before = recorded(invoice);
        int bills = bench.erp.bills().size();
        int delivered = good.got.size();
        int queued = bench.engine.events().replay(ADMIN, "good", Set.of("invoice.approved", "invoice.exported"));
        assertThat(queued).isEqualTo(2);
        assertThat(bench.engine.events().replay(ADMIN, "lifecycle", Set.of())).isPositive();
        assertThat(bench.engine.events().replay(ADMIN, "hand-over", Set.of())).isZero();
        quiet();
        assertThat(good.got.subList(delivered, good.got.size()))
                .extracting(delivery -> delivery.event().type() + " " + delivery.replay())
                .containsExactlyInAnyOrder("invoice.approved true", "invoice.exported true");
        assertThat(recorded(invoice)).isEqualTo(before);
        assertThat(bench.erp.bills()).hasSize(bills);
        assertThat(bench.engine.invoices().get(ADMIN, invoice.id()).state()).isEqualTo(InvoiceState.READY_FOR_PAYMENT);
        assertThat(bench.engine.invoices().timeline(ADMIN, invoice.id()))
                .extracting(AuditEntry::action)
                .containsOnlyOnce("invoice.exported");
    }

    @Test
    void only_administrators_replay_and_only_what_there_is() {
        assertThatThrownBy(() -> bench.engine.events().replay(person(TENANT, "clerk", Role.CLERK), "good", Set.of()))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> bench.engine.events().replay(ADMIN, "nobody", Set.of()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("good");
    }

    @Test
    void events_survive_a_restart_between_two_attempts(@TempDir Path folder) {
        bad.first = delivery -> {
            throw new IllegalStateException("not now");
        };
        Invoice invoice =
                bench.submit(TENANT, new Note("E-5", "Acme", "", "USD", "10.00"), InvoiceState.PENDING_APPROVAL);
        bench.close();
        Subscriber after = new Subscriber("bad");
        try (Bench second =
                Bench.open(database, folder, builder -> builder.subscriber(good).subscriber(after))) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(after.types(invoice))
                            .isEqualTo(second
                                    .engine
                                    .events()
                                    .list(ADMIN, invoice.id().toString(), PageRequest.first(200))
                                    .items()
                                    .stream()
                                    .map(Event::type)
                                    .toList()));
        }
    }
}
