package com.smartap.connector.sap.b1;

import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.SettingsReader;
import com.smartap.connector.support.Tls;
import com.smartap.model.Money;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.secret.Secret;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings of one connection, checked. */
record B1Settings(
        BaseUrl base,
        String companyDb,
        Accounts accounts,
        Tax tax,
        Extras extras,
        boolean receiptsFirst,
        @Nullable String referenceField,
        @Nullable Currency homeCurrency,
        CurrencyCodes currencies,
        boolean postedToday,
        ZoneId zone,
        Duration lookBack,
        int documentsPerPage,
        int numberLength,
        int parallelCalls,
        Duration timeout,
        Tls tls) {
    static final int NUMBER_LENGTH = 100;
    private static final String V1 = "/b1s/v1";
    private static final String V2 = "/b1s/v2";
    private static final Pattern CODE = Pattern.compile("[^\\p{Cntrl}]{1,50}");

    /** Accounts of the general ledger; the default stands in for all others. */
    record Accounts(
            @Nullable String standard,
            @Nullable String shipping,
            @Nullable String tax,
            @Nullable String difference) {
        @Nullable
        String orStandard(@Nullable String own) {
            return own != null ? own : standard;
        }
    }

    /** How tax is posted. */
    record Tax(
            String mode,
            String field,
            @Nullable String standard,
            @Nullable String exempt) {}

    /** What carries amounts without an order line on bills of orders of items. */
    record Extras(
            @Nullable Integer shipping,
            @Nullable Integer tax,
            @Nullable Integer difference,
            @Nullable String chargeItem) {}

    /** Reads the settings, and reports every problem at once. */
    static B1Settings of(ConnectorContext context) {
        SettingsReader reader = new SettingsReader(context.settings());
        if (context.baseUrl().isEmpty()) {
            reader.problem("baseUrl is missing. Maybe it is https://the-server:50000");
        }
        BaseUrl base = reader.baseUrl(context.baseUrl().orElse(null), "https://invalid.invalid");
        B1Settings settings = new B1Settings(
                versioned(base),
                reader.required("companyDb", "ask for the name of the company's database"),
                new Accounts(
                        code(reader, "defaultExpenseAccount"),
                        code(reader, "shippingAccount"),
                        code(reader, "taxAccount"),
                        code(reader, "differenceAccount")),
                new Tax(
                        reader.oneOf("taxMode", "auto", "line", "codes"),
                        reader.oneOf("taxField", "auto", "TaxCode", "VatGroup"),
                        code(reader, "defaultTaxCode"),
                        code(reader, "exemptTaxCode")),
                new Extras(
                        number(reader, "shippingExpenseCode"),
                        number(reader, "taxExpenseCode"),
                        number(reader, "differenceExpenseCode"),
                        code(reader, "chargeItem")),
                reader.oneOf("orderLink", "auto", "order").equals("auto"),
                reader.matching("referenceField", Pattern.compile("U_\\w{1,48}"), "a user field such as U_SmartApId")
                        .orElse(null),
                homeCurrency(reader),
                CurrencyCodes.read(reader),
                reader.oneOf("postingDate", "invoice", "today").equals("today"),
                zone(reader),
                Duration.ofHours(reader.number("lookBackHours", 24, 24, 8760)),
                reader.number("documentsPerPage", 50, 1, 100),
                reader.number("numberLength", NUMBER_LENGTH, 1, 254),
                reader.number("parallelCalls", 4, 1, 16),
                Duration.ofSeconds(reader.number("timeoutSeconds", 90, 1, 300)),
                tls(reader, context));
        reader.done();
        return settings;
    }

    /** Whether the base address is of OData version 3, which writes a few things differently. */
    private static BaseUrl versioned(BaseUrl base) {
        return base.uri().toString().endsWith(V1) ? base : base.endingWith(V2);
    }

    private static @Nullable String code(SettingsReader reader, String key) {
        return reader.matching(key, CODE, "a code of at most 50 characters").orElse(null);
    }

    private static @Nullable Integer number(SettingsReader reader, String key) {
        return reader.matching(key, Pattern.compile("[0-9]{1,9}"), "a number")
                .map(Integer::valueOf)
                .orElse(null);
    }

    private static @Nullable Currency homeCurrency(SettingsReader reader) {
        return reader.text("homeCurrency").isEmpty() ? null : reader.currency("homeCurrency", "USD");
    }

    private static ZoneId zone(SettingsReader reader) {
        String name = reader.text("zone").orElse("UTC");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            reader.problem("zone (%s) is no time zone such as Europe/Berlin".formatted(name));
            return ZoneOffset.UTC;
        }
    }

    private static Tls tls(SettingsReader reader, ConnectorContext context) {
        Optional<String> file = reader.text("trustStore");
        if (file.isEmpty()) {
            return Tls.PLATFORM;
        }
        try {
            Secret password =
                    context.credentials().read().get("trustStorePassword").orElse(null);
            return Tls.of(Path.of(file.get()), password, null, null);
        } catch (InvalidConfigurationException e) {
            reader.problem(String.valueOf(e.getMessage()));
        } catch (InvalidPathException e) {
            reader.problem("trustStore (%s) is not a path".formatted(file.get()));
        }
        return Tls.PLATFORM;
    }

    /** The code that Business One has for a currency. */
    String currencyCode(Money money) {
        return currencies.code(money.currency());
    }
}
