package com.smartap.sample.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import com.smartap.testkit.world.SimulatedWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErpCommandTest {
    @TempDir
    private Path folder;

    private SimulatedWorld world;
    private Path connection;

    @BeforeEach
    void connect() throws IOException {
        world = SimulatedWorld.open(Clock.systemUTC(), 0);
        connection = folder.resolve("connection.json");
        write(world.credentials());
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_connection_is_tested_and_its_records_come_one_a_line() {
        JsonNode test = erp("test").line();
        assertThat(test.path("connected").asBoolean()).isTrue();
        assertThat(test.path("company").asText()).isNotBlank();

        Cli.Ran vendors = erp("vendors");
        assertThat(vendors.lines()).hasSameSizeAs(SampleInvoices.vendors());
        assertThat(vendors.lines().get(0).path("name").asText()).isNotBlank();
        assertThat(erp("vendors", "--limit", "2").lines()).hasSize(2);
        assertThat(erp("vendors", "--since", "2099-01-01T00:00:00Z").lines()).isEmpty();
        assertThat(erp("purchase-orders", "--status", "open").lines()).hasSameSizeAs(SampleInvoices.orders());
        assertThat(erp("purchase-orders", "--status", "closed").lines()).isEmpty();
        assertThat(erp("purchase-orders", "--limit", "1").line().path("lines").isEmpty())
                .isFalse();
        assertThat(erp("accounts").lines())
                .anyMatch(line -> line.path("code").asText().equals("7"));
        assertThat(erp("tax-codes").lines())
                .anyMatch(line -> line.path("percent").asText().equals("20"));
        assertThat(vendors.out()).doesNotContain("4483920117");
    }

    @Test
    void an_invoice_becomes_one_bill_however_often_it_is_exported() throws IOException {
        Path invoice =
                Files.writeString(folder.resolve("invoice.json"), invoice().toString());
        Cli.Ran first = erp("export-invoice", invoice);
        assertThat(first.exit()).as(first.out()).isZero();
        assertThat(first.line().path("created").asBoolean()).isTrue();
        Cli.Ran second = erp("export-invoice", invoice);
        assertThat(second.line().path("created").asBoolean()).isFalse();
        assertThat(second.line().path("billId")).isEqualTo(first.line().path("billId"));
        assertThat(world.quickBooks().bills()).hasSize(1);
        assertThat(world.quickBooks().bills().get(0).purchaseOrderId()).isNotNull();

        String bill = first.line().path("billId").asText();
        JsonNode status = erp("payment-status", bill).line();
        assertThat(status.path("status").asText()).isEqualTo("OPEN");
        assertThat(status.path("balance")).isEqualTo(status.path("total"));
        Path pdf = Files.write(
                folder.resolve("invoice.pdf"), SampleInvoices.all().get(0).pdf());
        assertThat(erp("attach", bill, pdf).line().path("attachmentId").asText())
                .isNotBlank();
        assertThat(world.quickBooks().attachments().get(0).contentType()).isEqualTo("application/pdf");
        assertThat(erp("payment-status", "999999").error().path("code").asText())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void what_is_wrong_with_an_invoice_is_named() throws IOException {
        ObjectNode without = invoice();
        without.remove("vendorId");
        Path file = Files.writeString(folder.resolve("a.json"), without.toString());
        assertThat(erp("export-invoice", file).error().path("field").asText()).isEqualTo("vendorId");
        ObjectNode other = invoice().put("purchaseOrderNumber", "PO-NONE");
        Files.writeString(file, other.toString());
        assertThat(erp("export-invoice", file).error().path("field").asText()).isEqualTo("purchaseOrderNumber");
        ObjectNode misspelt = invoice().put("totl", "1.00");
        Files.writeString(file, misspelt.toString());
        assertThat(erp("export-invoice", file).error().path("field").asText()).isEqualTo("totl");
        assertThat(world.quickBooks().bills()).isEmpty();
    }

    @Test
    void renewed_tokens_are_written_back_for_the_owner_only_and_nothing_else_changes() throws IOException {
        Map<String, Secret> credentials = new java.util.HashMap<>(world.credentials());
        credentials.put("expiresAt", Secret.of(Instant.EPOCH.toString()));
        write(credentials);
        String before = Files.readString(connection);
        Cli.Ran ran = erp("test");

        assertThat(ran.exit()).as(ran.out()).isZero();
        JsonNode after = Cli.json(Files.readString(connection));
        assertThat(after.path("credentials").path("refreshToken").asText())
                .isEqualTo(world.credentials().get("refreshToken").reveal())
                .isNotEqualTo(credentials.get("refreshToken").reveal());
        assertThat(after.path("settings")).isEqualTo(Cli.json(before).path("settings"));
        assertThat(after.path("system").asText()).isEqualTo("quickbooks");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(connection)))
                .isEqualTo("rw-------");
        assertThat(erp("test").exit()).isZero();
        assertThat(world.quickBooks().refreshes()).isEqualTo(1);
        for (Secret secret : world.credentials().values()) {
            assertThat(ran.out() + ran.err()).doesNotContain(secret.reveal());
        }
    }

    @Test
    void dead_credentials_and_unknown_systems_are_refused_without_a_secret() throws IOException {
        write(Map.of(
                "clientId", Secret.of("top-secret-1"),
                "clientSecret", Secret.of("top-secret-2"),
                "refreshToken", Secret.of("top-secret-3")));
        Cli.Ran ran = erp("test");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.error().path("code").asText()).isEqualTo("CONNECTOR_AUTHORIZATION");
        assertThat(ran.out() + ran.err()).doesNotContain("top-secret");

        Files.writeString(connection, "{\"system\":\"quickbooks\",\"credentials\":{\"clientSecret\":12345678}}");
        Cli.Ran number = erp("test");
        assertThat(number.out() + number.err()).doesNotContain("12345678");
        Files.writeString(connection, "{\"system\":\"ledger\"}");
        assertThat(erp("test").error().path("message").asText())
                .contains("ledger")
                .contains("found: netsuite, quickbooks, sap-b1, sap-s4, xero");
        assertThat(Cli.run("erp", "test").exit()).isEqualTo(2);
    }

    @Test
    void describe_names_abilities_settings_and_credentials() {
        JsonNode found = Cli.run("erp", "describe", "quickbooks").line();
        assertThat(found.path("abilities").toString()).contains("BillPosting").contains("VendorImport");
        assertThat(found.path("settings").findValuesAsText("name")).contains("realmId");
        assertThat(found.path("credentials").findValuesAsText("name")).contains("clientSecret", "refreshToken");
        assertThat(Cli.run("erp", "describe").lines()).hasSize(5);
        assertThat(Cli.run("erp", "describe", "ledger").error().path("message").asText())
                .contains("ledger")
                .contains("quickbooks");
    }

    private Cli.Ran erp(String command, Object... more) {
        List<Object> arguments = new java.util.ArrayList<>(List.of("erp", command));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--connection", connection));
        return Cli.run(arguments.toArray());
    }

    private static ObjectNode invoice() {
        SampleInvoice sample = SampleInvoices.all().get(0);
        ObjectNode json = InvoiceJson.of(sample.truth());
        json.put("vendorId", sample.vendor().id());
        int number = 1;
        for (JsonNode line : json.path("lines")) {
            ((ObjectNode) line).put("purchaseOrderLine", number++);
        }
        return json;
    }

    private void write(Map<String, Secret> credentials) throws IOException {
        ObjectNode json = Json.object()
                .put("system", "quickbooks")
                .put("baseUrl", world.quickBooks().baseUrl().toString());
        ObjectNode settings = json.putObject("settings");
        world.settings().forEach(settings::put);
        ObjectNode secrets = json.putObject("credentials");
        credentials.forEach((name, value) -> secrets.put(name, value.reveal()));
        Files.writeString(connection, json.toString());
    }
}
