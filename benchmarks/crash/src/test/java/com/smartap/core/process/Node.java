package com.smartap.core.process;

import com.smartap.archive.FileSystemDocumentStore;
import com.smartap.archive.PdfSealer;
import com.smartap.archive.SigningKey;
import com.smartap.core.LocalKeyProvider;
import com.smartap.core.PaymentSettings;
import com.smartap.core.SmartAp;
import com.smartap.core.SmartApBuilder;
import com.smartap.core.bench.Postgres;
import com.smartap.payments.channel.FolderBankChannel;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.world.SimulatedWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** An engine with its office, in a process of its own. Exits with 0 once all invoices are in the archive. */
public final class Node {
    static final String STARTED = "node started";

    private Node() {}

    /**
     * Runs a node.
     *
     * @param arguments the port of PostgreSQL, the folder, how many invoices there are in all, and how many of them
     *     may be taken in in this life
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[1]);
        int all = Integer.parseInt(arguments[2]);
        long leave = Integer.parseInt(arguments[3]);
        JdbcConnectionPool pool = Postgres.pool(Integer.parseInt(arguments[0]));
        try (SmartAp engine = engine(pool, folder, "node-a").build()) {
            engine.start();
            Files.writeString(folder.resolve("started"), STARTED);
            Office office = new Office(engine, folder);
            CountDownLatch never = new CountDownLatch(1);
            while (!office.archived(all)) {
                office.submit((int) Math.min(10, Math.max(0, office.mail() - leave)));
                office.approve();
                office.build();
                office.release();
                if (never.await(100, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        }
        pool.dispose();
        System.exit(0);
    }

    /** An engine over a drop folder to the bank. */
    static SmartApBuilder engine(DataSource database, Path folder, String node) throws IOException {
        return SmartAp.builder()
                .dataSource(database)
                .node(node)
                .documentStore(new FileSystemDocumentStore(folder.resolve("documents")))
                .sealer(new PdfSealer(SigningKey.selfSigned(
                        folder.resolve("seal.p12"), Secret.of("test"), "SmartAP test", Clock.systemUTC())))
                .keys(LocalKeyProvider.at(folder.resolve("smartap.keys")))
                .payments(PaymentSettings.of(SimulatedWorld.originator())
                        .over(new FolderBankChannel(folder.resolve("bank"), Clock.systemUTC(), Duration.ZERO))
                        .every(Duration.ofMillis(100)))
                .pollInterval(Duration.ofMillis(100))
                .heartbeat(Duration.ofMillis(300))
                .erpSyncInterval(Duration.ofHours(10));
    }
}
