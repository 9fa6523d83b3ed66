package com.smartap.capture.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.capture.EInvoiceValidation;
import com.smartap.capture.EInvoiceValidation.Finding;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page on e-invoices shows. */
class EInvoiceSnippetsTest {
    @TempDir
    private Path folder;

    @Test
    void findings_are_listed_as_the_page_says() throws IOException {
        Path file = Files.writeString(
                folder.resolve("invoice.xml"),
                EInvoices.ubl()
                        .replace("PrepaidAmount currencyID=\"EUR\">38.00", "PrepaidAmount currencyID=\"EUR\">37.00"));
        // tag::einvoice-validation
        EInvoiceValidation validation =
                EInvoiceValidation.builtIn(); // or best(), with the official rules if they are there
        List<Finding> findings = validation.findings(DocumentSource.of(file), ReadLimits.DEFAULT);
        boolean valid = findings.stream().noneMatch(finding -> finding.severity() == EInvoiceValidation.Severity.ERROR);
        List<String> rules = findings.stream().map(Finding::rule).toList();
        // end::einvoice-validation
        assertThat(valid).isFalse();
        assertThat(rules).containsExactly("BR-CO-16");
    }
}
