package com.smartap.capture.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.capture.AnchorLearner;
import com.smartap.capture.PdfInvoiceReader;
import com.smartap.capture.WordsInvoiceReader;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.Party;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.LayoutExample;
import com.smartap.spi.capture.LearnedLayout;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.capture.WordPage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How much better a vendor's documents are read after its first ones were corrected. The first two documents of each
 * vendor teach, the others are read: without anything learned, after one correction, and after two.
 */
final class LearningFigures {
    private static final int TAUGHT = 2;
    static final List<String> STAGES = List.of("cold", "after one", "after two");

    private final AnchorLearner learner = new AnchorLearner();
    private final Map<String, Tally> tallies = new TreeMap<>();
    private final List<Vendor> vendors = new ArrayList<>();
    private int others;
    private int worse;

    /** A document with the truth as the samples write it. */
    record Known(JsonNode truth, LayoutExample example) {
        static Known of(JsonNode truth, List<WordPage> pages, CandidateInvoice read) {
            return new Known(truth, new LayoutExample(pages, read, corrected(truth, read.content())));
        }
    }

    private record Vendor(@Nullable LearnedLayout learned, List<Known> documents) {}

    /** Counts a vendor whose documents are given from the oldest on; those with two or fewer only teach. */
    void add(String kind, List<Known> documents) {
        LearnedLayout last = null;
        for (int stage = 0; stage <= TAUGHT; stage++) {
            Optional<LearnedLayout> learned = stage == 0
                    ? Optional.empty()
                    : learner.learn(documents.subList(0, Math.min(stage, documents.size())).stream()
                            .map(Known::example)
                            .toList());
            Tally tally = tallies.computeIfAbsent(kind + ", " + STAGES.get(stage), key -> new Tally());
            for (int i = TAUGHT; i < documents.size(); i++) {
                Known document = documents.get(i);
                tally.add(document.truth(), read(learned.orElse(null), document));
            }
            last = learned.orElse(null);
        }
        vendors.add(new Vendor(last, documents));
    }

    private CandidateInvoice read(@Nullable LearnedLayout learned, Known document) {
        LayoutExample example = document.example();
        return learned == null ? example.read() : learner.read(learned, example.pages(), example.read());
    }

    /** Reads each vendor's last document by what was learned from all the others, and counts what was then worse. */
    void cross() {
        for (Vendor teacher : vendors) {
            for (Vendor other : vendors) {
                if (teacher != other && teacher.learned() != null) {
                    Known document = other.documents().get(other.documents().size() - 1);
                    Tally before = new Tally();
                    Tally now = new Tally();
                    before.add(document.truth(), document.example().read());
                    now.add(document.truth(), read(teacher.learned(), document));
                    others++;
                    worse += now.microF1() < before.microF1() ? 1 : 0;
                }
            }
        }
    }

    Map<String, Tally> tallies() {
        return tallies;
    }

    int others() {
        return others;
    }

    int worse() {
        return worse;
    }

    /** Vendors made up by dice: their PDFs as they are, or their words as an OCR engine would give them. */
    void madeUp(int count, long seed, boolean scanned) {
        PdfInvoiceReader pdfs = new PdfInvoiceReader();
        for (int i = 0; i < count; i++) {
            List<Known> documents = new ArrayList<>();
            Random dice = new Random(seed + i);
            for (VendorPapers.Drawn drawn : VendorPapers.of(seed + i, TAUGHT + 2)) {
                DocumentSource pdf = DocumentSource.of("made-up.pdf", drawn.pdf());
                List<WordPage> words = pdfs.words(pdf, ReadLimits.DEFAULT);
                List<WordPage> seen = scanned
                        ? words.stream().map(page -> smudged(page, dice)).toList()
                        : words;
                CandidateInvoice read =
                        scanned ? new WordsInvoiceReader().read(seen) : pdfs.read(pdf, ReadLimits.DEFAULT);
                documents.add(Known.of(truth(drawn.truth()), seen, read));
            }
            add(scanned ? "made-up vendors, as if scanned" : "made-up vendors", documents);
        }
    }

