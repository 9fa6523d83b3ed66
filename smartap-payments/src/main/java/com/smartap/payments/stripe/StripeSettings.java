package com.smartap.payments.stripe;

import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.SettingsReader;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.SettingKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one connection, checked.
 *
 * @param treasury whether payments go over API v1, Treasury, instead of v2
 * @param financialAccount what is paid from
 * @param account on whose behalf calls are made; null for the key's own account
 * @param capabilities what recipients are to be able to receive
 * @param fromCurrency the balance of the financial account that is debited; null for the payment's own currency
 * @param searchDays how many days back payments are looked for; 0 for all
 * @param settling how long after a lost answer an empty list proves nothing
 * @param tolerance how old a webhook may be
 */
record StripeSettings(
        boolean treasury,
        BaseUrl base,
        String financialAccount,
        @Nullable String account,
        String version,
        String notification,
        List<String> capabilities,
        @Nullable String fromCurrency,
        int searchDays,
        Duration settling,
        Duration tolerance,
        Duration timeout,
        int requestsPerSecond) {
    static final String API_KEY = "apiKey";
    static final String WEBHOOK_SECRET = "webhookSecret";
    static final String VERSION = "2026-10-28.endive";
    private static final String ADDRESS = "https://api.stripe.com";
    private static final Pattern FINANCIAL_ACCOUNT = Pattern.compile("fa_[A-Za-z0-9_]{1,120}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9_]{1,120}(/[A-Za-z0-9_]{1,120}){0,3}");
    private static final Pattern VERSIONS = Pattern.compile("20[0-9]{2}-[0-9]{2}-[0-9]{2}(\\.[a-z]{1,20})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");

    static final List<SettingKey> KEYS = List.of(
            SettingKey.required("financialAccount", "The financial account that is paid from, such as fa_65NvTF…."),
            SettingKey.optional(
                    "api",
                    "v2 (default): outbound payments and payout intents of Global Payouts; treasury: API v1, for"
                            + " platforms with financial accounts."),
            SettingKey.optional(
                    "account",
                    "The connected account on whose behalf calls are made, such as acct_1032D8…; the key's own account"
                            + " by default."),
            SettingKey.optional(
                    "stripeVersion",
                    "The version of Stripe's API that calls ask for; %s by default.".formatted(VERSION)),
            SettingKey.optional(
                    "notifyRecipient",
                    "configured (default): Stripe tells recipients as its own settings say; none: it tells them"
                            + " nothing."),
            SettingKey.optional(
                    "recipientCapabilities",
                    "What new recipients are to be able to receive: local,wire (default), local or wire."),
            SettingKey.optional(
                    "fromCurrency",
                    "The currency of the balance that is debited; that of each payment by default, so that nothing is"
                            + " exchanged."),
            SettingKey.optional(
                    "searchDays",
                    "How many days back a payment is looked for before it is sent again, 0 (all, the default) to 3650;"
                            + " nothing may stay unresolved for longer."),
            SettingKey.optional(
                    "settleSeconds",
                    "How long after a lost answer Stripe may still not show the payment, 0 to 3600 seconds; 120 by default."),
            SettingKey.optional(
                    "webhookToleranceSeconds", "How old a webhook may be, 10 to 3600 seconds; 300 by default."),
            SettingKey.optional("timeoutSeconds", "The time that one call may take, 1 to 120; 60 by default."),
            SettingKey.optional(
                    "requestsPerSecond",
                    "How many calls a second are made; 20 by default, since Stripe allows 25 for each address."),
            SettingKey.secret(API_KEY, true, "A secret or, better, a restricted API key of your Stripe account."),
            SettingKey.secret(
                    WEBHOOK_SECRET,
                    false,
                    "The signing secret of the webhook endpoint, whsec_ included; several are separated by commas."));

    /** Reads the settings, and reports every problem at once. */
    static StripeSettings of(ConnectorContext context) {
        SettingsReader reader = new SettingsReader(context.settings());
        boolean treasury = reader.oneOf("api", "v2", "treasury").equals("treasury");
        reader.required("financialAccount", "copy its id, which begins with fa_, from the Stripe dashboard");
        String account = reader.matching("account", ACCOUNT, "an id such as acct_1032D82eZvKYlo2C")
                .orElse(null);
        if (treasury && account != null && account.contains("/")) {
            reader.problem("account (%s) must be one id for treasury, without a slash".formatted(account));
        }
        StripeSettings settings = new StripeSettings(
                treasury,
                reader.baseUrl(context.baseUrl().orElse(null), ADDRESS),
                reader.matching("financialAccount", FINANCIAL_ACCOUNT, "an id that begins with fa_")
                        .orElse(""),
                account,
                reader.matching("stripeVersion", VERSIONS, "a version such as " + VERSION)
                        .orElse(VERSION),
                reader.oneOf("notifyRecipient", "configured", "none"),
                capabilities(reader),
                reader.matching("fromCurrency", CURRENCY, "an ISO 4217 code such as USD")
                        .map(code -> code.toLowerCase(java.util.Locale.ROOT))
                        .orElse(null),
                reader.number("searchDays", 0, 0, 3650),
                Duration.ofSeconds(reader.number("settleSeconds", 120, 0, 3600)),
                Duration.ofSeconds(reader.number("webhookToleranceSeconds", 300, 10, 3600)),
                Duration.ofSeconds(reader.number("timeoutSeconds", 60, 1, 120)),
                reader.number("requestsPerSecond", 20, 1, 1000));
        reader.done();
        return settings;
    }

    private static List<String> capabilities(SettingsReader reader) {
        List<String> all = new ArrayList<>();
        for (String one :
                reader.text("recipientCapabilities").orElse("local,wire").split(",", -1)) {
            String name = one.strip();
            if (name.equals("local") || name.equals("wire")) {
                all.add(name);
            } else {
                reader.problem("recipientCapabilities (%s) must be local, wire or local,wire".formatted(name));
            }
        }
        return List.copyOf(all);
    }
}
