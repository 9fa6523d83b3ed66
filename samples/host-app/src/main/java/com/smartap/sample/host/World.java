package com.smartap.sample.host;

import com.smartap.testkit.bank.SimulatedBank;
import com.smartap.testkit.quickbooks.QuickBooksTwin;
import com.smartap.testkit.samples.SampleInvoices;
import com.smartap.testkit.world.SimulatedWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The simulated outside world: a QuickBooks company and a bank, in this process. What they know is written to a folder
 * before they answer, so that a second start finds the world as the first one left it.
 */
final class World implements AutoCloseable {
    private final Path folder;
    private final Clock clock;
    private final Duration bankAnswersAfter;
    private final QuickBooksTwin erp;
    private final SimulatedBank bank;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "simulated-bank");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> answers;
    private @Nullable Instant unreportedSince;

    World(Path folder, Clock clock, Duration bankAnswersAfter) {
        this.folder = folder;
        this.clock = clock;
        this.bankAnswersAfter = bankAnswersAfter;
        this.erp = new QuickBooksTwin(clock);
        this.bank = SimulatedBank.builder(clock)
                .account(SimulatedWorld.ACCOUNT, SimulatedWorld.OPENING)
                .slowness(Duration.ofSeconds(4))
                .build();
        try {
            Files.createDirectories(folder);
            open();
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's folder %s cannot be used".formatted(folder), e);
        }
        erp.onChange(this::saveErp);
        bank.onChange(this::saveBank);
        this.answers = timer.scheduleWithFixedDelay(this::bankAnswers, 1, 1, TimeUnit.SECONDS);
    }

    QuickBooksTwin erp() {
        return erp;
    }

    SimulatedBank bank() {
        return bank;
    }

    /** Where everything is kept. */
    Path folder() {
        return folder;
    }

    /** Sends a statement about everything that was booked since the last one. */
    synchronized void bankAnswersNow() {
        bank.issueStatement();
        unreportedSince = null;
        saveBank();
    }

    void saveErp() {
        write("erp.json", erp.snapshot());
    }

    void saveBank() {
        write("bank.json", bank.snapshot());
    }

    @Override
    public void close() {
        answers.cancel(false);
        timer.shutdownNow();
        erp.close();
        saveErp();
        saveBank();
    }

    private void open() throws IOException {
        Path port = folder.resolve("erp.port");
        if (Files.exists(folder.resolve("erp.json"))) {
            erp.restore(Files.readString(folder.resolve("erp.json")));
            erp.start(Integer.parseInt(Files.readString(port).strip()));
        } else {
            SampleInvoices.vendors().forEach(vendor -> erp.seed(SimulatedWorld.erpVendor(vendor)));
            SampleInvoices.orders().forEach(order -> erp.seed(SimulatedWorld.erpOrder(order)));
            erp.start(0);
            Files.writeString(port, String.valueOf(erp.baseUrl().getPort()));
            saveErp();
        }
        if (Files.exists(folder.resolve("bank.json"))) {
            bank.restore(Files.readString(folder.resolve("bank.json")));
        }
    }

    private synchronized void bankAnswers() {
        if (bank.unreported() == 0) {
            unreportedSince = null;
        } else if (unreportedSince == null) {
            unreportedSince = clock.instant();
        } else if (!clock.instant().isBefore(unreportedSince.plus(bankAnswersAfter))) {
            bankAnswersNow();
        }
    }

    private synchronized void write(String name, String text) {
        Path target = folder.resolve(name);
        Path part = folder.resolve(name + ".part");
        try {
            Files.writeString(part, text);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
