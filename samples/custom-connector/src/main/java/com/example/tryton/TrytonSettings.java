package com.example.tryton;

import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.SettingsReader;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.SettingKey;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings of one connection, checked. */
record TrytonSettings(
        URI address,
        String user,
        @Nullable String company,
        @Nullable String vendorCategory,
        @Nullable String defaultExpenseAccount,
        @Nullable String shippingAccount,
        @Nullable String taxAccount,
        @Nullable String differenceAccount,
        @Nullable String defaultTaxCode,
        int priceDecimals,
        Duration lookBack,
        Duration timeout) {
    private static final Pattern ACCOUNT = Pattern.compile("[^\\p{Cntrl}]{1,100}");

    static final List<SettingKey> KEYS = List.of(
            SettingKey.required("database", "The name of the database, as the Tryton client shows it."),
            SettingKey.required("user", "The login of a user of Tryton, made for SmartAP alone."),
            SettingKey.optional("company", "Id or name of the company; that of the user by default."),
            SettingKey.optional(
                    "vendorCategory", "Name of the category of vendors; parties outside of it come as inactive."),
            SettingKey.optional("defaultExpenseAccount", "Code of the account for lines that name none, or id:NUMBER."),
            SettingKey.optional("shippingAccount", "Account for shipping; the default account otherwise."),
            SettingKey.optional("taxAccount", "Account for tax on bills whose lines name no tax code."),
            SettingKey.optional(
                    "differenceAccount", "Account for discounts, charges and rounding of the invoice as a whole."),
            SettingKey.optional("defaultTaxCode", "Id of the tax for lines that name none; no tax by default."),
            SettingKey.optional("priceDecimals", "Decimals of unit prices in Tryton's configuration; 4 by default."),
            SettingKey.optional(
                    "lookBackSeconds",
                    "How far each synchronisation reaches back before the last, longer than any transaction in Tryton;"
                            + " 300 by default."),
            SettingKey.optional("timeoutSeconds", "The time that one call may take, 1 to 600; 60 by default."),
            SettingKey.secret("password", true, "The password of the user."));

    /** Reads the settings, and reports every problem at once. */
    static TrytonSettings of(ConnectorContext context) {
        SettingsReader reader = new SettingsReader(context.settings());
        if (context.baseUrl().isEmpty()) {
            reader.problem("baseUrl is missing. Maybe write the address of your Tryton server, https://tryton.example");
        }
        BaseUrl server = reader.baseUrl(context.baseUrl().orElse(null), "https://localhost");
        String database = reader.required("database", "take it from the login screen of the Tryton client");
        TrytonSettings settings = new TrytonSettings(
                server.endingWith("/" + BaseUrl.encode(database)).resolve("/"),
                reader.required("user", "make a user for SmartAP in Tryton"),
                reader.text("company").orElse(null),
                reader.text("vendorCategory").orElse(null),
                account(reader, "defaultExpenseAccount"),
                account(reader, "shippingAccount"),
                account(reader, "taxAccount"),
                account(reader, "differenceAccount"),
                reader.matching("defaultTaxCode", Pattern.compile("[0-9]{1,9}"), "the id of a tax")
                        .orElse(null),
                reader.number("priceDecimals", 4, 2, 12),
                Duration.ofSeconds(reader.number("lookBackSeconds", 300, 0, 86_400)),
                Duration.ofSeconds(reader.number("timeoutSeconds", 60, 1, 600)));
        reader.done();
        return settings;
    }

    private static @Nullable String account(SettingsReader reader, String key) {
        return reader.matching(key, ACCOUNT, "the code of an account").orElse(null);
    }
}
