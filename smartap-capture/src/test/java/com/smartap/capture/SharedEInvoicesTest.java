package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.smartap.capture.EInvoiceValidation.Finding;
import com.smartap.capture.EInvoiceValidation.Severity;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** E-invoices and hybrid PDFs of others, with truth beside them; what was reached may only get better. */
class SharedEInvoicesTest {
    private static final Set<String> KINDS = Set.of("c-cii", "c-ubl", "c-fatturapa", "b-hybrid");
    private static final Set<String> AMOUNTS = Set.of("net", "tax", "total", "amount_due");
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void header_fields_are_those_that_the_xml_states() throws IOException {
        Path folder = SharedSamples.folder("invoices");
        List<String> wrong = new ArrayList<>();
        int[] scored = {0};
        for (String line : Files.readAllLines(folder.resolve("expected.jsonl"))) {
            JsonNode truth = JSON.readTree(line);
            if (KINDS.contains(truth.path("kind").asText())) {
                InvoiceContent content = read(folder.resolve(truth.path("file").asText()));
                values(content).forEach((field, value) -> {
                    if (truth.has(field)) {
                        scored[0]++;
                        if (!same(field, truth.get(field), value)) {
                            wrong.add("%s %s is %s instead of %s"
                                    .formatted(truth.path("file").asText(), field, value, truth.get(field)));
                        }
                    }
                });
            }
        }
        assertThat(scored[0]).isGreaterThan(1000);
        // One file states the placeholder NA where UBL demands an order number; it is no order number.
        assertThat(wrong).allMatch(difference -> difference.contains("po_number is null instead of \"NA\""));
    }

    @Test
    void the_built_in_rules_find_what_the_official_ones_find() throws IOException {
        Path folder = SharedSamples.folder("invoices");
        EInvoiceValidation validation = EInvoiceValidation.builtIn();
        List<String> falseAlarms = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("validity.jsonl"))) {
            JsonNode truth = JSON.readTree(line);
            if (truth.path("format").asText().equals("testSet") || !truth.has("valid_en16931")) {
                continue;
            }
            String file = truth.path("file").asText();
            Set<String> errors = new HashSet<>();
            for (Finding finding : validation.findings(DocumentSource.of(folder.resolve(file)), ReadLimits.DEFAULT)) {
                if (finding.severity() == Severity.ERROR) {
                    errors.add(finding.rule());
                }
            }
            if (truth.path("valid_en16931").asBoolean() && !errors.isEmpty()) {
                falseAlarms.add(file + " " + errors);
            }
            truth.path("rules").forEach(rule -> {
                if (!errors.contains(rule.asText())) {
                    missed.add(file + " " + rule.asText());
                }
            });
        }
        assertThat(falseAlarms).isEmpty();
        assertThat(missed).isEmpty();
    }

    private static InvoiceContent read(Path file) {
        InvoiceReader reader = file.toString().endsWith(".pdf") ? new PdfInvoiceReader() : new EInvoiceReader();
        return reader.read(DocumentSource.of(file), ReadLimits.DEFAULT).content();
    }

    private static Map<String, @Nullable Object> values(InvoiceContent content) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("invoice_number", content.invoiceNumber());
        values.put("invoice_date", content.invoiceDate());
        values.put("due_date", content.dueDate());
        values.put("currency", content.currency());
        values.put("net", content.subtotal());
        values.put("tax", content.taxAmount());
        values.put("total", content.total());
        values.put("amount_due", content.amountDue());
        values.put("vendor", content.vendor().name());
        values.put("vendor_vat", content.vendor().taxId());
        values.put("iban", content.vendor().iban());
        values.put("po_number", content.purchaseOrderNumber());
        values.put("lines", content.lines().size());
        return values;
    }

    private static boolean same(String field, JsonNode truth, @Nullable Object value) {
        if (truth.isNull() || value == null) {
            return truth.isNull() && value == null;
        }
        return AMOUNTS.contains(field)
                ? new BigDecimal(truth.asText()).compareTo((BigDecimal) value) == 0
                : plain(truth.asText()).equals(plain(value.toString()));
    }

    private static String plain(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(java.util.Locale.ROOT);
    }
}
