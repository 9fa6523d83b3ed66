package com.smartap.payments.bill;

import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.SettingsReader;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.SettingKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings of one organisation in BILL.
 *
 * @param base everything is called under it
 * @param organizationId begins with {@code 008}
 * @param username the e-mail address of the user that logs in
 * @param device the name under which BILL remembers this installation
 * @param fundingType where the money is taken from
 * @param fundingId BILL's id of it; empty for the balance with BILL
 * @param settling how long a payment whose answer was lost may take to appear
 * @param voidType the word with which BILL voids a payment; empty if payments are voided by people only
 * @param timeout for one call
 */
record BillSettings(
        BaseUrl base,
        String organizationId,
        String username,
        String device,
        String fundingType,
        Optional<String> fundingId,
        Duration settling,
        Optional<String> voidType,
        Duration timeout) {
    static final String PASSWORD = "password";
    static final String DEV_KEY = "devKey";
    static final String WEBHOOK_KEY = "webhookKey";
    static final String REMEMBER_ME = "rememberMeId";
    static final String TRUSTED_UNTIL = "trustedUntil";
    static final List<SettingKey> KEYS = List.of(
            SettingKey.required("organizationId", "The id of the organisation in BILL, beginning with 008."),
            SettingKey.required("username", "The e-mail address of the BILL user that pays."),
            SettingKey.optional(
                    "fundingAccountType",
                    "Where the money is taken from: BANK_ACCOUNT (as long as nothing else is said), WALLET, CARD_ACCOUNT"
                            + " or AP_CARD."),
            SettingKey.optional(
                    "fundingAccountId", "BILL's id of the account that is debited; needed unless it is the WALLET."),
            SettingKey.optional("environment", "BILL's production (as long as nothing else is said) or its sandbox."),
            SettingKey.optional(
                    "device", "The name under which BILL trusts this installation, SmartAP unless another is given."),
            SettingKey.optional(
                    "settlingSeconds",
                    "How long a payment whose answer was lost may take to appear, 120 unless another is given."),
            SettingKey.optional(
                    "voidType",
                    "The type with which BILL is to void payments that it is processing; without it only scheduled ones"
                            + " are called back."),
            SettingKey.optional("timeoutSeconds", "The time that one call may take, 60 unless another is given."),
            SettingKey.secret(PASSWORD, true, "The password of the BILL user."),
            SettingKey.secret(DEV_KEY, true, "The developer key of your BILL developer account."),
            SettingKey.secret(WEBHOOK_KEY, false, "The securityKey that BILL gave once when webhooks were subscribed."),
            SettingKey.secret(REMEMBER_ME, false, "Kept by SmartAP: the id of the trusted device."),
            SettingKey.secret(TRUSTED_UNTIL, false, "Kept by SmartAP: when the trust of the device ends."));

    private static final String PRODUCTION = "https://gateway.prod.bill.com/connect";
    private static final String SANDBOX = "https://gateway.stage.bill.com/connect";
    private static final Pattern ORGANISATION = Pattern.compile("008[A-Za-z0-9]{1,61}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,64}");

    static BillSettings of(ConnectorContext context) {
        SettingsReader reader = new SettingsReader(context.settings());
        String environment = reader.oneOf("environment", "production", "sandbox");
        BaseUrl base =
                reader.baseUrl(context.baseUrl().orElse(null), environment.equals("sandbox") ? SANDBOX : PRODUCTION);
        String organisation = reader.required("organizationId", "copy it from BILL: Settings, Sync & Integrations");
        reader.matching("organizationId", ORGANISATION, "an id that begins with 008");
        String username = reader.required("username", "it is the e-mail address with which the user logs in");
        String type = reader.oneOf("fundingAccountType", "BANK_ACCOUNT", "WALLET", "CARD_ACCOUNT", "AP_CARD");
        Optional<String> funding = reader.matching("fundingAccountId", ID, "an id of letters and digits");
        if (funding.isEmpty() && reader.text("fundingAccountId").isEmpty() && !type.equals("WALLET")) {
            reader.problem("fundingAccountId is missing. Maybe list the funding accounts in BILL, or set"
                    + " fundingAccountType to WALLET");
        }
        BillSettings settings = new BillSettings(
                base,
                organisation,
                username,
                reader.text("device").orElse("SmartAP"),
                type,
                funding,
                Duration.ofSeconds(reader.number("settlingSeconds", 120, 30, 86_400)),
                reader.matching("voidType", Pattern.compile("[A-Z_]{1,60}"), "a word in capitals, as BILL names it"),
                Duration.ofSeconds(reader.number("timeoutSeconds", 60, 1, 120)));
        reader.done();
        return settings;
    }

    /** Whether BILL wants to be told the day. */
    boolean needsProcessDate() {
        return fundingType.equals("WALLET") || fundingType.equals("AP_CARD");
    }
}
