package com.smartap.core;

import com.smartap.archive.FileSystemDocumentStore;
import com.smartap.archive.PdfSealer;
import com.smartap.archive.SigningKey;
import com.smartap.core.internal.unit.Checkpoints;
import com.smartap.model.Actor;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.world.SimulatedWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Engines for tests, over a simulated world. */
public final class TestEngine {
    public static final TenantId TENANT = TenantId.DEFAULT;
    public static final Actor CLERK = Actor.of(TENANT, "clerk", "Carla Clerk", Role.CLERK);
    public static final Actor MANAGER = Actor.of(TENANT, "manager", "Mona Manager", Role.MANAGER);
    public static final Actor SENIOR = Actor.of(TENANT, "senior", "Sam Senior", Role.SENIOR_MANAGER);
    public static final Actor CFO = Actor.of(TENANT, "cfo", "Chris Chief", Role.CFO);
    public static final Actor TREASURER = Actor.of(TENANT, "treasurer", "Tess Treasurer", Role.TREASURER);
    public static final Actor AUDITOR = Actor.of(TENANT, "auditor", "Otto Auditor", Role.AUDITOR);
    public static final Actor ADMIN = Actor.of(TENANT, "admin", "Ada Admin", Role.ADMIN);

    private TestEngine() {}

    /** A builder over a world, with documents and keys in a folder; the database is left to the test. */
    public static SmartApBuilder builder(Path folder, SimulatedWorld world) {
        try {
            return SmartAp.builder()
                    .documentStore(new FileSystemDocumentStore(folder.resolve("documents")))
                    .sealer(new PdfSealer(SigningKey.selfSigned(
                            folder.resolve("seal.p12"), Secret.of("test"), "SmartAP test", Clock.systemUTC())))
                    .keys(LocalKeyProvider.at(folder.resolve("smartap.keys")))
                    .payments(payments(world))
                    .pollInterval(Duration.ofMillis(100))
                    .heartbeat(Duration.ofMillis(500));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a world's bank pays, looked after every tenth of a second. */
    public static PaymentSettings payments(SimulatedWorld world) {
        return PaymentSettings.of(SimulatedWorld.originator())
                .over(world.bank().channel())
                .every(Duration.ofMillis(100));
    }

    /** Tells a builder to report its checkpoints; they are not part of the public API. */
    public static SmartApBuilder reporting(SmartApBuilder builder, Checkpoints checkpoints) {
        builder.checkpoints = checkpoints;
        return builder;
    }

    /** Connects an engine to the world's ERP, and imports what is there. */
    public static void connect(SmartAp engine, SimulatedWorld world) {
        var connection = engine.erp()
                .connect(
                        ADMIN,
                        new Erp.NewConnection(
                                "QuickBooks",
                                "quickbooks",
                                world.quickBooks().baseUrl().toString(),
                                world.settings(),
                                world.credentials()));
        engine.erp().sync(ADMIN, connection.id());
    }
}
