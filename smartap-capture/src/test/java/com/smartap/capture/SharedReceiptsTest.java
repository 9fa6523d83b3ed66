package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Receipts whose words were recognised by others: one phrase a line, with the four corners of its box. */
class SharedReceiptsTest {
    /** May only rise. */
    private static final double FLOOR = 0.95;

    @Test
    void dates_currencies_and_totals_of_given_words_are_read() throws IOException {
        Path samples = SharedSamples.folder("invoices");
        int scored = 0;
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(samples.resolve("expected.jsonl"))) {
            JsonNode truth = new ObjectMapper().readTree(line);
            if (truth.path("kind").asText().equals("f-sroie-boxes")) {
                String file = truth.path("file").asText();
                InvoiceContent read = new WordBoxesInvoiceReader()
                        .read(DocumentSource.of(samples.resolve(file)), ReadLimits.DEFAULT)
                        .content();
                scored += check(wrong, file, truth.path("invoice_date"), read.invoiceDate());
                scored += check(wrong, file, truth.path("currency"), read.currency());
                BigDecimal total = read.total();
                scored += check(wrong, file, truth.path("total"), total == null ? null : total.toPlainString());
            }
        }
        assertThat(1 - wrong.size() / (double) scored).as("wrong: %s", wrong).isGreaterThanOrEqualTo(FLOOR);
    }

    private static int check(List<String> wrong, String file, JsonNode truth, Object read) {
        if (truth.isMissingNode() || truth.isNull()) {
            return 0;
        }
        if (!truth.asText().equals(String.valueOf(read))) {
            wrong.add("%s: %s instead of %s".formatted(file, read, truth.asText()));
        }
        return 1;
    }
}
