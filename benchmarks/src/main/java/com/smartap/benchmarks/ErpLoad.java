package com.smartap.benchmarks;

import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.ApiClient;
import com.smartap.connector.support.Authentication;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.ProviderError;
import com.smartap.connector.support.RateLimit;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import com.smartap.testkit.erp.ErpSeeds;
import com.smartap.testkit.netsuite.NetSuiteTwin;
import com.smartap.testkit.quickbooks.QuickBooksTwin;
import com.smartap.testkit.sap.b1.BusinessOneTwin;
import com.smartap.testkit.sap.s4.S4Twin;
import com.smartap.testkit.twin.ErpTwin;
import com.smartap.testkit.xero.XeroTwin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Drives connectors against simulators, and prints how fast they are.
 *
 * <p>Arguments: {@code read SYSTEM [VENDORS ORDERS]} reads vendors, and orders of 20 lines, in a process of its own with
 * 64 MiB; {@code export SYSTEM [BILLS]} posts bills one after the other; {@code limit [MINUTES]} sends as many calls as
 * the limiter lets through.
 */
public final class ErpLoad {
    private static final Instant SEEDED = Instant.parse("2026-01-01T00:00:00Z");

    private ErpLoad() {}

    /** Runs one load. */
    public static void main(String[] args) throws Exception {
        switch (args.length == 0 ? "" : args[0]) {
            case "read" -> read(args[1], number(args, 2, 100_000), number(args, 3, 20_000));
            case "reader" -> ErpReader.main(Arrays.copyOfRange(args, 1, args.length));
            case "export" -> export(args[1], number(args, 2, 200));
            case "limit" -> limit(number(args, 1, 3));
            default -> throw new IllegalArgumentException("read SYSTEM, export SYSTEM or limit");
        }
    }

    private static int number(String[] args, int at, int standard) {
        return args.length > at ? Integer.parseInt(args[at]) : standard;
    }

    private static void read(String system, int vendors, int orders) throws Exception {
        Path file = Files.createTempFile("smartap-load", ".properties");
        try (ErpTwin twin = twin(system)) {
            for (int i = 1; i <= vendors; i++) {
                twin.seed(ErpSeeds.vendor(twin, i, SEEDED.plusSeconds(i / 3)));
            }
            for (int i = 1; i <= orders; i++) {
                twin.seed(ErpSeeds.longOrder(twin, i, 20, SEEDED.plusSeconds(i / 3)));
            }
            ErpReader.store(twin, file);
            Process reader = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ErpLoad.class.getName(),
                            "reader",
                            system,
                            file.toString())
                    .inheritIO()
                    .start();
            if (reader.waitFor() != 0) {
                throw new IllegalStateException("the reader failed");
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void export(String system, int bills) throws Exception {
        try (ErpTwin twin = twin(system)) {
            twin.seed(ErpSeeds.vendor(twin, 1, SEEDED));
            try (ErpConnector connector = ErpReader.connector(system, twin)) {
                BillPosting posting = connector.ability(BillPosting.class).orElseThrow();
                List<Long> took = new ArrayList<>();
                long calls = 0;
                for (int i = 0; i < bills; i++) {
                    long before = twin.requests();
                    long start = System.nanoTime();
                    PostingOutcome outcome = posting.post(
                            ErpBills.bill(twin, "ref-" + i, "INV-" + i), IdempotencyKey.of("post-bill", "ref-" + i, 1));
                    took.add(System.nanoTime() - start);
                    calls = twin.requests() - before;
                    if (!(outcome instanceof PostingOutcome.Posted)) {
                        throw new IllegalStateException(outcome.toString());
                    }
                }
                Collections.sort(took);
                print(
                        "%s: %d bills, median %.1f ms, 99 %% below %.1f ms, %d calls each",
                        system, bills, took.get(bills / 2) / 1e6, took.get(bills * 99 / 100) / 1e6, calls);
            }
        }
    }

    private static void limit(int minutes) throws Exception {
        int quota = 500;
        List<Long> arrivals = Collections.synchronizedList(new ArrayList<>());
        try (QuickBooksTwin twin = new QuickBooksTwin(Clock.systemUTC()).start(0);
                ApiClient client = new ApiClient(
                        "load",
                        Clock.systemUTC(),
                        ClientOptions.DEFAULT.withRateLimits(RateLimit.perMinute(quota * 95 / 100)),
                        Authentication.NONE,
                        ProviderError.Reader.NONE)) {
            twin.beforeEachRequest(() -> arrivals.add(System.nanoTime()));
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
            ExecutorService people = Executors.newFixedThreadPool(4);
            for (int i = 0; i < 4; i++) {
                people.execute(() -> {
                    while (System.nanoTime() < end) {
                        try {
                            client.send(ApiCall.get(twin.baseUrl().resolve("/v3/none")));
                        } catch (com.smartap.spi.SmartApException e) {
                            // Refused for want of a token, which is an answer as good as any here.
                        }
                    }
                });
            }
            people.shutdown();
            people.awaitTermination(minutes + 2L, TimeUnit.MINUTES);
        }
        print(
                "%d minutes, %d calls of %d, at the most %d in any minute",
                minutes, arrivals.size(), minutes * quota, densest(arrivals));
    }

    private static int densest(List<Long> arrivals) {
        List<Long> sorted = new ArrayList<>(arrivals);
        Collections.sort(sorted);
        int most = 0;
        int from = 0;
        for (int to = 0; to < sorted.size(); to++) {
            while (sorted.get(to) - sorted.get(from) >= Duration.ofMinutes(1).toNanos()) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    /** A simulator of a system. */
    static ErpTwin twin(String system) {
        Clock clock = Clock.systemUTC();
        return switch (system) {
            case "quickbooks" -> new QuickBooksTwin(clock).start(0);
            case "xero" -> {
                XeroTwin xero = new XeroTwin(clock);
                xero.screen().limits(Integer.MAX_VALUE, 5, Integer.MAX_VALUE);
                yield xero.start(0);
            }
            case "sap-b1" -> new BusinessOneTwin(clock).start(0);
            case "sap-s4" -> new S4Twin(clock).start(0);
            case "netsuite" -> new NetSuiteTwin(clock).start(0);
            default -> throw new IllegalArgumentException("there is no simulator of " + system);
        };
    }

    static void print(String format, @Nullable Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** Reads all vendors and orders. */
    static void readAll(ErpConnector connector) {
        VendorImport vendors = connector.ability(VendorImport.class).orElseThrow();
        pages("vendors", cursor -> vendors.vendors(cursor, 1000));
        PurchaseOrderImport orders =
                connector.ability(PurchaseOrderImport.class).orElseThrow();
        pages("orders", cursor -> orders.purchaseOrders(cursor, 1000));
        print("all within %d MiB of heap", Runtime.getRuntime().maxMemory() >> 20);
    }

    private interface Source {
        ErpPage<?> page(@Nullable String cursor);
    }

    private static void pages(String what, Source source) {
        long start = System.nanoTime();
        long read = 0;
        String cursor = null;
        boolean more = true;
        while (more) {
            ErpPage<?> page = source.page(cursor);
            read += page.items().size();
            cursor = page.cursor();
            more = page.more();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        print("%d %s in %.1f s, %.0f a second", read, what, seconds, read / seconds);
    }
}
