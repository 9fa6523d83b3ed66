package com.smartap.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.core.SignaturePolicy;
import com.smartap.core.SignatureSettings;
import com.smartap.core.SignerDirectory;
import com.smartap.core.SmartAp;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.ESignProvider;
import com.smartap.spi.esign.Signatory;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** How the properties and the host's beans say who signs what, and by way of whom. */
class SignatureConfigurationTest {
    private static final String[] PEOPLE = {
        "smartap.signatures.enabled=true",
        "smartap.signatures.signers.senior-manager[0].id=sonia",
        "smartap.signatures.signers.senior-manager[0].name=Sonia Senior",
        "smartap.signatures.signers.senior-manager[0].email=sonia@example.com",
        "smartap.signatures.signers.cfo[0].id=carl",
        "smartap.signatures.signers.cfo[0].name=Carl Chief",
        "smartap.signatures.signers.cfo[0].email=carl@example.com"
    };

    @TempDir
    Path folder;

    private final ApplicationContextRunner providers =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ProvidersAutoConfiguration.class));

    @Test
    void nothing_is_signed_unless_it_is_switched_on() {
        inFolder().run(started -> assertThat(started).hasNotFailed().doesNotHaveBean(SignatureSettings.class));
    }

    @Test
    void people_are_enough_for_the_standard_rules_and_the_page_of_the_house() {
        inFolder().withPropertyValues(PEOPLE).run(started -> {
            SignatureSettings settings = started.getBean(SignatureSettings.class);
            assertThat(settings.policy()).isEqualTo(SignaturePolicy.standard(Currency.getInstance("USD")));
            assertThat(settings.provider()).isEqualTo("in-house");
            assertThat(settings.gateway()).isNull();
            assertThat(settings.deadline()).isEqualTo(Duration.ofDays(14));
            assertThat(settings.signers().signers(TenantId.DEFAULT, Role.SENIOR_MANAGER))
                    .containsExactly(new Signatory("sonia", "Sonia Senior", "sonia@example.com"));
            assertThat(settings.signers().signers(TenantId.DEFAULT, Role.MANAGER))
                    .isEmpty();
        });
    }

    @Test
    void every_property_reaches_the_settings() {
        inFolder()
                .withPropertyValues(PEOPLE)
                .withPropertyValues(
                        "smartap.signatures.currency=EUR",
                        "smartap.signatures.tiers[0].limit=1000",
                        "smartap.signatures.tiers[0].inclusive=true",
                        "smartap.signatures.tiers[1].signers=SENIOR_MANAGER,CFO",
                        "smartap.signatures.split-days=7",
                        "smartap.signatures.deadline=2d",
                        "smartap.signatures.reminder-every=12h",
                        "smartap.signatures.most-reminders=2",
                        "smartap.signatures.check-every=1m",
                        "smartap.signatures.link-validity=3h")
                .run(started -> {
                    SignatureSettings settings = started.getBean(SignatureSettings.class);
                    assertThat(settings.policy())
                            .isEqualTo(new SignaturePolicy(
                                    Currency.getInstance("EUR"),
                                    List.of(
                                            new SignaturePolicy.Tier(new BigDecimal("1000"), true, List.of()),
                                            new SignaturePolicy.Tier(
                                                    null, false, List.of(Role.SENIOR_MANAGER, Role.CFO))),
                                    7));
                    assertThat(settings.deadline()).isEqualTo(Duration.ofDays(2));
                    assertThat(settings.reminderEvery()).isEqualTo(Duration.ofHours(12));
                    assertThat(settings.mostReminders()).isEqualTo(2);
                    assertThat(settings.checkEvery()).isEqualTo(Duration.ofMinutes(1));
                    assertThat(settings.linkValidity()).isEqualTo(Duration.ofHours(3));
                });
    }

    @Test
    void what_is_wrong_is_said_at_once_and_by_its_path() {
        inFolder(
                        "smartap.signatures.enabled=true",
                        "smartap.signatures.currency=EURO",
                        "smartap.signatures.tiers[0].limit=5",
                        "smartap.signatures.tiers[0].signers=CLERK",
                        "smartap.signatures.deadline=1m",
                        "smartap.signatures.reminder-every=1s",
                        "smartap.signatures.most-reminders=500",
                        "smartap.signatures.check-every=30d",
                        "smartap.signatures.link-validity=1s",
                        "smartap.signatures.base-url=foxit",
                        "smartap.signatures.credential-files.clientSecret=/nowhere/secret",
                        "smartap.signatures.signers.cfo[0].id=carl",
                        "smartap.signatures.signers.cfo[0].name=Carl",
                        "smartap.signatures.signers.cfo[0].email=nowhere")
                .run(failed -> assertThat(messageOf(failed.getStartupFailure()).split("; "))
                        .anyMatch(line -> line.startsWith("signatures.currency is wrong: currency (EURO)"))
                        .anyMatch(line -> line.startsWith("signatures.tiers[0] is wrong: signers ([CLERK])"))
                        .anyMatch(line -> line.startsWith("signatures.deadline is wrong: deadline (PT1M)"))
                        .anyMatch(line -> line.startsWith("signatures.reminder-every is wrong"))
                        .anyMatch(line -> line.startsWith("signatures.most-reminders is wrong: mostReminders (500)"))
                        .anyMatch(line -> line.startsWith("signatures.check-every is wrong"))
                        .anyMatch(line -> line.startsWith("signatures.link-validity is wrong"))
                        .anyMatch(line -> line.startsWith("signatures.base-url (foxit) must be an address"))
                        .anyMatch(line -> line.startsWith("signatures.credential-files.clientSecret (/nowhere/secret)"))
                        .anyMatch(
                                line -> line.startsWith("signatures.signers.cfo[0] is wrong: email of signatory carl"))
                        .hasSize(10));
        inFolder("smartap.signatures.enabled=true", "smartap.signatures.split-days=999")
                .run(failed -> assertThat(messageOf(failed.getStartupFailure()))
                        .isEqualTo("signatures.split-days is wrong: splitDays (999) must be 0 to 366"));
        inFolder(
                        "smartap.signatures.enabled=true",
                        "smartap.signatures.tiers[0].limit=9",
                        "smartap.signatures.tiers[1].limit=5")
                .run(failed -> assertThat(messageOf(failed.getStartupFailure()))
                        .startsWith("signatures.tiers is wrong: the last signature tier must have no limit"));
    }

    @Test
    void a_role_in_which_nobody_signs_stops_the_start_unless_the_host_knows_who_does() {
        inFolder("smartap.signatures.enabled=true")
                .run(failed -> assertThat(messageOf(failed.getStartupFailure()))
                        .contains("signatures.signers.senior-manager is missing", "signatures.signers.cfo is missing")
                        .contains("SignerDirectory bean"));
        SignerDirectory own = (tenant, role) -> List.of();
        inFolder("smartap.signatures.enabled=true")
                .withBean(SignerDirectory.class, () -> own)
                .run(started -> assertThat(
                                started.getBean(SignatureSettings.class).signers())
                        .isSameAs(own));
    }

    @Test
    void a_provider_is_connected_with_its_settings_and_credentials_from_everywhere() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "from-file\n");
        FakeProvider provider = new FakeProvider();
        provider(
                        provider,
                        "smartap.signatures.settings.surface=classic",
                        "smartap.signatures.credentials.CLIENT_ID=me",
                        "smartap.signatures.credential-files.clientSecret=" + file,
                        "smartap.signatures.base-url=https://sandbox.example.com")
                .run(started -> {
                    SignatureSettings settings = started.getBean(SignatureSettings.class);
                    assertThat(settings.provider()).isEqualTo("paper");
                    assertThat(settings.gateway()).isNotNull();
                    assertThat(provider.context.baseUrl()).hasValue(java.net.URI.create("https://sandbox.example.com"));
                    assertThat(provider.context.settings()).isEqualTo(Map.of("surface", "classic"));
                    assertThat(provider.context.credentials().read().values())
                            .isEqualTo(Map.of("clientId", Secret.of("me"), "clientSecret", Secret.of("from-file")));
                    assertThat(started.getBean(SmartApProperties.class).toString())
                            .doesNotContain("from-file", "=me");
                });
    }

    @Test
    void renewed_credentials_are_kept_by_whoever_holds_the_lease() {
        FakeProvider provider = new FakeProvider();
        provider(
                        provider,
                        "smartap.signatures.settings.surface=classic",
                        "smartap.signatures.credentials.clientId=me",
                        "smartap.signatures.credentials.clientSecret=s")
                .run(started -> {
                    var vault = provider.context.credentials();
                    try (var lease = vault.tryLease(Duration.ofMinutes(1)).orElseThrow()) {
                        assertThat(vault.tryLease(Duration.ofMinutes(1))).isEmpty();
                        Credentials renewed = lease.save(vault.read().with("accessToken", Secret.of("t")));
                        assertThat(renewed.version()).isEqualTo(2);
                    }
                    assertThat(vault.read().require("accessToken").reveal()).isEqualTo("t");
                    assertThat(vault.tryLease(Duration.ofMinutes(1))).isPresent();
                });
    }

    @Test
    void settings_that_are_missing_or_unknown_are_named_without_their_values() {
        provider(
                        new FakeProvider(),
                        "smartap.signatures.settings.surfaces=hunter2",
                        "smartap.signatures.credentials.password=hunter3")
                .run(failed -> assertThat(messageOf(failed.getStartupFailure()))
                        .contains("signatures.settings.surfaces is not known to paper (known: [surface])")
                        .contains(
                                "signatures.credentials.password is not known to paper (known: [clientId, clientSecret])")
                        .contains("signatures.settings.surface is missing: Which one.")
                        .contains("signatures.credentials.clientId is missing")
                        .doesNotContain("hunter"));
    }

    @Test
    void a_provider_that_is_not_there_is_named_with_those_that_are() {
        inFolder()
                .withPropertyValues(PEOPLE)
                .withPropertyValues("smartap.signatures.provider=docusing")
                .run(failed -> assertThat(messageOf(failed.getStartupFailure()))
                        .contains("signatures.provider (docusing) is not on the class path")
                        .contains("Maybe add smartap-connector-docusing, or write in-house"));
    }

    @Test
    void a_gateway_or_the_whole_settings_may_be_a_bean() {
        ESignGateway gateway =
                new Scripted<>(ESignGateway.class).on("close", args -> null).service();
        inFolder()
                .withPropertyValues(PEOPLE)
                .withBean("notary", ESignGateway.class, () -> gateway)
                .run(started -> {
                    SignatureSettings settings = started.getBean(SignatureSettings.class);
                    assertThat(settings.gateway()).isSameAs(gateway);
                    assertThat(settings.provider()).isEqualTo("notary");
                });
        SignatureSettings own = SignatureSettings.inHouse(Currency.getInstance("CHF"), SignerDirectory.of(Map.of()));
        inFolder()
                .withPropertyValues(PEOPLE)
                .withBean(SignatureSettings.class, () -> own)
                .run(started ->
                        assertThat(started.getBean(SignatureSettings.class)).isSameAs(own));
    }

    @Test
    void the_engine_signs_as_the_properties_say() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(ProvidersAutoConfiguration.class, SmartApAutoConfiguration.class))
                .withPropertyValues(
                        "smartap.data-dir=" + folder.resolve("engine"),
                        "smartap.auto-start=false",
                        "smartap.signatures.currency=GBP")
                .withPropertyValues(PEOPLE)
                .run(started -> {
                    var signatures = started.getBean(SmartAp.class).signatures();
                    assertThat(signatures.enabled()).isTrue();
                    assertThat(signatures.policy()).hasValue(SignaturePolicy.standard(Currency.getInstance("GBP")));
                });
    }

    private ApplicationContextRunner inFolder(String... properties) {
        return providers
                .withPropertyValues("smartap.data-dir=" + folder.resolve("data"))
                .withPropertyValues(properties);
    }

    private ApplicationContextRunner provider(ESignProvider provider, String... properties) {
        return inFolder()
                .withPropertyValues(PEOPLE)
                .withPropertyValues("smartap.signatures.provider=paper")
                .withPropertyValues(properties)
                .withBean(ESignProvider.class, () -> provider);
    }

    private static String messageOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        assertThat(cause).isInstanceOf(InvalidConfigurationException.class);
        return String.valueOf(cause.getMessage());
    }

    /** A provider that notes what it is given. */
    static final class FakeProvider implements ESignProvider {
        ConnectorContext context;

        @Override
        public String id() {
            return "paper";
        }

        @Override
        public String displayName() {
            return "Paper";
        }

        @Override
        public int spiLevel() {
            return SpiLevel.CURRENT;
        }

        @Override
        public List<SettingKey> settings() {
            return List.of(
                    SettingKey.required("surface", "Which one."),
                    SettingKey.secret("clientId", true, "Who."),
                    SettingKey.secret("clientSecret", false, "The secret."));
        }

        @Override
        public Set<Class<?>> abilities() {
            return Set.of();
        }

        @Override
        public ESignGateway create(ConnectorContext given) {
            context = given;
            return new Scripted<>(ESignGateway.class).service();
        }
    }
}
