package com.smartap.sample.cli;

import com.smartap.archive.FileSystemDocumentStore;
import com.smartap.archive.PdfSealer;
import com.smartap.archive.SigningKey;
import com.smartap.core.Erp.NewConnection;
import com.smartap.core.Events;
import com.smartap.core.Invoices;
import com.smartap.core.PaymentSettings;
import com.smartap.core.SmartAp;
import com.smartap.model.PageRequest;
import com.smartap.model.invoice.Invoice;
import com.smartap.payments.channel.FolderBankChannel;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.world.SimulatedWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An engine on an embedded database in a folder, between a simulated ERP and a simulated bank. The bank's side is a drop
 * folder, so that files which were under way when a run ended are still under way in the next one.
 */
final class DemoWorld implements AutoCloseable {
    private static final String ERP = "QuickBooks (simulated)";
    private static final Duration OFTEN = Duration.ofMillis(100);

    /** More bills than a run posts: those whose number was lost with a run are not given again either. */
    private static final int MARGIN = 1000;

    private final SimulatedWorld outside;
    private final SmartAp engine;
    private final Path bank;

    private DemoWorld(SimulatedWorld outside, SmartAp engine, Path bank) {
        this.outside = outside;
        this.engine = engine;
        this.bank = bank;
    }

    static DemoWorld open(Path folder, Clock clock, Events.Subscriber subscriber) throws IOException {
        Path bank = folder.resolve("bank");
        SimulatedWorld outside = SimulatedWorld.open(clock, port(folder.resolve("erp.port")));
        try {
            SmartAp engine = SmartAp.builder()
                    .embedded(folder.resolve("database"))
                    .documentStore(new FileSystemDocumentStore(folder.resolve("documents")))
                    .sealer(new PdfSealer(sealingKey(folder, clock)))
                    .payments(PaymentSettings.of(SimulatedWorld.originator())
                            .over(new FolderBankChannel(bank, clock, Duration.ZERO))
                            .every(OFTEN))
                    .clock(clock)
                    .pollInterval(OFTEN)
                    .subscriber(subscriber)
                    .build();
            return new DemoWorld(outside, engine, bank);
        } catch (IOException | RuntimeException e) {
            outside.close();
            throw e;
        }
    }

    /** The engine's stored connection names the simulator's port, so the simulator keeps it over all runs. */
    private static int port(Path file) throws IOException {
        if (Files.exists(file)) {
            String text = Files.readString(file).strip();
            if (!text.matches("[0-9]{1,5}")) {
                throw new InvalidRequestException(
                        "dir", "%s does not hold a port. Maybe take another --dir.".formatted(file));
            }
            return Integer.parseInt(text);
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file, free.getLocalPort() + "\n");
            return free.getLocalPort();
        }
    }

    private static SigningKey sealingKey(Path folder, Clock clock) throws IOException {
        // A demonstration's key protects nothing, and its certificate says so.
        Secret password = Secret.of("demonstration");
        return SigningKey.selfSigned(folder.resolve("demonstration.p12"), password, "SmartAP demonstration", clock);
    }

    SmartAp engine() {
        return engine;
    }

    /** Connects the engine with the ERP, imports vendors and orders, and lets it begin to work. */
    void start() {
        forgetNoNumber();
        var known = engine.erp().connections(DemoPeople.ADMIN).stream().findFirst();
        var connection = known.isPresent()
                ? engine.erp()
                        .reconnect(
                                DemoPeople.ADMIN, known.get().id(), known.get().version(), outside.credentials())
                : engine.erp()
                        .connect(
                                DemoPeople.ADMIN,
                                new NewConnection(
                                        ERP,
                                        "quickbooks",
                                        outside.quickBooks().baseUrl().toString(),
                                        outside.settings(),
                                        outside.credentials()));
        engine.erp().sync(DemoPeople.ADMIN, connection.id());
        engine.start();
    }

    /** The simulated ERP begins anew with each run; the numbers of bills that it gave in earlier ones stay given. */
    private void forgetNoNumber() {
        int last = engine
                .invoices()
                .list(DemoPeople.AUDITOR, Invoices.Query.ALL, PageRequest.first(PageRequest.MAX))
                .items()
                .stream()
                .map(Invoice::billId)
                .filter(bill -> bill != null && bill.matches("[0-9]{1,8}"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
        if (last > 0) {
            // The simulator counts on from the highest number that it was ever given.
            String marker = String.valueOf(last + MARGIN);
            outside.quickBooks()
                    .seed(new ErpVendor(
                            marker,
                            "Marker",
                            null,
                            null,
                            null,
                            List.of(),
                            null,
                            null,
                            List.of(),
                            false,
                            Instant.EPOCH));
            outside.quickBooks().delete("Vendor", marker);
        }
    }

    /** Lets the bank look into its folder. */
    void letTheBankWork() {
        try {
            outside.bank().processFolder(bank);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        engine.close();
        outside.close();
    }
}
