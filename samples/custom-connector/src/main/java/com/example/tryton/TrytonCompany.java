package com.example.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.InvalidConfigurationException;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The company whose books are kept: that of the settings, or of the user. Asked for once. Thread-safe. */
final class TrytonCompany {
    private final TrytonApi api;
    private final @Nullable String named;
    private @Nullable Known known;

    TrytonCompany(TrytonApi api, @Nullable String named) {
        this.api = api;
        this.named = named;
    }

    /**
     * What is known of it.
     *
     * @param party the company as a party, which is no vendor of its own
     */
    record Known(long id, String name, long party, Currency currency) {}

    /** What goes with every call: the company, inactive records included, and English words. */
    ObjectNode context() {
        return Json.object()
                .put("company", get().id())
                .put("active_test", false)
                .put("language", "en");
    }

    /** Asks anew, to see that the credentials still open it. */
    Known test() {
        synchronized (this) {
            known = null;
        }
        return get();
    }

    synchronized Known get() {
        Known found = known;
        if (found == null) {
            found = ask();
            known = found;
        }
        return found;
    }

    private Known ask() {
        JsonNode preferences =
                api.ask("model.res.user.get_preferences", Json.object().booleanNode(true));
        long own =
                Values.number("preferences of the user", preferences, "company").orElse(-1L);
        JsonNode rows = api.ask(
                "model.company.company.search_read",
                Domain.all(),
                Json.object().numberNode(0),
                Json.object().numberNode(1000),
                Json.object().nullNode(),
                Domain.texts(List.of("party.name", "currency.code")));
        for (JsonNode row : rows) {
            Known company = known(row);
            boolean wanted = named == null
                    ? company.id() == own || own < 0 && rows.size() == 1
                    : named.equals(company.name()) || named.equals(String.valueOf(company.id()));
            if (wanted) {
                return company;
            }
        }
        throw new InvalidConfigurationException(
                named == null
                        ? "the user has no company in Tryton. Maybe set one in the user's preferences, or the setting company"
                        : "company (%s) is none that the user may see in Tryton".formatted(named));
    }

    private static Known known(JsonNode row) {
        String what = "company";
        if (!(row.path("party.") instanceof ObjectNode party)) {
            throw new ConnectorProtocolException("the company has no party", null, null);
        }
        return new Known(
                Values.id(what, row),
                Json.text(party, "name").orElse("company " + Values.id(what, row)),
                Values.id(what, party),
                Values.currency(what, row));
    }
}
