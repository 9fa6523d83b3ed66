package com.smartap.connector.quickbooks;

import com.smartap.connector.support.BaseUrl;
import com.smartap.model.Money;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.erp.ConnectorContext;
import com.smartap.spi.erp.SettingKey;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings of one connection, checked. */
record QuickBooksSettings(
        BaseUrl company,
        URI tokenUrl,
        String realmId,
        String minorVersion,
        @Nullable String defaultExpenseAccount,
        @Nullable String shippingAccount,
        @Nullable String taxAccount,
        @Nullable String differenceAccount,
        @Nullable String defaultTaxCode,
        boolean taxCodes,
        Currency homeCurrency,
        Duration lookBack,
        Duration timeout,
        int requestsPerMinute) {
    private static final String PRODUCTION = "https://quickbooks.api.intuit.com";
    private static final String SANDBOX = "https://sandbox-quickbooks.api.intuit.com";
    private static final String TOKEN_URL = "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer";
    private static final String TOKEN_PATH = "/oauth2/v1/tokens/bearer";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");

    static final List<SettingKey> KEYS = List.of(
            SettingKey.required("realmId", "The company's id, which Intuit adds to the callback of the consent."),
            SettingKey.optional("environment", "production (default) or sandbox."),
            SettingKey.optional("tokenUrl", "Replaces Intuit's token endpoint, for simulators."),
            SettingKey.optional("minorVersion", "The API's minor version; 75 by default."),
            SettingKey.optional("defaultExpenseAccount", "Id of the account for lines that name none."),
            SettingKey.optional("shippingAccount", "Id of the account for shipping; the default account otherwise."),
            SettingKey.optional(
                    "taxAccount", "Id of the account for tax in tax mode line; the default account otherwise."),
            SettingKey.optional(
                    "differenceAccount",
                    "Id of the account for discounts, charges and rounding of the invoice as a whole."),
            SettingKey.optional(
                    "taxMode",
                    "line (default): tax is a line of its own; codes: tax codes, outside the United States."),
            SettingKey.optional("defaultTaxCode", "Id of the tax code for lines without one, in tax mode codes."),
            SettingKey.optional("homeCurrency", "The company's currency; USD by default."),
            SettingKey.optional(
                    "lookBackSeconds", "How far each synchronisation reaches back before the last; 300 by default."),
            SettingKey.optional("timeoutSeconds", "The time that one call may take, 1 to 120; 60 by default."),
            SettingKey.optional(
                    "requestsPerMinute",
                    "How many calls a minute are made, 1 to 60000; 450 by default, since Intuit allows 500 a company."),
            SettingKey.secret("clientId", true, "The client id of your Intuit app."),
            SettingKey.secret("clientSecret", true, "The client secret of your Intuit app."),
            SettingKey.secret("accessToken", false, "The access token; got anew when it is missing or over."),
            SettingKey.secret("refreshToken", true, "The refresh token, which SmartAP renews and stores."),
            SettingKey.secret("expiresAt", false, "When the access token ends, such as 2026-11-21T11:00:00Z."));

    /** Reads the settings, and reports every problem at once. */
    static QuickBooksSettings of(ConnectorContext context) {
        Reader reader = new Reader(context.settings());
        String realmId =
                reader.matching("realmId", ID, "an id such as 4620816365").orElse("");
        if (realmId.isEmpty() && !context.settings().containsKey("realmId")) {
            reader.problems.add("realmId is missing. Maybe take it from the address bar after the consent");
        }
        String environment = reader.oneOf("environment", "production", "sandbox");
        String taxMode = reader.oneOf("taxMode", "line", "codes");
        Optional<URI> replaced = context.baseUrl();
        BaseUrl base = reader.url(
                "baseUrl", replaced.map(URI::toString).orElse(environment.equals("sandbox") ? SANDBOX : PRODUCTION));
        BaseUrl token = reader.url("tokenUrl", reader.text("tokenUrl").orElseGet(() -> defaultTokenUrl(base)));
        QuickBooksSettings settings = new QuickBooksSettings(
                company(base, realmId),
                token.uri(),
                realmId,
                reader.matching("minorVersion", Pattern.compile("[0-9]{1,4}"), "a number")
                        .orElse("75"),
                reader.id("defaultExpenseAccount"),
                reader.id("shippingAccount"),
                reader.id("taxAccount"),
                reader.id("differenceAccount"),
                reader.text("defaultTaxCode").orElse(null),
                taxMode.equals("codes"),
                reader.currency("homeCurrency"),
                Duration.ofSeconds(reader.number("lookBackSeconds", 300, 0, 86_400)),
                Duration.ofSeconds(reader.number("timeoutSeconds", 60, 1, 120)),
                reader.number("requestsPerMinute", 450, 1, 60_000));
        if (!reader.problems.isEmpty()) {
            throw new InvalidConfigurationException(String.join("; ", reader.problems));
        }
        return settings;
    }

    /** A base address that names the company already is taken as it is. */
    private static BaseUrl company(BaseUrl base, String realmId) {
        String path = "/v3/company/" + realmId;
        return base.uri().toString().endsWith(path) ? base : new BaseUrl(base.resolve(path));
    }

    /** Secrets go to Intuit only if the data comes from there; everything else stays below the base address. */
    private static String defaultTokenUrl(BaseUrl base) {
        String host = base.uri().getHost();
        return host.endsWith(".intuit.com") ? TOKEN_URL : base.uri() + TOKEN_PATH;
    }

    private static final class Reader {
        private final Map<String, String> settings;
        private final List<String> problems = new ArrayList<>();

        Reader(Map<String, String> settings) {
            this.settings = settings;
        }

        Optional<String> text(String key) {
            return Optional.ofNullable(settings.get(key)).map(String::strip).filter(value -> !value.isEmpty());
        }

        Optional<String> matching(String key, Pattern form, String expected) {
            Optional<String> value = text(key);
            if (value.isPresent() && !form.matcher(value.get()).matches()) {
                problems.add("%s (%s) must be %s".formatted(key, value.get(), expected));
                return Optional.empty();
            }
            return value;
        }

        @Nullable
        String id(String key) {
            return matching(key, ID, "the id of an account").orElse(null);
        }

        String oneOf(String key, String standard, String other) {
            String value = text(key).orElse(standard);
            if (!value.equals(standard) && !value.equals(other)) {
                problems.add("%s (%s) must be %s or %s".formatted(key, value, standard, other));
            }
            return value;
        }

        int number(String key, int standard, int least, int most) {
            String value = text(key).orElse(String.valueOf(standard));
            if (value.matches("[0-9]{1,6}")) {
                int number = Integer.parseInt(value);
                if (number >= least && number <= most) {
                    return number;
                }
            }
            problems.add("%s (%s) must be %d to %d".formatted(key, value, least, most));
            return standard;
        }

        Currency currency(String key) {
            try {
                return Money.currency(text(key).orElse("USD"));
            } catch (IllegalArgumentException e) {
                problems.add("%s: %s".formatted(key, e.getMessage()));
                return Money.currency("USD");
            }
        }

        BaseUrl url(String key, String text) {
            try {
                return BaseUrl.of(key, text);
            } catch (InvalidConfigurationException e) {
                problems.add(String.valueOf(e.getMessage()));
                return new BaseUrl(URI.create(PRODUCTION));
            }
        }
    }
}
