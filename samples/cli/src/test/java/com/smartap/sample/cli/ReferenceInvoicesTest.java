package com.smartap.sample.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the command says of invoices that others made is what they say it should. */
class ReferenceInvoicesTest {
    private static final Path FOLDER = Cli.shared().resolve("samples/smartap-reference");

    @Test
    void extract_reads_every_field_of_the_twenty_reference_invoices() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "the reference invoices are not here: " + FOLDER);
        List<Path> files;
        try (Stream<Path> all = Files.list(FOLDER)) {
            files = all.filter(file -> file.toString().endsWith(".pdf"))
                    .sorted()
                    .toList();
        }
        List<Object> arguments = new ArrayList<>(List.of("extract"));
        arguments.addAll(files);
        Cli.Ran ran = Cli.run(arguments.toArray());

        assertThat(ran.exit()).isZero();
        assertThat(ran.lines()).hasSize(20);
        for (int i = 0; i < files.size(); i++) {
            String json = files.get(i).toString().replace(".pdf", ".json");
            check(ran.lines().get(i).path("invoice"), Cli.json(Files.readString(Path.of(json))), json);
        }
    }

    private static void check(JsonNode read, JsonNode truth, String name) {
        assertThat(text(read, "invoiceNumber")).as(name).isEqualTo(text(truth, "invoice_number"));
        assertThat(text(read, "purchaseOrderNumber")).as(name).isEqualTo(text(truth, "po_number"));
        assertThat(text(read, "invoiceDate")).as(name).isEqualTo(text(truth, "invoice_date"));
        assertThat(text(read, "dueDate")).as(name).isEqualTo(text(truth, "due_date"));
        assertThat(text(read, "currency")).as(name).isEqualTo(text(truth, "currency"));
        assertThat(text(read, "paymentTerms")).as(name).isEqualTo(text(truth, "payment_terms"));
        for (String party : List.of("vendor", "customer")) {
            for (String[] field : new String[][] {{"name", "name"}, {"taxId", "tax_id"}, {"address", "address"}}) {
                assertThat(text(read.path(party), field[0]))
                        .as(name + " " + party + " " + field[0])
                        .isEqualTo(text(truth.path(party), field[1]));
            }
        }
        for (String[] field : new String[][] {
            {"subtotal", "subtotal"}, {"taxAmount", "tax_amount"}, {"shipping", "shipping"}, {"total", "total_amount"}
        }) {
            same(read, field[0], truth, field[1], name);
        }
        assertThat(read.path("lines")).as(name).hasSameSizeAs(truth.path("line_items"));
        for (int i = 0; i < read.path("lines").size(); i++) {
            JsonNode line = read.path("lines").path(i);
            JsonNode expected = truth.path("line_items").path(i);
            assertThat(text(line, "description")).as(name).isEqualTo(text(expected, "description"));
            assertThat(text(line, "sku")).as(name).isEqualTo(text(expected, "sku"));
            same(line, "quantity", expected, "quantity", name);
            same(line, "unitPrice", expected, "unit_price", name);
            same(line, "amount", expected, "total", name);
        }
    }

    /** The truth holds binary fractions such as 299.96999999999997, so both sides are rounded to two decimals. */
    private static void same(JsonNode read, String field, JsonNode truth, String truthField, String name) {
        BigDecimal expected = truth.path(truthField).decimalValue();
        BigDecimal actual = new BigDecimal(read.path(field).asText("0"));
        assertThat(actual.setScale(2, RoundingMode.HALF_UP))
                .as(name + " " + field)
                .isEqualTo(expected.setScale(2, RoundingMode.HALF_UP));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }
}
