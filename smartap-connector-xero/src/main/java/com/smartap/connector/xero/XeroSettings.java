package com.smartap.connector.xero;

import com.smartap.connector.support.SettingsReader;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.SettingKey;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one connection, checked.
 *
 * @param tracking SmartAP's names of dimensions to Xero's names of tracking categories
 */
record XeroSettings(
        XeroAddresses addresses,
        String tenantId,
        String scope,
        Posting posting,
        Reading reading,
        Currency homeCurrency,
        Map<String, String> tracking,
        Duration timeout,
        int requestsPerMinute,
        int concurrentRequests) {
    /** The rights that apps made on or after 2 March 2026 ask for; older ones say accounting.transactions. */
    static final String SCOPE = "offline_access accounting.contacts accounting.settings accounting.attachments"
            + " accounting.invoices accounting.payments";

    private static final Pattern CODE = Pattern.compile("[^\\s\\p{Cntrl}][^\\p{Cntrl}]{0,49}");

    /** How bills are written. */
    record Posting(
            String status,
            String taxMode,
            @Nullable String defaultExpenseAccount,
            @Nullable String shippingAccount,
            @Nullable String taxAccount,
            @Nullable String differenceAccount,
            @Nullable String defaultTaxCode,
            String untaxedCode,
            String markOrdersBilled,
            String documentUrl,
            boolean foreignPerBase) {}

    /** How records are read. */
    record Reading(String contacts, int pageSize, Duration lookBack) {}

    static final List<SettingKey> KEYS = List.of(
            SettingKey.required("tenantId", "The organisation's id, as the list of connections names it."),
            SettingKey.optional("tokenUrl", "Replaces Xero's token endpoint, for simulators."),
            SettingKey.optional("authorizeUrl", "Replaces Xero's consent page, for simulators."),
            SettingKey.optional("scope", "The rights that are asked for; apps made before March 2026 need others."),
            SettingKey.optional("billStatus", "AUTHORISED (default), SUBMITTED or DRAFT."),
            SettingKey.optional("defaultExpenseAccount", "Code of the account for lines that name none."),
            SettingKey.optional("shippingAccount", "Code of the account for shipping; the default account otherwise."),
            SettingKey.optional("taxAccount", "Code of the account for tax posted as a line; the default otherwise."),
            SettingKey.optional(
                    "differenceAccount",
                    "Code of the account for discounts, charges and rounding of the invoice as a whole."),
            SettingKey.optional(
                    "taxMode",
                    "auto (default): by tax codes if a line or defaultTaxCode names one, else line; line: tax is a line"
                            + " of its own; codes: always by tax codes."),
            SettingKey.optional("defaultTaxCode", "Tax type of lines without one, such as INPUT2."),
            SettingKey.optional("untaxedTaxCode", "Tax type of lines without tax; NONE by default."),
            SettingKey.optional(
                    "markOrdersBilled",
                    "true (default): an order that a bill covers is set to BILLED; always: also if it covers a part;"
                            + " false: never."),
            SettingKey.optional(
                    "documentUrl",
                    "Address that bills link to, with SmartAP's reference added; https://smartap.invalid/bill by"
                            + " default."),
            SettingKey.optional(
                    "currencyRate",
                    "foreign-per-base (default) or base-per-foreign: what Xero's CurrencyRate says about exchange"
                            + " rates."),
            SettingKey.optional(
                    "trackingCategories", "Names of dimensions to tracking categories, such as department=Region."),
            SettingKey.optional(
                    "contacts",
                    "all (default); not-only-customers: leaves out customers that are no suppliers; suppliers: only"
                            + " those with a bill."),
            SettingKey.optional("homeCurrency", "For records that name no currency; USD by default."),
            SettingKey.optional("pageSize", "The most records that are asked for at once, 100 to 1000 (default)."),
            SettingKey.optional(
                    "lookBackSeconds", "How far each synchronisation reaches back before the last; 300 by default."),
            SettingKey.optional("timeoutSeconds", "The time that one call may take, 1 to 120; 60 by default."),
            SettingKey.optional(
                    "requestsPerMinute", "How many calls a minute are made; 57 by default, since Xero allows 60."),
            SettingKey.optional(
                    "concurrentRequests", "How many calls are made at once; 4 by default, since Xero allows 5."),
            SettingKey.secret("clientId", true, "The client id of your Xero app."),
            SettingKey.secret("clientSecret", false, "The client secret of your Xero app; PKCE apps have none."),
            SettingKey.secret("accessToken", false, "The access token; got anew when it is missing or over."),
            SettingKey.secret(
                    "refreshToken",
                    false,
                    "The refresh token, which SmartAP renews and stores; a custom connection has none."),
            SettingKey.secret("expiresAt", false, "When the access token ends, such as 2026-11-21T11:00:00Z."),
            SettingKey.secret("webhookKey", false, "The key that signs webhooks, if they are used."));

    /** Reads the settings, and reports every problem at once. */
    static XeroSettings of(ConnectorContext context) {
        SettingsReader reader = new SettingsReader(context.settings());
        XeroAddresses addresses = XeroAddresses.of(reader, context.baseUrl());
        String tenantId = reader.required("tenantId", "take it from the list of connections that the consent gives");
        if (!tenantId.isEmpty() && !tenantId.matches("[A-Za-z0-9_-]{1,64}")) {
            reader.problem(
                    "tenantId (%s) must be an id such as 45e4708e-d862-4111-ab3a-dd8cd03913e1".formatted(tenantId));
        }
        XeroSettings settings = new XeroSettings(
                addresses,
                tenantId,
                reader.text("scope").orElse(SCOPE),
                posting(reader),
                new Reading(
                        reader.oneOf("contacts", "all", "not-only-customers", "suppliers"),
                        reader.number("pageSize", 1000, 100, 1000),
                        Duration.ofSeconds(reader.number("lookBackSeconds", 300, 0, 86_400))),
                reader.currency("homeCurrency", "USD"),
                tracking(reader),
                Duration.ofSeconds(reader.number("timeoutSeconds", 60, 1, 120)),
                reader.number("requestsPerMinute", 57, 1, 60_000),
                reader.number("concurrentRequests", 4, 1, 1000));
        reader.done();
        return settings;
    }

    private static Posting posting(SettingsReader reader) {
        return new Posting(
                reader.oneOf("billStatus", "AUTHORISED", "SUBMITTED", "DRAFT"),
                reader.oneOf("taxMode", "auto", "line", "codes"),
                code(reader, "defaultExpenseAccount"),
                code(reader, "shippingAccount"),
                code(reader, "taxAccount"),
                code(reader, "differenceAccount"),
                code(reader, "defaultTaxCode"),
                reader.matching("untaxedTaxCode", CODE, "a tax type such as NONE")
                        .orElse("NONE"),
                reader.oneOf("markOrdersBilled", "true", "always", "false"),
                reader.url("documentUrl", "https://smartap.invalid/bill").uri().toString(),
                reader.oneOf("currencyRate", "foreign-per-base", "base-per-foreign")
                        .equals("foreign-per-base"));
    }

    private static @Nullable String code(SettingsReader reader, String key) {
        return reader.matching(key, CODE, "a code of Xero of 1 to 50 characters")
                .orElse(null);
    }

    private static Map<String, String> tracking(SettingsReader reader) {
        Map<String, String> names = new TreeMap<>();
        for (String pair : reader.text("trackingCategories").orElse("").split(",", -1)) {
            String[] parts = pair.split("=", -1);
            if (parts.length == 2 && !parts[0].isBlank() && !parts[1].isBlank()) {
                names.put(parts[0].strip(), parts[1].strip());
            } else if (!pair.isBlank()) {
                reader.problem("trackingCategories (%s) must be pairs such as department=Region".formatted(pair));
            }
        }
        return Map.copyOf(names);
    }
}
