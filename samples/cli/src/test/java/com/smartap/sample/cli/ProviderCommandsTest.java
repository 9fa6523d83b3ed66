package com.smartap.sample.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Money;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.bill.BillTwin;
import com.smartap.testkit.paypal.PayPalTwin;
import com.smartap.testkit.provider.ProviderTwin;
import com.smartap.testkit.stripe.StripeTwin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same commands for every payment provider. */
class ProviderCommandsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"stripe", "bill", "paypal"})
    void a_payment_is_ordered_once_and_followed(String system) throws IOException {
        try (ProviderTwin twin = twin(system)) {
            Path connection = connection(system, twin);
            assertThat(provider(connection, "test").line().path("connected").asBoolean())
                    .isTrue();
            ObjectNode payment = payment(connection, system, twin);
            Path file = file("payment.json", payment);

            assertThat(provider(connection, "check", file).line().path("ok").asBoolean())
                    .isTrue();
            assertThat(provider(connection, "find", file).line().path("found").asBoolean())
                    .isFalse();
            Cli.Ran first = provider(connection, "pay", file);
            assertThat(first.exit()).as(first.out()).isZero();
            assertThat(first.line().path("created").asBoolean()).isTrue();
            String id = first.line().path("providerId").asText();
            JsonNode second = provider(connection, "pay", file).line();
            assertThat(second.path("created").asBoolean()).isFalse();
            assertThat(second.path("providerId").asText()).isEqualTo(id);
            assertThat(provider(connection, "find", file)
                            .line()
                            .at("/payment/providerId")
                            .asText())
                    .isEqualTo(id);
            assertThat(twin.payments())
                    .singleElement()
                    .satisfies(held -> assertThat(held.amount()).isEqualTo(Money.of("599.96", "USD")));

            twin.settle(id);
            assertThat(provider(connection, "status", id).line().path("state").asText())
                    .isEqualTo("COMPLETED");
            Cli.Ran late = provider(connection, "cancel", id);
            assertThat(late.exit()).isEqualTo(1);
            assertThat(late.error().path("code").asText()).isIn("CONNECTOR_REFUSED", "NOT_FOUND");

            payment.put("amount", "600.00");
            Cli.Ran other = provider(connection, "pay", file("payment.json", payment));
            assertThat(other.error().path("code").asText()).isEqualTo("IDEMPOTENCY_CONFLICT");
            assertThat(twin.payments()).hasSize(1);
            assertThat(twin.violations()).isEmpty();
        }
    }

    @Test
    void a_held_payment_is_carried_out_when_it_is_confirmed() throws IOException {
        try (ProviderTwin twin = twin("stripe")) {
            Path connection = connection("stripe", twin);
            Path file = file("held.json", payment(connection, "stripe", twin).put("hold", true));
            JsonNode taken = provider(connection, "pay", file).line();
            assertThat(taken.path("state").asText()).isEqualTo("AWAITING_CONFIRMATION");
            String id = taken.path("providerId").asText();
            assertThat(provider(connection, "confirm", file, id)
                            .line()
                            .path("state")
                            .asText())
                    .isEqualTo("PROCESSING");
        }
    }

    @Test
    void what_is_wrong_is_named_by_its_field_and_no_account_number_is_shown() throws IOException {
        try (ProviderTwin twin = twin("stripe")) {
            Path connection = connection("stripe", twin);
            Path wrong = Files.writeString(folder.resolve("wrong.json"), """
                    {"id":"PAY-1","amount":"-1","currency":"USD","payee":{"id":"V-1","name":"Acme"}}""");
            assertThat(provider(connection, "pay", wrong)
                            .error()
                            .path("message")
                            .asText())
                    .contains("amount");
            Path other = Files.writeString(folder.resolve("other.json"), """
                    {"id":"PAY-1","amount":"1.00","currency":"USD","payee":{"id":"V-1","name":"Acme","account":{"routingNumber":"021000021","accountNumber":"987654321987"}}}""");
            Cli.Ran ran = provider(connection, "pay", other);
            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.out() + ran.err()).doesNotContain("987654321987");
            assertThat(Cli.run("provider", "describe").lines())
                    .extracting(line -> line.path("system").asText())
                    .containsExactlyInAnyOrder("stripe", "bill", "paypal");
            assertThat(Cli.run("provider", "describe", "square")
                            .error()
                            .path("message")
                            .asText())
                    .contains("square", "stripe");
        }
    }

    private static ProviderTwin twin(String system) {
        Clock clock = TestClock.at(Clock.systemUTC().instant());
        return switch (system) {
            case "stripe" -> new StripeTwin(clock).start(0);
            case "bill" -> BillTwin.start(clock);
            default -> new PayPalTwin(clock).start(0);
        };
    }

    /** A payment to a payee that the provider keeps, where it keeps payees. */
    private ObjectNode payment(Path connection, String system, ProviderTwin twin) throws IOException {
        Payee payee = twin.payee(1);
        ObjectNode to = Json.object().put("id", payee.id()).put("name", payee.name());
        Json.put(to, "email", payee.email());
        Json.put(to, payee.address());
        if (payee.account() != null) {
            ObjectNode account = to.putObject("account");
            Json.put(account, "routingNumber", payee.account().routingNumber());
            Json.put(account, "accountNumber", payee.account().accountNumber());
        }
        if (!system.equals("paypal")) {
            JsonNode stored =
                    provider(connection, "store-payee", file("payee.json", to)).line();
            to.set("stored", stored);
        }
        ObjectNode payment =
                Json.object().put("id", "PAY-1").put("amount", "599.96").put("currency", "USD");
        payment.set("payee", to);
        return payment;
    }

    private Path connection(String system, ProviderTwin twin) throws IOException {
        ObjectNode json = Json.object()
                .put("system", system)
                .put("baseUrl", twin.baseUrl().toString());
        ObjectNode settings = json.putObject("settings");
        twin.settings().forEach(settings::put);
        ObjectNode secrets = json.putObject("credentials");
        twin.credentials().forEach((name, value) -> secrets.put(name, value.reveal()));
        return Files.writeString(folder.resolve("connection.json"), json.toString());
    }

    private Path file(String name, ObjectNode json) throws IOException {
        return Files.writeString(folder.resolve(name), json.toString());
    }

    private static Cli.Ran provider(Path connection, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("provider"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--connection", connection));
        return Cli.run(all.toArray());
    }
}