    /** Moved, scaled, leaning, with boxes that are not exact, and here and there a letter misread. */
    static WordPage smudged(WordPage page, Random dice) {
        double right = dice.nextDouble() * 30 - 15;
        double down = dice.nextDouble() * 30 - 15;
        double scale = 4 * (0.97 + 0.06 * dice.nextDouble());
        double lean = (dice.nextDouble() - 0.5) * 0.02;
        List<PlacedWord> words = new ArrayList<>();
        for (PlacedWord word : page.words()) {
            double x = word.x() + right + 0.5 * dice.nextGaussian();
            double y = word.y() + down + 0.4 * dice.nextGaussian() + lean * word.x();
            double height = word.height() * (0.95 + 0.1 * dice.nextDouble());
            words.add(new PlacedWord(
                    misread(word.text(), dice), x * scale, y * scale, word.width() * scale, height * scale, 0.9));
        }
        return new WordPage(page.number(), page.width() * 4, page.height() * 4, words);
    }

    private static String misread(String text, Random dice) {
        boolean letters = text.length() > 3 && text.chars().allMatch(Character::isLetter);
        if (!letters || dice.nextInt(30) > 0) {
            return text;
        }
        int at = dice.nextInt(text.length());
        return text.substring(0, at) + "x" + text.substring(at + 1);
    }

    static JsonNode truth(InvoiceContent content) {
        ObjectNode truth = new ObjectMapper().createObjectNode();
        truth.put("vendor", content.vendor().name());
        truth.put("vendor_vat", content.vendor().taxId());
        truth.put("invoice_number", content.invoiceNumber());
        truth.put("invoice_date", text(content.invoiceDate()));
        truth.put("due_date", text(content.dueDate()));
        truth.put("currency", text(content.currency()));
        truth.put("po_number", content.purchaseOrderNumber());
        truth.put("net", text(content.subtotal()));
        truth.put("tax", text(content.taxAmount()));
        truth.put("total", text(content.total()));
        return truth;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** What a person makes of a reading: what the truth names is put right, all else is left as it was read. */
    private static InvoiceContent corrected(JsonNode truth, InvoiceContent read) {
        Party vendor = read.vendor();
        InvoiceContent.Builder right = read.toBuilder()
                .invoiceNumber(or(truth, "invoice_number", read.invoiceNumber()))
                .purchaseOrderNumber(or(truth, "po_number", read.purchaseOrderNumber()))
                .invoiceDate(date(or(truth, "invoice_date", text(read.invoiceDate()))))
                .dueDate(date(or(truth, "due_date", text(read.dueDate()))))
                .subtotal(amount(or(truth, "net", text(read.subtotal()))))
                .taxAmount(amount(or(truth, "tax", text(read.taxAmount()))))
                .total(amount(or(truth, "total", text(read.total()))))
                .amountDue(amount(or(truth, "amount_due", text(read.amountDue()))))
                .vendor(new Party(
                        or(truth, "vendor", vendor.name()),
                        or(truth, "vendor_vat", vendor.taxId()),
                        or(truth, "iban", vendor.iban()),
                        vendor.address()));
        String currency = or(truth, "currency", text(read.currency()));
        return right.currency(currency == null ? null : Currency.getInstance(currency))
                .build();
    }

    private static @Nullable String or(JsonNode truth, String key, @Nullable String read) {
        return !truth.has(key)
                ? read
                : truth.get(key).isNull() ? null : truth.get(key).asText();
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text.substring(0, 10));
    }

    private static @Nullable BigDecimal amount(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    /** The order in which documents came. */
    static Comparator<Known> byDate() {
        return Comparator.comparing(known -> known.truth().path("invoice_date").asText());
    }
}
