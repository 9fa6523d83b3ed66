package com.smartap.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.core.SmartAp;
import com.smartap.core.TestEngine;
import com.smartap.core.bench.Postgres;
import com.smartap.core.bench.Sql;
import com.smartap.testkit.bank.SimulatedBank;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import com.smartap.testkit.world.SimulatedWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the process of an engine twenty times at random instants while 200 invoices go their way, and counts everything
 * once.
 */
class KilledProcessIT {
    private static final int KILLS = 20;
    private static final int INVOICES = 10 * KILLS;
    private static final Duration LONGEST_LIFE = Duration.ofMillis(2500);

    @TempDir
    Path folder;

    private final long seed = Long.getLong("smartap.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void after_many_kills_every_invoice_was_posted_paid_and_sealed_once() throws Exception {
        for (String name : List.of("mail", "filed", "bank")) {
            Files.createDirectories(folder.resolve(name));
        }
        List<SampleInvoice> invoices = SampleInvoices.generated(INVOICES);
        for (SampleInvoice invoice : invoices) {
            Files.write(folder.resolve("mail").resolve(invoice.fileName()), invoice.pdf());
        }
        ScheduledExecutorService bankers = Executors.newSingleThreadScheduledExecutor();
        try (Postgres postgres = Postgres.start();
                SimulatedWorld world = SimulatedWorld.open(Clock.systemUTC(), 0)) {
            invoices.forEach(invoice -> world.quickBooks()
                    .seed(SimulatedWorld.erpOrder(invoice.order().orElseThrow())));
            connect(postgres, world);
            bankers.scheduleWithFixedDelay(() -> openBank(world.bank()), 0, 50, TimeUnit.MILLISECONDS);
            int kills = 0;
            int interrupted = 0;
            while (kills < KILLS) {
                liveAndDie(postgres, kills);
                kills++;
                interrupted += Sql.count(postgres.plain(), "select count(*) from smartap_delivery") > 0 ? 1 : 0;
            }
            assertThat(interrupted)
                    .as("kills in the midst of work, %s", seeds())
                    .isGreaterThanOrEqualTo(KILLS / 4);
            Process last = process(postgres, 0);
            assertThat(last.waitFor(6, TimeUnit.MINUTES))
                    .as("the last life ends, %s", seeds())
                    .isTrue();
            assertThat(last.exitValue())
                    .as("exit of the last life, %s: %s", seeds(), output())
                    .isZero();
            judge(postgres, world);
        } finally {
            bankers.shutdownNow();
        }
    }

    private String seeds() {
        return "-Dsmartap.seed=" + seed;
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    private void openBank(SimulatedBank bank) {
        try {
            bank.processFolder(folder.resolve("bank"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void connect(Postgres postgres, SimulatedWorld world) throws IOException {
        JdbcConnectionPool pool = Postgres.pool(postgres.port());
        try (SmartAp engine = Node.engine(pool, folder, "node-of-the-test").build()) {
            TestEngine.connect(engine, world);
        } finally {
            pool.dispose();
        }
    }

    /** One life: it may take in a tenth of the invoices, and is over at a random instant, mostly after the start. */
    private void liveAndDie(Postgres postgres, int life) throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve("started"));
        long began = System.nanoTime();
        Process process = process(postgres, INVOICES - (life + 1) * INVOICES / KILLS);
        boolean early = random.nextInt(10) == 0;
        while (!early && !Files.exists(folder.resolve("started"))) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the process ended by itself, " + seeds() + ": " + output());
            }
        }
        // A busy machine gets as much longer to do something as it needed to start.
        long longest = Math.max(LONGEST_LIFE.toNanos(), System.nanoTime() - began);
        boolean ended = process.waitFor((long) (random.nextDouble() * longest), TimeUnit.NANOSECONDS);
        assertThat(ended)
                .as("the process lives until it is killed, %s: %s", seeds(), output())
                .isFalse();
        process.destroyForcibly();
        assertThat(process.waitFor()).as("killed by signal 9").isEqualTo(137);
    }

    private Process process(Postgres postgres, int leave) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // Twenty starts of classes that the compiler has just made: verifying them is a good part of each.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote",
                "-Duser.timezone=UTC",
                "-Djava.awt.headless=true",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Node.class.getName(),
                String.valueOf(postgres.port()),
                folder.toString(),
                String.valueOf(INVOICES),
                String.valueOf(leave)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private void judge(Postgres postgres, SimulatedWorld world) throws IOException {
        JdbcConnectionPool pool = Postgres.pool(postgres.port());
        try (SmartAp engine = Node.engine(pool, folder, "node-of-the-test").build()) {
            new ExactlyOnce(engine, pool, seeds()).count(INVOICES, world.quickBooks(), world.bank());
        } finally {
            pool.dispose();
        }
    }
}
