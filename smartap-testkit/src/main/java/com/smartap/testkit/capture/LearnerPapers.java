package com.smartap.testkit.capture;

import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.Party;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.LayoutExample;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.WordPage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Papers of one made-up vendor, which its reader always misreads in the same way: the job is taken for the number. */
final class LearnerPapers {
    static final String IBAN = "DE89370400440532013000";
    private static final double WIDTH = 595;
    private static final double HEIGHT = 842;
    private static final double LETTER = 5;
    private static final double SIZE = 10;

    private LearnerPapers() {}

    /** A document, what was read of it, and what it says. */
    static LayoutExample example(int serial) {
        InvoiceContent right = right(serial);
        return new LayoutExample(List.of(page(serial, total(serial))), read(serial), right);
    }

    static InvoiceContent right(int serial) {
        BigDecimal net = new BigDecimal("100.00").add(BigDecimal.valueOf(137L * serial, 2));
        BigDecimal tax = net.multiply(new BigDecimal("0.19")).setScale(2, RoundingMode.HALF_UP);
        return InvoiceContent.builder()
                .invoiceNumber("DK-" + (4000 + 7 * serial))
                .invoiceDate(LocalDate.of(2026, 3, 14).plusDays(serial))
                .currency(Currency.getInstance("EUR"))
                .vendor(new Party("Hollow Oak Joinery", null, IBAN, null))
                .subtotal(net)
                .taxAmount(tax)
                .total(net.add(tax))
                .build();
    }

    static BigDecimal total(int serial) {
        return right(serial).payable().orElseThrow();
    }

    /** What the reader makes of it: right but for the number. */
    static CandidateInvoice read(int serial) {
        InvoiceContent content =
                right(serial).toBuilder().invoiceNumber(job(serial)).build();
        Map<InvoiceField, FieldReading> readings = new EnumMap<>(InvoiceField.class);
        double y = 160 / HEIGHT;
        readings.put(
                InvoiceField.INVOICE_NUMBER,
                new FieldReading(
                        InvoiceField.INVOICE_NUMBER,
                        0.6,
                        job(serial),
                        new FieldReading.Place(1, 400 / WIDTH, y, 30 / WIDTH, SIZE / HEIGHT)));
        for (InvoiceField field : List.of(
                InvoiceField.INVOICE_DATE,
                InvoiceField.CURRENCY,
                InvoiceField.VENDOR_NAME,
                InvoiceField.VENDOR_IBAN,
                InvoiceField.SUBTOTAL,
                InvoiceField.TAX_AMOUNT,
                InvoiceField.TOTAL)) {
            readings.put(field, new FieldReading(field, 0.98, null, null));
        }
        return new CandidateInvoice("PDF_TEXT", content, readings, List.of());
    }

    private static String job(int serial) {
        return "J" + (90_210 + 13 * serial);
    }

    /** The page as a person sees it; more lines of goods move the sums down. */
    static WordPage page(int serial, BigDecimal total) {
        InvoiceContent right = right(serial);
        List<PlacedWord> words = new ArrayList<>();
        text(words, "Hollow Oak Joinery", 50, 50);
        text(words, "12 Sawmill Row, Fernby", 50, 65);
        text(words, "Docket", 330, 120);
        text(words, right.invoiceNumber() + "", 400, 120);
        text(words, "Drawn up", 330, 140);
        text(words, right.invoiceDate() + "", 400, 140);
        text(words, "Job", 330, 160);
        text(words, job(serial), 400, 160);
        double y = 240;
        text(words, "Goods", 50, y);
        text(words, "Amount", 480, y);
        for (int i = 0; i <= serial % 4; i++) {
            y += 18;
            text(words, "Oak panel", 50, y);
        }
        text(words, "Work done", 330, y + 40);
        text(words, right.subtotal() + "", 480, y + 40);
        text(words, "Levy", 330, y + 55);
        text(words, right.taxAmount() + "", 480, y + 55);
        text(words, "Your share", 330, y + 70);
        text(words, total + "", 480, y + 70);
        text(words, "Account " + IBAN, 50, 800);
        return new WordPage(1, WIDTH, HEIGHT, words);
    }

    /** Another form of the same vendor, on which nothing stands where it did. */
    static WordPage otherLayout(int serial) {
        InvoiceContent right = right(serial);
        List<PlacedWord> words = new ArrayList<>();
        text(words, "Statement of our work", 200, 40);
        text(words, "Key " + right.invoiceNumber(), 60, 700);
        text(words, "Hollow Oak Joinery", 350, 760);
        text(words, "Owed by you " + right.total(), 60, 720);
        text(words, "Written " + right.invoiceDate(), 60, 740);
        return new WordPage(1, WIDTH, HEIGHT, words);
    }

    private static void text(List<PlacedWord> words, String text, double x, double y) {
        double at = x;
        for (String word : text.split(" ", -1)) {
            words.add(new PlacedWord(word, at, y, LETTER * word.length(), SIZE, 1));
            at += LETTER * (word.length() + 0.6);
        }
    }
}
