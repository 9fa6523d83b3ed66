package com.smartap.core.process;

import static com.smartap.core.TestEngine.AUDITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smartap.core.Events;
import com.smartap.core.SmartAp;
import com.smartap.core.TestEngine;
import com.smartap.core.bench.Postgres;
import com.smartap.core.bench.Sql;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import com.smartap.testkit.world.SimulatedWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two engines share the work over one PostgreSQL: both do some of it, and nothing is done by both. */
class TwoNodesIT {
    private static final int INVOICES = 60;

    @TempDir
    Path folder;

    /** Notes which events were delivered on a node. */
    private static final class Witness implements Events.Subscriber {
        private final Set<String> seen = ConcurrentHashMap.newKeySet();

        @Override
        public String name() {
            return "witness";
        }

        @Override
        public Set<String> types() {
            return Set.of();
        }

        @Override
        public void handle(Events.Delivery delivery) {
            assertThat(seen.add(delivery.event().id().toString()))
                    .as("delivered to this node once")
                    .isTrue();
        }
    }

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void two_nodes_share_the_work_and_do_every_step_once() throws Exception {
        Files.createDirectories(folder.resolve("mail"));
        Files.createDirectories(folder.resolve("filed"));
        List<SampleInvoice> invoices = SampleInvoices.generated(INVOICES);
        for (SampleInvoice invoice : invoices) {
            Files.write(folder.resolve("mail").resolve(invoice.fileName()), invoice.pdf());
        }
        Witness first = new Witness();
        Witness second = new Witness();
        try (Postgres postgres = Postgres.start();
                SimulatedWorld world = SimulatedWorld.open(Clock.systemUTC(), 0)) {
            invoices.forEach(invoice -> world.quickBooks()
                    .seed(SimulatedWorld.erpOrder(invoice.order().orElseThrow())));
            JdbcConnectionPool one = Postgres.pool(postgres.port());
            JdbcConnectionPool two = Postgres.pool(postgres.port());
            try (SmartAp a = Node.engine(one, folder, "node-a")
                            .payments(TestEngine.payments(world))
                            .workers(2)
                            .subscriber(first)
                            .build();
                    SmartAp b = Node.engine(two, folder, "node-b")
                            .payments(TestEngine.payments(world))
                            .workers(2)
                            .subscriber(second)
                            .build()) {
                TestEngine.connect(a, world);
                a.start();
                b.start();
                // The office works through node a alone, node b finds what is to be done in the database.
                Office office = new Office(a, folder);
                await().atMost(Duration.ofMinutes(6))
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> {
                            office.submit(10);
                            office.approve();
                            office.build();
                            office.release();
                            return office.archived(INVOICES);
                        });
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> a.status().openDeliveries() == 0
                                && Sql.count(
                                                one,
                                                "select count(*) from smartap_job where task_name = 'smartap-deliver'")
                                        == 0);
                new ExactlyOnce(a, one, "two nodes").count(INVOICES, world.quickBooks(), world.bank());
                assertThat(first.seen).as("events on node a").isNotEmpty();
                assertThat(second.seen).as("events on node b").isNotEmpty();
                assertThat(first.seen).as("events on both nodes").doesNotContainAnyElementsOf(second.seen);
                assertThat((long) first.seen.size() + second.seen.size())
                        .as("events on either node")
                        .isEqualTo(Sql.count(one, "select count(*) from smartap_event"));
                assertThat(a.audit().verify(AUDITOR).intact()).isTrue();
            } finally {
                one.dispose();
                two.dispose();
            }
        }
    }
}
