package com.smartap.testkit.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.Money;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.testkit.TestClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlQueryTest {
    private final NsStore store = new NsStore(TestClock.at("2026-11-21T10:00:00Z"), ZoneId.of("America/New_York"));
    private final NsSuiteQl suiteQl = new NsSuiteQl(store, Set.of("vendor.phone"));

    @BeforeEach
    void seed() {
        NsSeeds seeds = new NsSeeds(store);
        seeds.lists();
        for (int i = 1; i <= 3; i++) {
            seeds.vendor(new ErpVendor(
                    String.valueOf(i),
                    "Vendor " + i,
                    null,
                    null,
                    null,
                    List.of(),
                    Money.currency("EUR"),
                    null,
                    List.of(),
                    i != 2,
                    Instant.parse("2026-07-01T03:30:15Z").plusSeconds(i)));
        }
        seeds.order(new ErpPurchaseOrder(
                "50",
                "PO-50",
                "1",
                true,
                null,
                Money.of("500.00", "USD"),
                List.of(new ErpPurchaseOrder.Line(
                        "1", 1, "B-100", "Bearing", BigDecimal.TEN, new BigDecimal("50.00"), null, null, null, null)),
                Instant.parse("2026-07-01T03:30:15Z")));
    }

    private List<Map<String, Object>> run(String query, Object... parameters) {
        return suiteQl.run(query, List.of(parameters));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "isinactive = 'T' | [2]",
                "isinactive <> 'T' AND id > 1 | [3]",
                "id IN (1, 3) | [1, 3]",
                "id NOT IN (1, 3) | [2]",
                "NOT (id = 1 OR id = 2) | [3]",
                "entityid LIKE '%or 2' | [2]",
                "id BETWEEN 2 AND 3 | [2, 3]",
                "terms IS NULL | [1, 2, 3]",
                "terms IS NOT NULL | []",
                "terms = 5 | []",
                "UPPER(entityid) = 'VENDOR 1' | [1]",
                "id + 1 = 3 | [2]",
                "lastmodifieddate >= TO_TIMESTAMP('2026-06-30 23:30:17','YYYY-MM-DD HH24:MI:SS') | [2, 3]",
                "lastmodifieddate > TO_TIMESTAMP('2026-06-30 23:30:17','YYYY-MM-DD HH24:MI:SS') OR id > 3 | [3]",
                "lastmodifieddate >= '7/1/2026' | []",
                "lastmodifieddate >= '6/30/2026' | [1, 2, 3]"
            })
    void conditions_are_really_evaluated(String condition, String expected) {
        assertThat(run("SELECT id FROM vendor WHERE " + condition + " ORDER BY id").stream()
                        .map(row -> row.get("id"))
                        .toList())
                .hasToString(expected);
    }

    @Test
    void joins_display_values_and_formats_are_computed() {
        assertThat(run(
                        "SELECT t.tranid, BUILTIN.DF(l.item) AS item, c.symbol AS code, TO_CHAR(t.lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS at,"
                                + " BUILTIN.DF(t.status) AS status, l.quantity * l.rate AS amount"
                                + " FROM transaction t JOIN transactionline l ON l.transaction = t.id LEFT JOIN currency c ON c.id = t.currency"
                                + " WHERE t.type = ? AND l.mainline = 'F'",
                        "PurchOrd"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("tranid", "PO-50")
                        .containsEntry("item", "B-100")
                        .containsEntry("code", "USD")
                        .containsEntry("at", "2026-06-30 23:30:15")
                        .containsEntry("status", "Purchase Order : Pending Bill")
                        .containsEntry("amount", new BigDecimal("500.00")));
    }

    @Test
    void dates_without_a_format_are_the_users_and_have_no_time() {
        assertThat(run("SELECT lastmodifieddate FROM vendor WHERE id = 1"))
                .containsExactly(Map.of("lastmodifieddate", "6/30/2026"));
    }

    @Test
    void rows_are_ordered_and_limited() {
        assertThat(run("SELECT id FROM vendor ORDER BY lastmodifieddate DESC, id FETCH FIRST 2 ROWS ONLY"))
                .extracting(row -> row.get("id"))
                .containsExactly(3L, 2L);
        assertThat(run("SELECT COUNT(*) AS n FROM vendor")).containsExactly(Map.of("n", 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT id FROM vendors | vendors",
                "SELECT idd FROM vendor | idd",
                "SELECT v.id FROM vendor | 'v'",
                "SELECT phone FROM vendor | phone",
                "SELECT SOUNDEX(id) FROM vendor | SOUNDEX",
                "SELECT id FROM vendor WHERE | Syntax error",
                "SELECT id FROM vendor WHERE id = 'x | Unterminated",
                "SELECT id FROM vendor WHERE id = ? | parameters",
                "SELECT id FROM vendor WHERE lastmodifieddate > '2026-07-01' | date format",
                "SELECT id FROM vendor; DROP | Unexpected character"
            })
    void what_netsuite_does_not_know_is_refused(String query, String words) {
        assertThatThrownBy(() -> run(query)).isInstanceOf(NsFault.class).hasMessageContaining(words);
    }
}
