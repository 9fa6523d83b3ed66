package com.smartap.core.internal.persistence;

import com.smartap.core.Schema;
import com.smartap.spi.InvalidConfigurationException;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The engine's own persistence unit over the host's database. */
public final class Database implements AutoCloseable {
    private static final List<Class<?>> ROWS = List.of(
            ApprovalRow.class,
            AuditCheckpointRow.class,
            AuditHeadRow.class,
            AuditNodeRow.class,
            AuditPersonRow.class,
            AuditRow.class,
            AuditSegmentRow.class,
            BankAnswerRow.class,
            BankChangeRow.class,
            BankCursorRow.class,
            BankEntryRow.class,
            BankStatementRow.class,
            CredentialRow.class,
            DeliveryRow.class,
            DocumentRow.class,
            EffectRow.class,
            ErpConnectionRow.class,
            ErpCursorRow.class,
            EventRow.class,
            FieldReadingRow.class,
            IdempotencyRow.class,
            InvoiceMappingRow.class,
            InvoiceRow.class,
            LayoutExampleRow.class,
            LayoutRow.class,
            PaymentBatchRow.class,
            PaymentRow.class,
            PurchaseOrderLineRow.class,
            PurchaseOrderRow.class,
            ReadingRow.class,
            SignatureRequestRow.class,
            SignerRow.class,
            SyncLogRow.class,
            TeachingRow.class,
            VendorKeyRow.class,
            VendorRow.class);

    private final DataSource dataSource;
    private final EntityManagerFactory factory;

    private Database(DataSource dataSource, EntityManagerFactory factory) {
        this.dataSource = dataSource;
        this.factory = factory;
    }

    /** Brings the schema up to date if wanted, and opens the persistence unit. */
    public static Database open(DataSource dataSource, boolean migrate) {
        String dialect = dialect(dataSource);
        // Mapping the rows needs no database, so that both can be done at once; nothing is read before both are done.
        FutureTask<Boolean> migration = new FutureTask<>(() -> migrate && migrate(dataSource, dialect));
        Thread migrating = new Thread(migration, "smartap-migration");
        migrating.setDaemon(true);
        migrating.start();
        EntityManagerFactory factory = unit(dataSource).createEntityManagerFactory();
        try {
            migration.get();
            return new Database(dataSource, factory);
        } catch (ExecutionException e) {
            factory.close();
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            factory.close();
            throw new IllegalStateException("interrupted while the database was brought to its schema", e);
        }
    }

    private static boolean migrate(DataSource dataSource, String dialect) {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:" + Schema.location(dialect))
                .table(Schema.HISTORY_TABLE)
                // The host's own tables may be there already.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        return true;
    }

    private static PersistenceConfiguration unit(DataSource dataSource) {
        PersistenceConfiguration unit = new PersistenceConfiguration("smartap")
                .transactionType(PersistenceUnitTransactionType.RESOURCE_LOCAL)
                .property("jakarta.persistence.nonJtaDataSource", dataSource)
                .property("hibernate.hbm2ddl.auto", "none")
                .property("hibernate.jdbc.batch_size", "50")
                .property("hibernate.order_inserts", "true")
                .property("hibernate.jdbc.time_zone", "UTC");
        ROWS.forEach(unit::managedClass);
        return unit;
    }

    /** Makes entity managers of the unit. */
    public EntityManagerFactory factory() {
        return factory;
    }

    /** The host's database. */
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() {
        factory.close();
    }

    private static String dialect(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
            return Schema.DIALECTS.stream()
                    .filter(product::contains)
                    .findFirst()
                    .orElseThrow(() -> new InvalidConfigurationException(
                            "database (%s) is not supported; supported are %s".formatted(product, Schema.DIALECTS)));
        } catch (SQLException e) {
            throw new InvalidConfigurationException(
                    "the database cannot be reached: %s. Maybe check its address and credentials."
                            .formatted(e.getMessage()));
        }
    }
}
