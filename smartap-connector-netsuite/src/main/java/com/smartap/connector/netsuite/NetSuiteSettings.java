package com.smartap.connector.netsuite;

import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.BillCoding;
import com.smartap.connector.support.SettingsReader;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.secret.Credentials;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one connection, checked.
 *
 * @param restlet where the RESTlet is; null if none is installed
 * @param dimensions coding of every bill that does not name its own
 * @param currencies ISO codes by NetSuite's ids, for roles that may not read them
 */
record NetSuiteSettings(
        NetSuiteAccount account,
        Auth auth,
        boolean viaRestlet,
        @Nullable URI restlet,
        @Nullable String attachmentFolder,
        Accounts accounts,
        String taxMode,
        @Nullable String defaultTaxCode,
        Map<String, String> dimensions,
        Map<String, String> currencies,
        Currency homeCurrency,
        int numberLength,
        ZoneId zone,
        UserDates dates,
        Duration lookBack,
        Duration timeout,
        int concurrency) {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern SCRIPT = Pattern.compile("[A-Za-z0-9_]{1,64}");
    private static final Pattern QUERY = Pattern.compile("[?&](script|deploy)=([A-Za-z0-9_]{1,64})");

    private static final Pattern CURRENCY = Pattern.compile("([1-9][0-9]{0,8})\\s*=\\s*([A-Z]{3})\\s*(?:,\\s*|$)");

    /** How calls are authenticated. */
    enum Auth {
        TBA,
        OAUTH2,
        OAUTH2_M2M
    }

    /** Ids of accounts: for lines that name none, for shipping, tax, differences, and of the payables. */
    record Accounts(
            @Nullable String expense,
            @Nullable String shipping,
            @Nullable String tax,
            @Nullable String difference,
            @Nullable String payables) {
        /** The account of a line that a bill gets beside its own. */
        @Nullable
        String of(Bill bill, @Nullable String own) {
            return BillCoding.account(bill, own, expense);
        }
    }

    /** Reads the settings, and reports every problem at once. */
    static NetSuiteSettings of(ConnectorContext context) {
        SettingsReader reader = new SettingsReader(context.settings());
        NetSuiteAccount account = NetSuiteAccount.of(context, reader);
        boolean viaRestlet = reader.oneOf("api", "rest", "restlet").equals("restlet");
        URI restlet = restlet(reader, account);
        if (viaRestlet && restlet == null) {
            reader.problem(
                    "api restlet needs restletUrl, or restletScript and restletDeploy. Maybe install the scripts first");
        }
        NetSuiteSettings settings = new NetSuiteSettings(
                account,
                auth(context, reader),
                viaRestlet,
                restlet,
                id(reader, "attachmentFolder", "a folder"),
                new Accounts(
                        id(reader, "defaultExpenseAccount", "an account"),
                        id(reader, "shippingAccount", "an account"),
                        id(reader, "taxAccount", "an account"),
                        id(reader, "differenceAccount", "an account"),
                        id(reader, "payablesAccount", "an account")),
                reader.oneOf("taxMode", BillCoding.AUTO, BillCoding.LINE, BillCoding.CODES),
                id(reader, "defaultTaxCode", "a tax code"),
                dimensions(reader),
                currencies(reader),
                reader.currency("homeCurrency", "USD"),
                reader.number("numberLength", 45, 12, 300),
                zone(reader),
                dates(reader),
                Duration.ofSeconds(reader.number("lookBackSeconds", 300, 0, 86_400)),
                Duration.ofSeconds(reader.number("timeoutSeconds", 60, 1, 300)),
                reader.number("concurrency", 3, 1, 55));
        reader.done();
        return settings;
    }

    private static Auth auth(ConnectorContext context, SettingsReader reader) {
        Optional<String> said = reader.text("auth");
        if (said.isPresent()) {
            return switch (reader.oneOf("auth", "tba", "oauth2", "oauth2-m2m")) {
                case "oauth2" -> Auth.OAUTH2;
                case "oauth2-m2m" -> Auth.OAUTH2_M2M;
                default -> Auth.TBA;
            };
        }
        Credentials there = context.credentials().read();
        if (there.get(MachineTokens.PRIVATE_KEY).isPresent()) {
            return Auth.OAUTH2_M2M;
        }
        return there.get(TokenSignature.CONSUMER_KEY).isPresent()
                        || there.get("clientId").isEmpty()
                ? Auth.TBA
                : Auth.OAUTH2;
    }

    /** Only the ids are taken out of an address, so that no setting can send credentials elsewhere. */
    private static @Nullable URI restlet(SettingsReader reader, NetSuiteAccount account) {
        Map<String, String> query = new LinkedHashMap<>();
        String url = reader.text("restletUrl").orElse("");
        Matcher matcher = QUERY.matcher(url);
        while (matcher.find()) {
            query.put(matcher.group(1), matcher.group(2));
        }
        reader.matching("restletScript", SCRIPT, "the id of a script").ifPresent(id -> query.put("script", id));
        reader.matching("restletDeploy", SCRIPT, "the id of a deployment").ifPresent(id -> query.put("deploy", id));
        if (query.isEmpty() && url.isEmpty()) {
            return null;
        }
        query.putIfAbsent("deploy", "1");
        if (!query.containsKey("script")) {
            reader.problem("restletUrl names no script. Maybe copy the external URL of the script's deployment");
            return null;
        }
        Map<String, String> ordered = new LinkedHashMap<>();
        ordered.put("script", query.get("script"));
        ordered.put("deploy", query.get("deploy"));
        return account.restlets().resolve("/app/site/hosting/restlet.nl", ordered);
    }

    private static Map<String, String> dimensions(SettingsReader reader) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String name : Dimensions.HEADER) {
            String id = id(reader, name, "a " + name);
            if (id != null) {
                all.put(name, id);
            }
        }
        return Map.copyOf(all);
    }

    /** Such as {@code 1=USD,4=EUR}. */
    private static Map<String, String> currencies(SettingsReader reader) {
        Map<String, String> all = new LinkedHashMap<>();
        String text = reader.text("currencies").orElse("");
        Matcher pairs = CURRENCY.matcher(text);
        while (pairs.find()) {
            all.put(pairs.group(1), pairs.group(2));
        }
        if (!CURRENCY.matcher(text).replaceAll("").isBlank()) {
            reader.problem("currencies (%s) must be pairs such as 1=USD,4=EUR".formatted(text));
        }
        return Map.copyOf(all);
    }

    private static UserDates dates(SettingsReader reader) {
        return new UserDates(
                switch (reader.oneOf("dateFormat", "ask", "month-first", "day-first")) {
                    case "month-first" -> Boolean.FALSE;
                    case "day-first" -> Boolean.TRUE;
                    default -> null;
                });
    }

    private static ZoneId zone(SettingsReader reader) {
        String text = reader.text("timeZone").orElse("UTC");
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            reader.problem("timeZone (%s) must be a name such as America/New_York".formatted(text));
            return ZoneOffset.UTC;
        }
    }

    private static @Nullable String id(SettingsReader reader, String key, String what) {
        return reader.matching(key, ID, "the internal id of " + what).orElse(null);
    }

    /** The address under which the record API and SuiteQL are called. */
    BaseUrl services() {
        return account.services();
    }
}
