package com.smartap.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.PaymentProvider;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.twin.Misbehaviour;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Behaviour towards people, limits and a provider that does wrong. */
abstract class MannersPart {
    private final PaymentProviderContract contract;

    MannersPart(PaymentProviderContract contract) {
        this.contract = contract;
    }

    @Test
    void a_test_names_the_account() {
        assertThat(contract.gateway().test().company()).isNotBlank();
    }

    @Test
    void the_provider_says_what_it_is_and_keeps_its_word() {
        PaymentProvider provider = contract.provider(contract.clock);
        assertThat(provider.id()).matches("[a-z][a-z0-9-]*");
        assertThat(provider.displayName()).isNotBlank();
        assertThat(provider.spiLevel()).isEqualTo(SpiLevel.CURRENT);
        assertThat(provider.rails()).isNotEmpty();
        assertThat(provider.settings()).extracting(SettingKey::name).doesNotHaveDuplicates();
        assertThat(provider.settings())
                .allSatisfy(key -> assertThat(key.description()).endsWith("."));
        PaymentGateway gateway = contract.gateway();
        assertThat(provider.abilities())
                .allSatisfy(ability -> assertThat(gateway.ability(ability))
                        .as("ability %s", ability.getSimpleName())
                        .isPresent());
        assertThat(gateway.ability(Runnable.class)).isEmpty();
    }

    @Test
    void missing_settings_are_all_named_at_once() {
        PaymentProvider provider = contract.provider(contract.clock);
        List<String> required = provider.settings().stream()
                .filter(key -> key.required() && !key.secret())
                .map(SettingKey::name)
                .toList();
        TestConnectorContext empty = new TestConnectorContext(
                "the-connection", contract.clock, contract.twin.baseUrl(), Map.of(), contract.vault);
        if (!required.isEmpty()) {
            assertThatThrownBy(() -> provider.create(empty))
                    .isInstanceOf(InvalidConfigurationException.class)
                    .satisfies(e -> assertThat(e.getMessage()).contains(required));
        }
    }

    @Test
    void no_call_is_made_before_it_is_needed() {
        PaymentGateway gateway = contract.gateway();
        gateway.check(contract.payment("PAY-1"));
        assertThat(contract.twin.requests()).isZero();
    }

    @Test
    void dead_credentials_ask_for_a_person_and_are_not_hammered() {
        PaymentGateway gateway = contract.gateway();
        contract.twin.misbehave(Misbehaviour.REVOKE_TOKENS);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> gateway.initiate(contract.payment("PAY-1"), PaymentProviderContract.key("PAY-1")))
                    .isInstanceOf(ConnectorAuthorizationException.class)
                    .hasMessageContaining("the-connection")
                    .satisfies(contract::tell);
        }
        assertThat(contract.twin.payments()).isEmpty();
        assertThat(contract.twin.requests()).as("calls with dead credentials").isLessThanOrEqualTo(15);
    }

    @Test
    void a_provider_that_is_down_is_tried_a_few_times_and_said_to_be_down() {
        PaymentGateway gateway = contract.gateway();
        contract.twin.misbehave(Misbehaviour.DOWN);
        assertThatThrownBy(gateway::test)
                .isInstanceOf(ConnectorUnavailableException.class)
                .hasMessageNotContaining("<html>");
        assertThat(contract.twin.requests()).isBetween(2L, 10L);
    }

    @ParameterizedTest
    @EnumSource(
            value = Misbehaviour.class,
            names = {"DROP_NEXT", "SERVER_ERROR_NEXT", "RATE_LIMITED_NEXT", "EXPIRE_TOKENS"})
    void what_passes_is_tried_again(Misbehaviour fault) {
        PaymentGateway gateway = contract.gateway();
        gateway.test();
        contract.twin.misbehave(fault);
        assertThat(gateway.test().company()).isNotBlank();
    }

    @Test
    void closing_ends_quietly_and_may_be_done_twice() {
        PaymentGateway gateway = contract.gateway();
        gateway.test();
        contract.twin.misbehave(Misbehaviour.DOWN);
        gateway.close();
        gateway.close();
        contract.twin.behave();
    }
}
