package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.invoice.Party;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReferenceInvoicesTest {
    private final PdfInvoiceReader reader = new PdfInvoiceReader();
    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Test
    void every_reference_invoice_is_read_completely_and_correctly() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<Path> files = SharedSamples.pdfs("smartap-reference");
        for (Path file : files) {
            String truth = file.getFileName().toString().replace(".pdf", ".json");
            CandidateInvoice candidate = reader.read(DocumentSource.of(file), ReadLimits.DEFAULT);
            compare(json.readTree(file.resolveSibling(truth).toFile()), candidate.content(), file, wrong);
            assertThat(candidate.readings().get(InvoiceField.TOTAL).confidence())
                    .as("confidence of the total in %s", file)
                    .isGreaterThanOrEqualTo(0.95);
        }
        assertThat(files).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    private static void compare(JsonNode truth, InvoiceContent read, Path file, List<String> wrong) {
        String name = file.getFileName().toString();
        text(wrong, name, "number", truth.get("invoice_number"), read.invoiceNumber());
        text(wrong, name, "date", truth.get("invoice_date"), read.invoiceDate());
        text(wrong, name, "due", truth.get("due_date"), read.dueDate());
        text(wrong, name, "currency", truth.get("currency"), read.currency());
        text(wrong, name, "order", truth.get("po_number"), read.purchaseOrderNumber());
        text(wrong, name, "terms", truth.get("payment_terms"), read.paymentTerms());
        party(wrong, name, truth.get("vendor"), read.vendor());
        party(wrong, name, truth.get("customer"), read.customer());
        amount(wrong, name, "subtotal", truth.get("subtotal"), read.subtotal());
        amount(wrong, name, "tax", truth.get("tax_amount"), read.taxAmount());
        amount(wrong, name, "shipping", truth.get("shipping"), read.shipping());
        amount(wrong, name, "total", truth.get("total_amount"), read.total());
        JsonNode lines = truth.get("line_items");
        if (lines.size() != read.lines().size()) {
            wrong.add("%s: %d lines instead of %d".formatted(name, read.lines().size(), lines.size()));
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            InvoiceLine line = read.lines().get(i);
            String where = name + " line " + (i + 1);
            text(wrong, where, "description", lines.get(i).get("description"), line.description());
            text(wrong, where, "sku", lines.get(i).get("sku"), line.sku());
            amount(wrong, where, "quantity", lines.get(i).get("quantity"), line.quantity());
            amount(wrong, where, "price", lines.get(i).get("unit_price"), line.unitPrice());
            amount(wrong, where, "amount", lines.get(i).get("total"), line.amount());
        }
    }

    private static void party(List<String> wrong, String file, JsonNode truth, Party read) {
        text(wrong, file, "name", truth.get("name"), read.name());
        text(wrong, file, "address", truth.get("address"), read.address());
        text(wrong, file, "tax id", truth.get("tax_id"), read.taxId());
    }

    private static void text(
            List<String> wrong, String file, String field, @Nullable JsonNode truth, @Nullable Object read) {
        String expected = truth == null || truth.isNull() ? null : truth.asText();
        String actual = read == null ? null : read.toString();
        if (!Objects.equals(expected, actual)) {
            wrong.add("%s: %s is %s instead of %s".formatted(file, field, actual, expected));
        }
    }

    private static void amount(
            List<String> wrong, String file, String field, JsonNode truth, @Nullable BigDecimal read) {
        BigDecimal expected = truth.decimalValue().setScale(2, RoundingMode.HALF_UP);
        if (read == null || read.compareTo(expected) != 0) {
            wrong.add("%s: %s is %s instead of %s".formatted(file, field, read, expected));
        }
    }
}
