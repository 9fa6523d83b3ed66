package com.smartap.payments.paypal;

import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.SettingsReader;
import com.smartap.model.Money;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.SettingKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one connection, checked.
 *
 * @param replaced whether the address is not PayPal's own, so that certificates are fetched from it as well
 * @param itemLimits the most that one payment may have, by currency
 * @param searchBack how far back payments are looked for that PayPal no longer knows by our key; zero for not at all
 */
record PayPalSettings(
        BaseUrl base,
        boolean replaced,
        String keyPrefix,
        Letter letter,
        Map<Currency, Money> itemLimits,
        Duration searchBack,
        Hooks hooks,
        Duration timeout,
        int requestsPerMinute) {
    private static final String LIVE = "https://api-m.paypal.com";
    private static final String SANDBOX = "https://api-m.sandbox.paypal.com";
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}-[A-Z]{2}");
    private static final Pattern PURPOSE = Pattern.compile("[A-Z_]{1,100}");
    private static final Pattern WEBHOOK_ID = Pattern.compile("[A-Za-z0-9]{1,50}");

    /** What recipients see and how they get it. */
    record Letter(
            String wallet,
            @Nullable String purpose,
            @Nullable String language,
            @Nullable String subject,
            @Nullable String message) {}

    /**
     * How webhooks are verified.
     *
     * @param id the webhook's id, which every signature covers; null if webhooks are not used
     * @param byApi whether PayPal is asked, instead of its certificate being checked here
     * @param anchor what certificates have to chain to; null for what the Java platform trusts
     */
    record Hooks(
            @Nullable String id,
            boolean byApi,
            Duration tolerance,
            @Nullable X509Certificate anchor) {}

    static final List<SettingKey> KEYS = List.of(
            SettingKey.optional("environment", "live (default) or sandbox: which of PayPal's own addresses is called."),
            SettingKey.optional(
                    "keyPrefix",
                    "Stands before every id of a batch; tells several installations with one PayPal account apart."),
            SettingKey.optional(
                    "recipientWallet",
                    "PAYPAL (default), VENMO or RECIPIENT_SELECTED: which wallet the money goes to."),
            SettingKey.optional("purpose", "PayPal's word for what is paid, such as GOODS or SERVICES."),
            SettingKey.optional("emailSubject", "Subject of PayPal's message to recipients, up to 255 characters."),
            SettingKey.optional("emailMessage", "Text of PayPal's message to recipients, up to 1000 characters."),
            SettingKey.optional("notificationLanguage", "Language of PayPal's message, such as en-US."),
            SettingKey.optional(
                    "itemLimits",
                    "The most that one payment may have, by currency, such as USD=20000,EUR=18000; USD=20000 by"
                            + " default."),
            SettingKey.optional(
                    "searchBackDays",
                    "How many days back PayPal's transactions are searched before a payment is sent, 0 (default) to"
                            + " 1095; needs the right Transaction Search."),
            SettingKey.optional("webhookId", "The id of the webhook, as the app's page names it; none without."),
            SettingKey.optional(
                    "webhookVerification",
                    "certificate (default): signatures are checked here; api: PayPal is asked about each."),
            SettingKey.optional(
                    "webhookToleranceSeconds",
                    "How old a webhook may be, 60 to 604800; 262800 by default, since PayPal goes on for three days."),
            SettingKey.optional(
                    "webhookAnchor",
                    "A certificate in PEM that webhooks have to be signed under, instead of what Java trusts; for"
                            + " simulators."),
            SettingKey.optional("timeoutSeconds", "The time that one call may take, 1 to 120; 60 by default."),
            SettingKey.optional(
                    "requestsPerMinute", "How many calls a minute are made; 390 by default, since PayPal takes 400."),
            SettingKey.secret("clientId", true, "The client id of your PayPal app."),
            SettingKey.secret("clientSecret", true, "The secret of your PayPal app."),
            SettingKey.secret("accessToken", false, "The access token; got anew when it is missing or over."),
            SettingKey.secret("expiresAt", false, "When the access token ends, such as 2026-11-21T11:00:00Z."));

    /** Reads the settings, and reports every problem at once. */
    static PayPalSettings of(ConnectorContext context) {
        SettingsReader reader = new SettingsReader(context.settings());
        boolean sandbox = reader.oneOf("environment", "live", "sandbox").equals("sandbox");
        PayPalSettings settings = new PayPalSettings(
                reader.baseUrl(context.baseUrl().orElse(null), sandbox ? SANDBOX : LIVE),
                context.baseUrl().isPresent(),
                reader.matching("keyPrefix", PREFIX, "1 to 64 letters, digits or _.:-")
                        .orElse(""),
                new Letter(
                        reader.oneOf("recipientWallet", "PAYPAL", "VENMO", "RECIPIENT_SELECTED"),
                        reader.matching("purpose", PURPOSE, "a word of PayPal's such as GOODS")
                                .orElse(null),
                        reader.matching("notificationLanguage", LANGUAGE, "a language such as en-US")
                                .orElse(null),
                        text(reader, "emailSubject", 255),
                        text(reader, "emailMessage", 1000)),
                limits(reader),
                Duration.ofDays(reader.number("searchBackDays", 0, 0, 1095)),
                hooks(reader),
                Duration.ofSeconds(reader.number("timeoutSeconds", 60, 1, 120)),
                reader.number("requestsPerMinute", 390, 1, 60_000));
        reader.done();
        return settings;
    }

    private static Hooks hooks(SettingsReader reader) {
        X509Certificate anchor = null;
        String pem = reader.text("webhookAnchor").orElse(null);
        if (pem != null) {
            List<X509Certificate> found = Certificates.read(pem.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            if (found.size() == 1) {
                anchor = found.get(0);
            } else {
                reader.problem("webhookAnchor must be one certificate in PEM. Maybe it was cut off");
            }
        }
        return new Hooks(
                reader.matching("webhookId", WEBHOOK_ID, "the id of a webhook such as 7WJ53361D1798092F")
                        .orElse(null),
                reader.oneOf("webhookVerification", "certificate", "api").equals("api"),
                Duration.ofSeconds(reader.number("webhookToleranceSeconds", 262_800, 60, 604_800)),
                anchor);
    }

    private static @Nullable String text(SettingsReader reader, String key, int most) {
        String value = reader.text(key).orElse(null);
        if (value != null && value.length() > most) {
            reader.problem("%s has %d characters, but PayPal takes %d".formatted(key, value.length(), most));
        }
        return value;
    }

    private static Map<Currency, Money> limits(SettingsReader reader) {
        Map<Currency, Money> limits = new HashMap<>();
        for (String pair : reader.text("itemLimits").orElse("USD=20000").split(",", -1)) {
            String[] parts = pair.strip().split("=", -1);
            try {
                Money limit = Money.of(parts[1].strip(), parts[0]);
                limits.put(limit.currency(), limit);
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                reader.problem("itemLimits (%s) must be pairs such as USD=20000".formatted(pair));
            }
        }
        return Map.copyOf(limits);
    }
}
