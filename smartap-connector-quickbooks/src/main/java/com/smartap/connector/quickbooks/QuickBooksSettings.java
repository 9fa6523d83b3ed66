package com.smartap.connector.quickbooks;

import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.BillCoding;
import com.smartap.connector.support.OAuth2Settings;
import com.smartap.connector.support.SettingsReader;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.SettingKey;
import java.net.URI;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
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
        String taxMode,
        Currency homeCurrency,
        Duration lookBack,
        Duration timeout,
        int requestsPerMinute) {
    static final String REALM_ID = "realmId";
    static final String VERIFIER_TOKEN = "webhookVerifierToken";
    static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");
    private static final String PRODUCTION = "https://quickbooks.api.intuit.com";
    private static final String SANDBOX = "https://sandbox-quickbooks.api.intuit.com";
    private static final String TOKEN_URL = "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer";
    private static final String TOKEN_PATH = "/oauth2/v1/tokens/bearer";
    private static final String AUTHORIZE_URL = "https://appcenter.intuit.com/connect/oauth2";
    private static final String AUTHORIZE_PATH = "/connect/oauth2";
    private static final Pattern API_PATH = Pattern.compile("(.+?)(/v3(/company(/[^/]+)?)?)?");
    /** 95 % of the 500 that Intuit allows a company. */
    private static final int PER_MINUTE = 475;

    static final List<SettingKey> KEYS = List.of(
            SettingKey.required(REALM_ID, "The company's id, which Intuit adds to the callback of the consent."),
            SettingKey.optional("environment", "production (default) or sandbox."),
            SettingKey.optional("authorizeUrl", "Replaces Intuit's consent page, for simulators."),
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
                    "auto (default): by tax codes if a line names one, otherwise a line of its own; or line, or codes."),
            SettingKey.optional("defaultTaxCode", "Id of the tax code for lines without one, in tax mode codes."),
            SettingKey.optional("homeCurrency", "The company's currency; USD by default."),
            SettingKey.optional(
                    "lookBackSeconds", "How far each synchronisation reaches back before the last; 300 by default."),
            SettingKey.optional("timeoutSeconds", "The time that one call may take, 1 to 120; 60 by default."),
            SettingKey.optional(
                    "requestsPerMinute",
                    "How many calls a minute are made, 1 to 60000; 475 by default, since Intuit allows 500 a company."),
            SettingKey.secret("clientId", true, "The client id of your Intuit app."),
            SettingKey.secret("clientSecret", true, "The client secret of your Intuit app."),
            SettingKey.secret("accessToken", false, "The access token; got anew when it is missing or over."),
            SettingKey.secret("refreshToken", true, "The refresh token, which SmartAP renews and stores."),
            SettingKey.secret("expiresAt", false, "When the access token ends, such as 2026-11-21T11:00:00Z."),
            SettingKey.secret(
                    VERIFIER_TOKEN, false, "The verifier token of your app's webhooks; without it none is accepted."));

    /** Reads the settings, and reports every problem at once. */
    static QuickBooksSettings of(ConnectorContext context) {
        SettingsReader reader = new SettingsReader(context.settings());
        reader.required(REALM_ID, "take it from the address bar after the consent");
        String realmId =
                reader.matching(REALM_ID, ID, "an id such as 4620816365").orElse("0");
        BaseUrl root = root(reader, context);
        QuickBooksSettings settings = new QuickBooksSettings(
                root.endingWith("/v3/company/" + realmId),
                tokenUrl(reader, root),
                realmId,
                reader.matching("minorVersion", Pattern.compile("[0-9]{1,4}"), "a number")
                        .orElse("75"),
                account(reader, "defaultExpenseAccount"),
                account(reader, "shippingAccount"),
                account(reader, "taxAccount"),
                account(reader, "differenceAccount"),
                reader.text("defaultTaxCode").orElse(null),
                reader.oneOf("taxMode", BillCoding.AUTO, BillCoding.LINE, BillCoding.CODES),
                reader.currency("homeCurrency", "USD"),
                Duration.ofSeconds(reader.number("lookBackSeconds", 300, 0, 86_400)),
                Duration.ofSeconds(reader.number("timeoutSeconds", 60, 1, 120)),
                reader.number("requestsPerMinute", PER_MINUTE, 1, 60_000));
        reader.done();
        return settings;
    }

    /** Where a person consents, and where the code is exchanged; the company is not known yet. */
    record Consent(BaseUrl authorizeUrl, OAuth2Settings tokens) {
        static Consent of(ConnectorContext context) {
            SettingsReader reader = new SettingsReader(context.settings());
            BaseUrl root = root(reader, context);
            Consent consent = new Consent(
                    reader.url("authorizeUrl", isIntuit(root) ? AUTHORIZE_URL : root.uri() + AUTHORIZE_PATH),
                    OAuth2Settings.basic(tokenUrl(reader, root)));
            reader.done();
            return consent;
        }
    }

    /** The host's address, without the API's path, which people may or may not enter. */
    private static BaseUrl root(SettingsReader reader, ConnectorContext context) {
        boolean sandbox = reader.oneOf("environment", "production", "sandbox").equals("sandbox");
        Optional<URI> replaced = context.baseUrl();
        BaseUrl base = reader.baseUrl(replaced.orElse(null), sandbox ? SANDBOX : PRODUCTION);
        Matcher matcher = API_PATH.matcher(base.uri().toString());
        return matcher.matches() ? new BaseUrl(URI.create(matcher.group(1))) : base;
    }

    /** Secrets go to Intuit only if the data comes from there; everything else stays below the base address. */
    private static URI tokenUrl(SettingsReader reader, BaseUrl root) {
        return reader.url("tokenUrl", isIntuit(root) ? TOKEN_URL : root.uri() + TOKEN_PATH)
                .uri();
    }

    private static boolean isIntuit(BaseUrl root) {
        return root.uri().getHost().endsWith(".intuit.com");
    }

    private static @Nullable String account(SettingsReader reader, String key) {
        return reader.matching(key, ID, "the id of an account").orElse(null);
    }
}
