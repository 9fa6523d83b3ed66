package com.smartap.sample.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EInvoiceCommandTest {
    private static final String INVOICE = """
            <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
              xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
              xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
            <cbc:CustomizationID>urn:cen.eu:en16931:2017#conformant#urn:example</cbc:CustomizationID>
            <cbc:ID>RE-7</cbc:ID><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
            <cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount currencyID="EUR">119.00</cbc:TaxInclusiveAmount>
            <cbc:PayableAmount currencyID="EUR">119.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
            </Invoice>
            """;

    @TempDir
    private Path folder;

    @Test
    void each_finding_is_a_line_and_errors_exit_with_1() throws IOException {
        Path broken = Files.writeString(
                folder.resolve("broken.xml"),
                INVOICE.replace("PayableAmount currencyID=\"EUR\">119", "PayableAmount currencyID=\"EUR\">120"));
        Path text = Files.writeString(folder.resolve("note.txt"), "no invoice");
        Cli.Ran ran = Cli.run("einvoice", "check", text, broken);
        assertThat(ran.exit()).isEqualTo(1);
        List<JsonNode> lines = ran.lines();
        assertThat(lines.get(0).path("error").path("code").asText()).isEqualTo("DOCUMENT_DAMAGED");
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("rule").asText()).isEqualTo("BR-CO-16");
            assertThat(line.path("severity").asText()).isEqualTo("ERROR");
            assertThat(line.path("path").asText()).isEqualTo("/Invoice/cac:LegalMonetaryTotal");
        });
    }

    @Test
    void an_e_invoice_is_extracted_with_the_lines_that_it_is_sure_not_to_have() throws IOException {
        Path file = Files.writeString(folder.resolve("invoice.xml"), INVOICE);
        JsonNode line = Cli.run("extract", file).line();
        assertThat(line.path("format").asText()).isEqualTo("UBL");
        assertThat(line.path("invoice").path("total").asText()).isEqualTo("119.00");
        assertThat(line.path("invoice").path("lines").isArray()).isTrue();
        assertThat(line.path("invoice").path("lines")).isEmpty();
    }
}
