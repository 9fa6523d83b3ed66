package com.smartap.sample.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.erp.ErpSeeds;
import com.smartap.testkit.netsuite.NetSuiteTwin;
import com.smartap.testkit.quickbooks.QuickBooksTwin;
import com.smartap.testkit.sap.b1.BusinessOneTwin;
import com.smartap.testkit.sap.s4.S4Twin;
import com.smartap.testkit.twin.ErpTwin;
import com.smartap.testkit.xero.XeroTwin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same commands for every system. */
class ErpSystemsTest {
    private static final Instant SEEDED = Instant.parse("2026-10-01T08:00:00Z");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"quickbooks", "xero", "sap-b1", "sap-s4", "netsuite"})
    void the_commands_are_the_same_for_every_system(String system) throws IOException {
        try (ErpTwin twin = twin(system)) {
            twin.seed(ErpSeeds.vendor(twin, 1, SEEDED));
            twin.seed(ErpSeeds.order(twin, 3, SEEDED));
            Path connection = connection(system, twin);

            assertThat(erp(connection, "test").line().path("connected").asBoolean())
                    .isTrue();
            assertThat(erp(connection, "vendors").line().path("id").asText()).isEqualTo(twin.id(EntityType.VENDOR, 1));
            assertThat(erp(connection, "vendors", "--since", "2099-01-01T00:00:00Z")
                            .lines())
                    .isEmpty();
            JsonNode order =
                    erp(connection, "purchase-orders", "--status", "open").line();
            assertThat(order.path("total").asText()).isEqualTo("550.00");
            assertThat(order.path("lines")).hasSize(2);
            assertThat(erp(connection, "accounts").lines()).isNotEmpty();
            assertThat(erp(connection, "tax-codes").exit()).isZero();

            Path invoice = folder.resolve("invoice.json");
            Files.writeString(invoice, invoice(twin, order).toString());
            Cli.Ran first = erp(connection, "export-invoice", invoice);
            assertThat(first.exit()).as(first.out()).isZero();
            String bill = first.line().path("billId").asText();
            assertThat(first.line().path("created").asBoolean()).isTrue();
            JsonNode second = erp(connection, "export-invoice", invoice).line();
            assertThat(second.path("created").asBoolean()).isFalse();
            assertThat(second.path("billId").asText()).isEqualTo(bill);
            assertThat(twin.heldBills())
                    .singleElement()
                    .satisfies(held -> assertThat(held.total()).isEqualTo(Money.of("550.00", "USD")));

            twin.pay(bill, Money.of("50.00", "USD"));
            JsonNode status = erp(connection, "payment-status", bill).line();
            assertThat(status.path("status").asText()).isEqualTo("PARTLY_PAID");
            assertThat(status.path("balance").asText()).isEqualTo("500.00");
            assertThat(status.path("payments").get(0).path("amount").asText()).isEqualTo("50.00");
            assertThat(twin.violations()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"quickbooks", "xero", "sap-b1", "sap-s4"})
    void a_document_is_attached_once_in_every_system_that_takes_documents(String system) throws IOException {
        try (ErpTwin twin = twin(system)) {
            twin.seed(ErpSeeds.vendor(twin, 1, SEEDED));
            twin.seed(ErpSeeds.order(twin, 3, SEEDED));
            Path connection = connection(system, twin);
            JsonNode order = erp(connection, "purchase-orders").line();
            Path invoice = folder.resolve("invoice.json");
            Files.writeString(invoice, invoice(twin, order).toString());
            String bill = erp(connection, "export-invoice", invoice)
                    .line()
                    .path("billId")
                    .asText();
            Path pdf = Files.writeString(folder.resolve("a paper.pdf"), "%PDF-1.7\n%%EOF\n");
            String attachment = erp(connection, "attach", bill, pdf)
                    .line()
                    .path("attachmentId")
                    .asText();
            assertThat(attachment).isNotBlank();
            erp(connection, "attach", bill, pdf);
            assertThat(twin.attachments(bill)).isEqualTo(1);
        }
    }

    private static ErpTwin twin(String system) {
        Clock clock = TestClock.at(Clock.systemUTC().instant());
        return switch (system) {
            case "quickbooks" -> new QuickBooksTwin(clock).start(0);
            case "xero" -> new XeroTwin(clock).start(0);
            case "sap-b1" -> new BusinessOneTwin(clock).start(0);
            case "sap-s4" -> new S4Twin(clock).start(0);
            default -> new NetSuiteTwin(clock).start(0);
        };
    }

    private Path connection(String system, ErpTwin twin) throws IOException {
        ObjectNode json = Json.object()
                .put("system", system)
                .put("baseUrl", twin.baseUrl().toString());
        ObjectNode settings = json.putObject("settings");
        twin.settings().forEach(settings::put);
        ObjectNode secrets = json.putObject("credentials");
        twin.credentials().forEach((name, value) -> secrets.put(name, value.reveal()));
        return Files.writeString(folder.resolve("connection.json"), json.toString());
    }

    private static ObjectNode invoice(ErpTwin twin, JsonNode order) {
        ObjectNode json = Json.object()
                .put("invoiceNumber", "INV-9001")
                .put("invoiceDate", "2026-11-02")
                .put("dueDate", "2026-12-02")
                .put("currency", "USD")
                .put("vendorId", twin.id(EntityType.VENDOR, 1))
                .put("purchaseOrderNumber", order.path("number").asText())
                .put("total", "550.00");
        for (JsonNode line : order.path("lines")) {
            boolean first = json.path("lines").isEmpty();
            json.withArrayProperty("lines")
                    .addObject()
                    .put("description", line.path("description").asText())
                    .put("quantity", first ? "10" : "4")
                    .put("unitPrice", first ? "50.00" : "12.50")
                    .put("amount", first ? "500.00" : "50.00")
                    .put("purchaseOrderLine", line.path("lineNumber").asText());
        }
        return json;
    }

    private static Cli.Ran erp(Path connection, String command, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("erp", command));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--connection", connection));
        return Cli.run(arguments.toArray());
    }
}
