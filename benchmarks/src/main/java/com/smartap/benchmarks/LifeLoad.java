package com.smartap.benchmarks;

import com.smartap.archive.FileSystemDocumentStore;
import com.smartap.archive.PdfSealer;
import com.smartap.archive.SigningKey;
import com.smartap.core.Approvals;
import com.smartap.core.Erp;
import com.smartap.core.Invoices;
import com.smartap.core.LocalKeyProvider;
import com.smartap.core.PaymentSettings;
import com.smartap.core.SmartAp;
import com.smartap.core.SmartApBuilder;
import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.erp.ErpConnection;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import com.smartap.testkit.world.SimulatedWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Drives many invoices through their whole life, from upload to archive, and prints how long each stage took.
 *
 * <p>Arguments: {@code h2} or {@code postgresql}, the number of invoices, the number of workers.
 */
public final class LifeLoad {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final Actor CLERK = Actor.of(TENANT, "clerk", "Clerk", Role.CLERK);
    private static final Actor CFO = Actor.of(TENANT, "cfo", "Chief", Role.CFO);
    private static final Actor TREASURER = Actor.of(TENANT, "treasurer", "Treasurer", Role.TREASURER);
    private static final Actor ADMIN = Actor.of(TENANT, "admin", "Admin", Role.ADMIN);

    private final SmartAp engine;
    private final SimulatedWorld world;
    private final List<SampleInvoice> samples;

    private LifeLoad(SmartAp engine, SimulatedWorld world, List<SampleInvoice> samples) {
        this.engine = engine;
        this.world = world;
        this.samples = samples;
    }

    /** Runs one load. */
    public static void main(String[] args) throws Exception {
        String kind = args.length > 0 ? args[0] : "h2";
        int count = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        int workers = args.length > 2 ? Integer.parseInt(args[2]) : 4;
        Path folder = Files.createTempDirectory("smartap-load");
        List<SampleInvoice> samples = SampleInvoices.generated(count);
        try (Databases database = Databases.of(kind, folder);
                SimulatedWorld world = SimulatedWorld.open(Clock.systemUTC(), 0)) {
            samples.stream()
                    .map(SampleInvoice::vendor)
                    .distinct()
                    .forEach(vendor -> world.quickBooks().seed(SimulatedWorld.erpVendor(vendor)));
            samples.stream()
                    .flatMap(sample -> sample.order().stream())
                    .forEach(order -> world.quickBooks().seed(SimulatedWorld.erpOrder(order)));
            long started = System.nanoTime();
            try (SmartAp engine =
                    database.into(builder(folder, world)).workers(workers).build()) {
                engine.start();
                print("engine built and started", started, 1);
                new LifeLoad(engine, world, samples).run();
            }
        }
        System.exit(0);
    }

    private static SmartApBuilder builder(Path folder, SimulatedWorld world) throws IOException {
        return SmartAp.builder()
                .documentStore(new FileSystemDocumentStore(folder.resolve("documents")))
                .sealer(new PdfSealer(SigningKey.selfSigned(
                        folder.resolve("seal.p12"), Secret.of("load"), "SmartAP load", Clock.systemUTC())))
                .keys(LocalKeyProvider.at(folder.resolve("smartap.keys")))
                .payments(PaymentSettings.of(SimulatedWorld.originator())
                        .over(world.bank().channel())
                        .every(Duration.ofMillis(200)))
                .pollInterval(Duration.ofMillis(200));
    }

    private void run() throws InterruptedException, ExecutionException {
        connect();
        long begun = System.nanoTime();
        long stage = begun;
        List<InvoiceId> ids = submit();
        stage = print("submitted", stage, samples.size());
        until(InvoiceState.PENDING_APPROVAL);
        stage = print("read, validated, matched, routed", stage, samples.size());
        approve();
        until(InvoiceState.READY_FOR_PAYMENT);
        stage = print("approved, posted to the ERP", stage, samples.size());
        for (int from = 0; from < ids.size(); from += 200) {
            PaymentBatch batch =
                    engine.payments().build(CLERK, ids.subList(from, Math.min(ids.size(), from + 200)), null, null);
            engine.payments().release(TREASURER, batch.id(), batch.version(), batch.contentHash());
        }
        stage = print("batches built and released", stage, samples.size());
        until(InvoiceState.ARCHIVED);
        print("handed over, confirmed, sealed", stage, samples.size());
        print("WHOLE LIVES", begun, samples.size());
        int bills = world.quickBooks().bills().size();
        int payments = world.bank().payments().size();
        System.out.printf("bills %d, payments %d%n", bills, payments);
        if (bills != samples.size() || payments != samples.size()) {
            throw new IllegalStateException("not everything is there exactly once");
        }
    }

    /** Four clerks upload at once. */
    private List<InvoiceId> submit() throws InterruptedException, ExecutionException {
        ExecutorService clerks = Executors.newFixedThreadPool(4);
        try {
            List<Callable<InvoiceId>> uploads = new ArrayList<>();
            for (SampleInvoice sample : samples) {
                uploads.add(() -> engine.invoices()
                        .submit(CLERK, DocumentSource.of(sample.fileName(), sample.pdf()))
                        .id());
            }
            List<InvoiceId> ids = new ArrayList<>();
            for (Future<InvoiceId> upload : clerks.invokeAll(uploads)) {
                ids.add(upload.get());
            }
            return ids;
        } finally {
            clerks.shutdown();
        }
    }

    private void connect() {
        ErpConnection connection = engine.erp()
                .connect(
                        ADMIN,
                        new Erp.NewConnection(
                                "QuickBooks",
                                "quickbooks",
                                world.quickBooks().baseUrl().toString(),
                                world.settings(),
                                world.credentials()));
        long started = System.nanoTime();
        engine.erp().sync(ADMIN, connection.id());
        print("vendors and orders imported", started, samples.size());
    }

    private void approve() {
        String cursor = null;
        do {
            Page<Approvals.Task> page = engine.approvals().queue(CFO, new PageRequest(cursor, 200));
            engine.approvals()
                    .approveAll(
                            CFO,
                            page.items().stream()
                                    .map(task -> new Approvals.Choice(
                                            task.approval().id(), task.invoice().version()))
                                    .toList(),
                            "load run");
            cursor = page.items().isEmpty() ? null : page.nextCursor();
        } while (cursor != null);
    }

    private void until(InvoiceState state) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (true) {
            Map<InvoiceState, Long> counts = engine.invoices().countByState(CLERK);
            if (counts.getOrDefault(state, 0L) == samples.size()) {
                return;
            }
            if (System.nanoTime() > deadline || counts.containsKey(InvoiceState.FAILED)) {
                List<Invoice> stuck = engine.invoices()
                        .list(CLERK, Invoices.Query.in(InvoiceState.FAILED), PageRequest.first(3))
                        .items();
                throw new IllegalStateException("stuck: " + counts + " " + stuck);
            }
            TimeUnit.MILLISECONDS.sleep(25);
        }
    }

    private static long print(String what, long since, int count) {
        double seconds = (System.nanoTime() - since) / 1e9;
        System.out.println(String.format(
                Locale.ROOT,
                "%-36s %7.2f s  %8.1f a second  %6.1f ms each",
                what,
                seconds,
                count / seconds,
                seconds * 1000 / count));
        return System.nanoTime();
    }
}
