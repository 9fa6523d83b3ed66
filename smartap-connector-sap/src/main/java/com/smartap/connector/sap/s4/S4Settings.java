package com.smartap.connector.sap.s4;

import com.smartap.connector.support.Authentication;
import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.BillCoding;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.RateLimit;
import com.smartap.connector.support.SettingsReader;
import com.smartap.connector.support.Tls;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.erp.ChartOfAccounts.ErpTaxCode;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Credentials;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings of one connection, checked; {@link S4SettingKeys} says what each means. */
record S4Settings(
        BaseUrl root,
        String companyCode,
        Optional<String> client,
        String language,
        String login,
        @Nullable URI tokenUrl,
        @Nullable Path keyStore,
        @Nullable Path trustStore,
        boolean ordersByV4,
        @Nullable String chartOfAccounts,
        ZoneId zone,
        Posting posting,
        List<ErpTaxCode> taxCodes,
        Set<String> receipts,
        Set<String> returns,
        Set<String> deadStatus,
        Duration lookBack,
        Duration timeout,
        int callsAtOnce,
        int requestsPerMinute) {
    /** How bills are written. */
    record Posting(
            @Nullable String defaultExpenseAccount,
            @Nullable String shippingAccount,
            @Nullable String taxAccount,
            @Nullable String differenceAccount,
            @Nullable String defaultTaxCode,
            @Nullable String defaultCostCenter,
            String taxMode,
            String postingDate,
            String dueDate,
            @Nullable String paymentTerms,
            @Nullable String paymentBlock,
            @Nullable String documentType) {}

    /** The tax mode in which SAP computes the tax. */
    static final String COMPUTED = "computed";

    static final String SANDBOX = "https://sandbox.api.sap.com/s4hanacloud";
    private static final String V2 = "/sap/opu/odata/sap";
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9]{1,10}");
    private static final Pattern TAX_CODE = Pattern.compile("[A-Za-z0-9]{1,2}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{1,4}");
    private static final Pattern STATUS = Pattern.compile("[A-Za-z0-9](\\s*,\\s*[A-Za-z0-9])*");
    private static final Pattern TAX =
            Pattern.compile("([A-Za-z0-9]{1,2})=([^:;]{1,60})(?::([0-9]{1,2}(?:\\.[0-9]{1,3})?))?");

    /** Reads the settings, and reports every problem at once. */
    static S4Settings of(ConnectorContext context) {
        SettingsReader reader = new SettingsReader(context.settings());
        String companyCode = reader.matching("companyCode", KEY, "a company code such as 1010")
                .orElse("");
        if (companyCode.isEmpty() && reader.text("companyCode").isEmpty()) {
            reader.problem("companyCode is missing. Maybe it is 1010, or 1710 in the United States");
        }
        String login = login(reader, context);
        BaseUrl base = reader.baseUrl(context.baseUrl().orElse(null), SANDBOX);
        if (context.baseUrl().isEmpty() && !login.equals("apiKey")) {
            reader.problem("baseUrl is missing. Maybe it is https://my123456-api.s4hana.cloud.sap");
        }
        Optional<String> tokenUrl = reader.text("tokenUrl");
        if (login.equals("oauth2") && tokenUrl.isEmpty()) {
            reader.problem("tokenUrl is missing. Maybe take it from the communication arrangement");
        }
        ZoneId zone = zone(reader);
        boolean changing = !zone.getRules().isFixedOffset();
        int lookBack = reader.number("lookBackSeconds", 300, 0, 86_400) + (changing ? 3600 : 0);
        S4Settings settings = new S4Settings(
                root(base),
                companyCode,
                reader.matching("sapClient", Pattern.compile("[0-9]{3}"), "three digits such as 100"),
                reader.matching("language", Pattern.compile("[A-Za-z]{2}"), "two letters such as en")
                        .orElse("en"),
                login,
                tokenUrl.isEmpty()
                        ? null
                        : reader.url("tokenUrl", tokenUrl.get()).uri(),
                file(reader, "keyStore"),
                file(reader, "trustStore"),
                reader.oneOf("purchaseOrderApi", "v2", "v4").equals("v4"),
                reader.matching("chartOfAccounts", KEY, "a chart of accounts such as YCOA")
                        .orElse(null),
                zone,
                posting(reader),
                taxCodes(reader),
                movements(reader, "receiptMovements", "101,105,123"),
                movements(reader, "returnMovements", "102,106,122,124"),
                list(reader.matching("reversedStatus", STATUS, "one-character codes such as Z,2")
                        .orElse("Z,2")),
                Duration.ofSeconds(lookBack),
                Duration.ofSeconds(reader.number("timeoutSeconds", 60, 1, 300)),
                reader.number("callsAtOnce", 4, 1, 50),
                reader.number("requestsPerMinute", 3000, 1, 60_000));
        reader.done();
        return settings;
    }

    /** What credentials there are decides, unless the setting does. */
    private static String login(SettingsReader reader, ConnectorContext context) {
        String asked = reader.oneOf("authentication", "auto", "basic", "oauth2", "certificate", "apiKey");
        if (!asked.equals("auto")) {
            return asked;
        }
        if (reader.text("keyStore").isPresent()) {
            return "certificate";
        }
        Credentials credentials = context.credentials().read();
        if (credentials.get("apiKey").isPresent()) {
            return "apiKey";
        }
        boolean client = credentials.get("clientId").isPresent();
        return client && credentials.get("userName").isEmpty() ? "oauth2" : "basic";
    }

    /** A base address that ends in the path of the V2 services is cut to the system's root. */
    private static BaseUrl root(BaseUrl base) {
        String text = base.uri().toString();
        return text.endsWith(V2) ? new BaseUrl(URI.create(text.substring(0, text.length() - V2.length()))) : base;
    }

    private static Posting posting(SettingsReader reader) {
        return new Posting(
                account(reader, "defaultExpenseAccount"),
                account(reader, "shippingAccount"),
                account(reader, "taxAccount"),
                account(reader, "differenceAccount"),
                reader.matching("defaultTaxCode", TAX_CODE, "a tax code of two characters such as I1")
                        .orElse(null),
                account(reader, "defaultCostCenter"),
                reader.oneOf("taxMode", BillCoding.AUTO, BillCoding.LINE, BillCoding.CODES, COMPUTED),
                reader.oneOf("postingDate", "today", "invoice"),
                reader.oneOf("dueDate", "netDays", "baseline", "terms"),
                reader.matching("paymentTerms", KEY, "terms of payment such as 0001")
                        .orElse(null),
                reader.matching("paymentBlock", Pattern.compile("[A-Za-z0-9]"), "one character such as A")
                        .orElse(null),
                reader.matching("documentType", TAX_CODE, "a document type such as RE")
                        .orElse(null));
    }

    private static @Nullable String account(SettingsReader reader, String key) {
        return reader.matching(key, ACCOUNT, "up to ten letters and digits").orElse(null);
    }

    private static @Nullable Path file(SettingsReader reader, String key) {
        return reader.text(key).map(Path::of).orElse(null);
    }

    private static ZoneId zone(SettingsReader reader) {
        String text = reader.text("timeZone").orElse("UTC");
        try {
            return ZoneId.of(text).normalized();
        } catch (DateTimeException e) {
            reader.problem("timeZone (%s) must be one such as Europe/Berlin".formatted(text));
            return ZoneOffset.UTC;
        }
    }

    /** Such as {@code I1=Input tax 19 %:19;I0=No tax:0}. */
    private static List<ErpTaxCode> taxCodes(SettingsReader reader) {
        List<ErpTaxCode> codes = new ArrayList<>();
        for (String part : reader.text("taxCodes").orElse("").split(";")) {
            Matcher matcher = TAX.matcher(part.strip());
            if (matcher.matches()) {
                String percent = matcher.group(3);
                codes.add(new ErpTaxCode(
                        matcher.group(1),
                        matcher.group(2).strip(),
                        percent == null ? null : new BigDecimal(percent),
                        true));
            } else if (!part.isBlank()) {
                reader.problem("taxCodes (%s) must be like I1=Input tax 19 %%:19;I0=No tax:0".formatted(part.strip()));
            }
        }
        return List.copyOf(codes);
    }

    private static Set<String> movements(SettingsReader reader, String key, String standard) {
        Pattern form = Pattern.compile("[A-Z0-9]{3}(\\s*,\\s*[A-Z0-9]{3})*");
        String text =
                reader.matching(key, form, "movement types such as 101,105").orElse(standard);
        return list(text);
    }

    private static Set<String> list(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).collect(Collectors.toUnmodifiableSet());
    }

    /** The configured rate of a tax code; null if it is not configured. */
    @Nullable
    BigDecimal percent(String taxCode) {
        return taxCodes.stream()
                .filter(code -> code.code().equalsIgnoreCase(taxCode))
                .map(ErpTaxCode::percent)
                .findFirst()
                .orElse(null);
    }

    Tls tls(CredentialVault vault) {
        if (keyStore == null && trustStore == null) {
            return Tls.PLATFORM;
        }
        Credentials credentials = vault.read();
        return Tls.of(
                trustStore,
                credentials.get("trustStorePassword").orElse(null),
                keyStore,
                credentials.get("keyStorePassword").orElse(null));
    }

    Authentication authentication(ConnectorContext context, ClientOptions options) {
        return switch (login) {
            case "oauth2" -> new ClientToken(context, java.util.Objects.requireNonNull(tokenUrl), options);
            case "apiKey" -> FixedHeaders.apiKey(context.credentials());
            case "certificate" -> Authentication.NONE;
            default -> FixedHeaders.basic(context.credentials());
        };
    }

    RateLimit[] rateLimits() {
        return new RateLimit[] {RateLimit.concurrent(callsAtOnce), RateLimit.perMinute(requestsPerMinute)};
    }
}
