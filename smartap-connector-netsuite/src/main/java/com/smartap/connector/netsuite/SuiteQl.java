package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.netsuite.NetSuiteApi.Rows;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.spi.ConnectorAuthorizationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Selects columns. Those marked optional are left out once the account says that it does not have them, which depends on
 * its features and on the role. Thread-safe.
 */
final class SuiteQl {
    private static final Logger log = LoggerFactory.getLogger(SuiteQl.class);
    private static final int PAGE = 1000;
    private static final int MOST_ROWS = 100_000;
    private final NetSuiteApi api;
    private final Map<String, Set<String>> missing = new ConcurrentHashMap<>();
    private final Set<String> unavailable = ConcurrentHashMap.newKeySet();

    SuiteQl(NetSuiteApi api) {
        this.api = api;
    }

    /**
     * One page of rows.
     *
     * @param kind what is read, by which missing columns are remembered
     * @param rest the query from its FROM on
     */
    Rows page(String kind, List<Column> columns, String rest, int limit, int offset) {
        Set<String> gone = missing.computeIfAbsent(kind, k -> ConcurrentHashMap.newKeySet());
        while (true) {
            List<Column> used = columns.stream()
                    .filter(column -> !gone.contains(column.name()))
                    .toList();
            String list = used.stream().map(Column::selected).collect(Collectors.joining(", "));
            try {
                return api.query("SELECT " + list + " " + rest, limit, offset, true);
            } catch (ConnectorRefusedException e) {
                Column blamed = blamed(used, e.words());
                if (blamed == null) {
                    throw e;
                }
                gone.add(blamed.name());
                log.warn("NetSuite does not know {} of {} here and it is left out: {}", blamed.sql(), kind, e.words());
            }
        }
    }

    /** All rows, page by page, in an order that the query gives. */
    List<ObjectNode> all(String kind, List<Column> columns, String rest) {
        List<ObjectNode> all = new ArrayList<>();
        Rows rows;
        do {
            rows = page(kind, columns, rest, PAGE, all.size() / PAGE * PAGE);
            all.addAll(rows.rows());
        } while (rows.more() && rows.rows().size() == PAGE && all.size() < MOST_ROWS);
        return all;
    }

    /** Rows of a table that the account may not have or the role may not read; that is found out once. */
    List<ObjectNode> optional(String table, List<Column> columns, String rest) {
        if (unavailable.contains(table)) {
            return List.of();
        }
        return attempt(table, columns, rest).orElseGet(() -> {
            unavailable.add(table);
            return List.of();
        });
    }

    /** Rows; empty if NetSuite refuses the query, which is said in the log. */
    Optional<List<ObjectNode>> attempt(String what, List<Column> columns, String rest) {
        try {
            return Optional.of(all(what, columns, rest));
        } catch (ConnectorRefusedException | ConnectorAuthorizationException e) {
            if (e.providerCode().orElse("INVALID_LOGIN").startsWith("INVALID_LOGIN")
                    && e instanceof ConnectorAuthorizationException) {
                throw e; // the connection itself, and not this table
            }
            log.warn("NetSuite does not let this role read {}: {}", what, e.getMessage());
            return Optional.empty();
        }
    }

    private static @org.jspecify.annotations.Nullable Column blamed(List<Column> used, String words) {
        String said = words.toLowerCase(Locale.ROOT);
        return used.stream()
                .filter(Column::optional)
                .filter(column -> said.matches("(?s).*\\b" + column.name() + "\\b.*")
                        || (column.sql().startsWith("BUILTIN.") && said.contains("builtin")))
                .findFirst()
                .orElse(null);
    }

    /** A text as SuiteQL writes it. */
    static String quoted(String text) {
        return "'" + text.replaceAll("\\p{Cntrl}", "").replace("'", "''") + "'";
    }
}
