package com.smartap.core.bench;

import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.FieldReading.Place;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.Party;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.capture.WordPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Invoices on pages of plain words: a line {@code Label: value} is read where the reader knows the label, with 0.95, or
 * with 0.5 where the label ends in a question mark. Pages are parted by form feeds, and each page is an invoice.
 */
public final class Paper {
    static final String MAGIC = "PAPER";

    private Paper() {}

    /** A document of some pages. */
    public static DocumentSource of(String name, String... pages) {
        return DocumentSource.of(name, (MAGIC + "\n" + String.join("\f", pages)).getBytes(StandardCharsets.UTF_8));
    }

    /** A page on which everything is where the reader looks for it, and more lines. */
    public static String page(String number, String vendor, String total, String... more) {
        return "Invoice: " + number + "\nVendor: " + vendor + "\nTotal: " + total + "\n" + String.join("\n", more);
    }

    /** A page of which the reader takes the customer's reference for the number. */
    public static String odd(String number, String vendor, String total, String... more) {
        return "Invoice?: CUST-" + number.length() + "\nOur-ref: " + number + "\nVendor: " + vendor + "\nTotal: "
                + total + "\n" + String.join("\n", more);
    }

    /** Reads papers. */
    public static final class Reader implements InvoiceReader {
        final AtomicInteger wordReadings = new AtomicInteger();

        @Override
        public String id() {
            return "paper";
        }

        @Override
        public int spiLevel() {
            return SpiLevel.CURRENT;
        }

        @Override
        public Optional<String> recognise(byte[] head) {
            return new String(head, StandardCharsets.UTF_8).startsWith(MAGIC)
                    ? Optional.of("application/x-paper")
                    : Optional.empty();
        }

        @Override
        public void check(DocumentSource document, ReadLimits limits) {}

        @Override
        public CandidateInvoice read(DocumentSource document, ReadLimits limits) {
            return readAll(document, limits).get(0);
        }

        @Override
        public List<CandidateInvoice> readAll(DocumentSource document, ReadLimits limits) {
            List<String> pages = pages(document);
            List<CandidateInvoice> all = new ArrayList<>();
            for (int i = 0; i < pages.size(); i++) {
                CandidateInvoice one = candidate(pages.get(i), i + 1);
                all.add(
                        pages.size() == 1
                                ? one
                                : one.as(new CandidateInvoice.Part(
                                        i + 1, pages.size(), "page " + (i + 1), i + 1, i + 1)));
            }
            return all;
        }

        @Override
        public List<WordPage> words(DocumentSource document, ReadLimits limits) {
            wordReadings.incrementAndGet();
            List<WordPage> all = new ArrayList<>();
            for (String page : pages(document)) {
                List<PlacedWord> words = new ArrayList<>();
                int y = 0;
                for (String line : page.split("\n")) {
                    y += 10;
                    int x = 0;
                    for (String word : line.strip().split(" +")) {
                        x += 100;
                        if (!word.isBlank()) {
                            words.add(new PlacedWord(word, x, y, 90, 9, 1));
                        }
                    }
                }
                all.add(new WordPage(all.size() + 1, 1000, 1000, words));
            }
            return all;
        }

        private static List<String> pages(DocumentSource document) {
            try {
                String text = new String(document.readAll(), StandardCharsets.UTF_8);
                return List.of(text.substring(MAGIC.length() + 1).split("\f"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static CandidateInvoice candidate(String page, int number) {
            Map<String, String> values = new HashMap<>();
            Map<InvoiceField, FieldReading> readings = new EnumMap<>(InvoiceField.class);
            for (String line : page.split("\n")) {
                int colon = line.indexOf(':');
                String label = colon < 0 ? "" : line.substring(0, colon);
                String name = label.replace("?", "");
                InvoiceField field = FIELDS.get(name);
                if (field != null) {
                    values.put(name, line.substring(colon + 1).strip());
                    readings.put(
                            field,
                            new FieldReading(
                                    field,
                                    label.endsWith("?") ? 0.5 : 0.95,
                                    values.get(name),
                                    new Place(number, 0.1, 0.1, 0.1, 0.01)));
                }
            }
            BigDecimal total = values.containsKey("Total") ? new BigDecimal(values.get("Total")) : null;
            return new CandidateInvoice(
                    "paper",
                    InvoiceContent.builder()
                            .invoiceNumber(values.get("Invoice"))
                            .invoiceDate(LocalDate.of(2026, 11, 1))
                            .currency(Currency.getInstance("USD"))
                            .vendor(new Party(values.get("Vendor"), values.get("Tax-id"), values.get("Iban"), null))
                            .customer(new Party(values.get("Customer"), null, null, null))
                            .subtotal(total)
                            .total(total)
                            .build(),
                    readings,
                    List.of());
        }

        private static final Map<String, InvoiceField> FIELDS = Map.of(
                "Invoice", InvoiceField.INVOICE_NUMBER,
                "Vendor", InvoiceField.VENDOR_NAME,
                "Tax-id", InvoiceField.VENDOR_TAX_ID,
                "Iban", InvoiceField.VENDOR_IBAN,
                "Customer", InvoiceField.CUSTOMER_NAME,
                "Total", InvoiceField.TOTAL);
    }
}
