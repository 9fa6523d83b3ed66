package com.smartap.core;

import com.smartap.spi.Api;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The database schema, for hosts that run the migrations themselves instead of letting the engine do it. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class Schema {
    /** The dialects for which there are migrations. */
    public static final List<String> DIALECTS = List.of("postgresql", "h2");

    /** The table in which the engine notes which migrations ran. */
    public static final String HISTORY_TABLE = "smartap_schema_history";

    private static final List<String> MIGRATIONS = List.of(
            "V1__spine.sql",
            "V2__payments.sql",
            "V3__audit_log.sql",
            "V4__signatures.sql",
            "V5__seals.sql",
            "V6__learning.sql",
            "V7__containers.sql");

    private Schema() {}

    /** The class-path folder that holds the migrations of a dialect, for Flyway. */
    public static String location(String dialect) {
        return "com/smartap/db/" + requireDialect(dialect);
    }

    /** All migrations of a dialect as one SQL script, in order. */
    public static String script(String dialect) {
        StringBuilder script = new StringBuilder();
        for (String migration : MIGRATIONS) {
            script.append("-- ").append(migration).append('\n').append(read(location(dialect) + "/" + migration));
        }
        return script.toString();
    }

    private static String requireDialect(String dialect) {
        if (!DIALECTS.contains(dialect)) {
            throw new IllegalArgumentException("dialect (%s) must be one of %s".formatted(dialect, DIALECTS));
        }
        return dialect;
    }

    private static String read(String resource) {
        try (InputStream in = Schema.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
