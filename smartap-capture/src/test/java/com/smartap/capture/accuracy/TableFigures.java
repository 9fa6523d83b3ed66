package com.smartap.capture.accuracy;

import com.smartap.capture.AnchorLearner;
import com.smartap.capture.PdfInvoiceReader;
import com.smartap.capture.WordsInvoiceReader;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.LayoutExample;
import com.smartap.spi.capture.LearnedLayout;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.capture.WordPage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Learns the tables of made-up vendors from one and two corrected documents, and counts the lines of the next two. */
final class TableFigures {
    private static final int TAUGHT = 2;

    private final AnchorLearner learner = new AnchorLearner();
    private final List<Vendor> vendors = new ArrayList<>();
    private final int[] right = new int[TAUGHT + 1];
    private final List<String> worse = new ArrayList<>();
    private int all;

    private record Vendor(long seed, @Nullable LearnedLayout learned, List<LayoutExample> next) {}

    /** One vendor: its PDFs as they are, or their words as an OCR engine would give them. */
    void add(long seed, boolean scanned) {
        List<LayoutExample> documents = documents(seed, scanned);
        List<LayoutExample> next = documents.subList(TAUGHT, documents.size());
        LearnedLayout last = null;
        int before = 0;
        for (int stage = 0; stage <= TAUGHT; stage++) {
            last = stage == 0
                    ? null
                    : learner.learn(documents.subList(0, stage)).orElse(null);
            int count = 0;
            for (LayoutExample example : next) {
                count += lines(
                        read(last, example).content().lines(), example.right().lines());
                all += stage == 0 ? example.right().lines().size() : 0;
            }
            right[stage] += count;
            before = stage == 0 ? count : before;
            if (count < before) {
                worse.add("vendor %d after %d: %d of %d".formatted(seed, stage, count, before));
            }
        }
        vendors.add(new Vendor(seed, last, next));
    }

    /** The documents of a vendor, as they are read and as they should be. */
    static List<LayoutExample> documents(long seed, boolean scanned) {
        PdfInvoiceReader reader = new PdfInvoiceReader();
        List<LayoutExample> documents = new ArrayList<>();
        Random dice = new Random(seed);
        for (VendorPapers.Drawn drawn : TablePapers.of(seed, TAUGHT + 2)) {
            DocumentSource pdf = DocumentSource.of("table.pdf", drawn.pdf());
            List<WordPage> words = reader.words(pdf, ReadLimits.DEFAULT);
            List<WordPage> seen = scanned
                    ? words.stream()
                            .map(page -> LearningFigures.smudged(page, dice))
                            .toList()
                    : words;
            CandidateInvoice read =
                    scanned ? new WordsInvoiceReader().read(seen) : reader.read(pdf, ReadLimits.DEFAULT);
            documents.add(new LayoutExample(seen, read, drawn.truth()));
        }
        return documents;
    }

    /** Reads each vendor's next documents by what was learned of all others. */
    void cross() {
        for (Vendor teacher : vendors) {
            for (Vendor other : vendors) {
                for (LayoutExample example : teacher == other ? List.<LayoutExample>of() : other.next()) {
                    if (!read(teacher.learned(), example)
                            .content()
                            .lines()
                            .equals(example.read().content().lines())) {
                        worse.add("vendor %d by what was learned of %d".formatted(other.seed(), teacher.seed()));
                    }
                }
            }
        }
    }

    private CandidateInvoice read(@Nullable LearnedLayout learned, LayoutExample example) {
        return Optional.ofNullable(learned)
                .map(layout -> learner.read(layout, example.pages(), example.read()))
                .orElse(example.read());
    }

    /** How many lines are right: what, how many, at which price, for how much. */
    private static int lines(List<InvoiceLine> read, List<InvoiceLine> truth) {
        List<InvoiceLine> left = new ArrayList<>(read);
        int count = 0;
        for (InvoiceLine line : truth) {
            Optional<InvoiceLine> found =
                    left.stream().filter(one -> isSame(one, line)).findFirst();
            found.ifPresent(left::remove);
            count += found.isPresent() ? 1 : 0;
        }
        return count;
    }

    private static boolean isSame(InvoiceLine one, InvoiceLine other) {
        return isSame(one.quantity(), other.quantity())
                && isSame(one.unitPrice(), other.unitPrice())
                && isSame(one.amount(), other.amount())
                && plain(one).equals(plain(other));
    }

    private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one != null && other != null && one.compareTo(other) == 0;
    }

    private static String plain(InvoiceLine line) {
        return String.valueOf(line.description()).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The share of lines that are right after so many corrections. */
    double share(int corrections) {
        return (double) right[corrections] / all;
    }

    int lines() {
        return all;
    }

    List<String> worse() {
        return worse;
    }
}
