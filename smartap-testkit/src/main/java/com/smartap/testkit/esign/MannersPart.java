package com.smartap.testkit.esign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.ESignProvider;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.twin.Misbehaviour;
import com.smartap.testkit.twin.Twin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Behaviour towards people, limits and a provider that does wrong. */
abstract class MannersPart {
    private final ESignProviderContract contract;

    MannersPart(ESignProviderContract contract) {
        this.contract = contract;
    }

    @Test
    void a_test_names_the_account() {
        assertThat(contract.gateway().test().company()).isNotBlank();
    }

    @Test
    void the_provider_says_what_it_is_and_keeps_its_word() {
        ESignProvider provider = provider();
        assertThat(provider.id()).matches("[a-z][a-z0-9-]*");
        assertThat(provider.displayName()).isNotBlank();
        assertThat(provider.spiLevel()).isEqualTo(SpiLevel.CURRENT);
        assertThat(provider.settings()).extracting(SettingKey::name).doesNotHaveDuplicates();
        assertThat(provider.settings())
                .allSatisfy(key -> assertThat(key.description()).endsWith("."));
        ESignGateway gateway = contract.gateway();
        assertThat(provider.abilities())
                .allSatisfy(ability -> assertThat(gateway.ability(ability))
                        .as("ability %s", ability.getSimpleName())
                        .isPresent());
    }

    @Test
    void what_is_no_ability_is_answered_with_nothing() {
        assertThat(contract.gateway().ability(Runnable.class)).isEmpty();
    }

    @Test
    void missing_settings_are_all_named_at_once() {
        ESignProvider provider = provider();
        List<String> required = provider.settings().stream()
                .filter(key -> key.required() && !key.secret())
                .map(SettingKey::name)
                .toList();
        assumeTrue(!required.isEmpty(), "no setting is required");
        TestConnectorContext empty =
                new TestConnectorContext("the-connection", contract.clock, null, Map.of(), contract.vault);
        assertThatThrownBy(() -> provider.create(empty))
                .isInstanceOf(InvalidConfigurationException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(required));
    }

    @Test
    void no_call_is_made_before_it_is_needed() {
        Twin wire = contract.wire();
        contract.gateway().check(contract.request("SIG-1", 2));
        assertThat(wire.requests()).isZero();
    }

    @Test
    void dead_credentials_ask_for_a_person_and_are_not_hammered() {
        Twin wire = contract.wire();
        ESignGateway gateway = contract.gateway();
        wire.misbehave(Misbehaviour.REVOKE_TOKENS);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> contract.ask(gateway, contract.request("SIG-1", 1)))
                    .isInstanceOf(ConnectorAuthorizationException.class)
                    .hasMessageContaining("the-connection")
                    .satisfies(contract::tell);
        }
        assertThat(contract.twin.heldRequests()).isEmpty();
        assertThat(wire.requests()).as("calls with dead credentials").isLessThanOrEqualTo(15);
    }

    @Test
    void a_provider_that_is_down_is_tried_a_few_times_and_said_to_be_down() {
        Twin wire = contract.wire();
        ESignGateway gateway = contract.gateway();
        gateway.test(); // so that it is the call that fails, and not getting a token for it
        long before = wire.requests();
        wire.misbehave(Misbehaviour.DOWN);
        assertThatThrownBy(gateway::test)
                .isInstanceOf(ConnectorUnavailableException.class)
                .hasMessageNotContaining("<html>");
        assertThat(wire.requests() - before).isBetween(2L, 10L);
    }

    @ParameterizedTest
    @EnumSource(
            value = Misbehaviour.class,
            names = {"DROP_NEXT", "SERVER_ERROR_NEXT", "RATE_LIMITED_NEXT", "EXPIRE_TOKENS"})
    void what_passes_is_tried_again(Misbehaviour fault) {
        Twin wire = contract.wire();
        ESignGateway gateway = contract.gateway();
        gateway.test();
        wire.misbehave(fault);
        assertThat(gateway.test().company()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(
            value = Misbehaviour.class,
            names = {"BAD_JSON_NEXT", "ENDLESS_NEXT", "DRIP_NEXT"})
    void an_answer_of_garbage_is_an_error_of_its_own_kind(Misbehaviour fault) {
        Twin wire = contract.wire();
        ESignGateway gateway = contract.gateway();
        gateway.test();
        wire.misbehave(fault);
        try {
            assertThat(gateway.test().company()).isNotBlank(); // a short answer arrives even a byte at a time
        } catch (ConnectorException e) {
            contract.tell(e);
            assertThat(e).hasMessageContaining("the-connection");
        }
    }

    @Test
    void limits_are_waited_for_as_long_as_the_provider_asks() {
        Twin wire = contract.wire();
        ESignGateway gateway = contract.gateway();
        gateway.test();
        var before = contract.clock.instant();
        wire.misbehave(Misbehaviour.RATE_LIMITED_NEXT);
        gateway.test();
        assertThat(contract.clock.instant()).isAfter(before);
    }

    @Test
    void closing_ends_quietly_and_may_be_done_twice() {
        ESignGateway gateway = contract.gateway();
        gateway.test();
        gateway.close();
        gateway.close();
    }

    private ESignProvider provider() {
        assumeTrue(contract.provider(contract.clock).isPresent(), "the gateway is made without a provider");
        return contract.provider(contract.clock).orElseThrow();
    }
}
