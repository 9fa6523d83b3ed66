package com.smartap.core.internal.config;

import com.smartap.spi.InvalidConfigurationException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** An H2 database in a folder, for one JVM at a time. */
public final class EmbeddedDatabase implements AutoCloseable {
    private final HikariDataSource pool;

    private EmbeddedDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Opens the database of a folder, and makes it if need be. */
    public static EmbeddedDatabase in(Path folder, int connections) {
        try {
            Files.createDirectories(folder);
            // WRITE_DELAY 0: a commit is in the file when it returns, so that a killed process has lost nothing.
            String url = "jdbc:h2:file:" + folder.toAbsolutePath().resolve("smartap")
                    + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;AUTO_COMPACT_FILL_RATE=0;LOCK_TIMEOUT=10000";
            JdbcDataSource database = new JdbcDataSource();
            database.setURL(url);
            database.setUser("smartap");
            database.setPassword("");
            HikariConfig config = new HikariConfig();
            config.setPoolName("smartap-embedded");
            config.setDataSource(database);
            config.setMaximumPoolSize(connections);
            // H2's own pool makes a new connection object for each use, which asks the database for its settings anew.
            return new EmbeddedDatabase(new HikariDataSource(config));
        } catch (IOException e) {
            throw new InvalidConfigurationException("folder %s cannot be made: %s".formatted(folder, e.getMessage()));
        } catch (NoClassDefFoundError e) {
            throw new InvalidConfigurationException(
                    "the embedded database needs H2 and HikariCP, which are not on the classpath. Maybe add com.h2database:h2 and com.zaxxer:HikariCP.");
        }
    }

    /** Its connections. */
    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
