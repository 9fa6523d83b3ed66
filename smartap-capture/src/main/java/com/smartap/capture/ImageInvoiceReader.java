package com.smartap.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.assist.Assistance;
import com.smartap.capture.internal.image.ImageFile;
import com.smartap.capture.internal.image.ImageKind;
import com.smartap.capture.internal.layout.GlyphPage;
import com.smartap.capture.internal.ocr.Deadline;
import com.smartap.capture.internal.ocr.Engines;
import com.smartap.capture.internal.ocr.OcrPages;
import com.smartap.capture.internal.ocr.ScannedInvoice;
import com.smartap.capture.internal.pdf.BoundedRun;
import com.smartap.capture.internal.read.InvoiceAnalysis;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.FieldExtractor;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.OcrEngine;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.capture.WordPage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Reads invoices from scans and photographs: PNG, JPEG (turned as its EXIF data say) and TIFF with any number of pages.
 * Needs an {@link OcrEngine}. Recognising words takes longer than reading them: a document may take {@value
 * #OCR_TIMES} times {@link ReadLimits#maxTime}. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class ImageInvoiceReader implements InvoiceReader {
    /** How much longer than a document with text one may take whose words have to be recognised. */
    public static final int OCR_TIMES = Engines.OCR_TIMES;

    private final Engines engines;
    private final Assistance assistance;

    /** Takes the first engine of the class path that can be used; for ServiceLoader. */
    public ImageInvoiceReader() {
        this(Engines.onTheClassPath(), Assistance.onTheClassPath());
    }

    /** A reader with an engine of the host's choice. */
    public ImageInvoiceReader(OcrEngine engine) {
        this(Engines.of(requireNonNull(engine, "engine")), Assistance.onTheClassPath());
    }

    private ImageInvoiceReader(Engines engines, Assistance assistance) {
        this.engines = engines;
        this.assistance = assistance;
    }

    /** The same reader with a model that proposes values; see {@link FieldExtractor} for what they are worth. */
    public ImageInvoiceReader with(FieldExtractor extractor) {
        return new ImageInvoiceReader(engines, Assistance.of(requireNonNull(extractor, "extractor")));
    }

    @Override
    public String id() {
        return "image";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public Optional<String> recognise(byte[] head) {
        return ImageKind.of(requireNonNull(head, "head")).map(ImageKind::mediaType);
    }

    @Override
    public void check(DocumentSource document, ReadLimits limits) {
        ImageFile.open(requireNonNull(document, "document"), requireNonNull(limits, "limits"));
    }

    /**
     * {@inheritDoc}
     *
     * @throws com.smartap.spi.DocumentException {@code DOCUMENT_UNSUPPORTED} if no OCR engine can be used
     */
    @Override
    public CandidateInvoice read(DocumentSource document, ReadLimits limits) {
        return recognise(document, limits, pages -> {
            List<GlyphPage> blank = IntStream.rangeClosed(
                            1, pages.words().size() + pages.left().size())
                    .mapToObj(number -> new GlyphPage(number, 595, 842, List.of(), 0, false))
                    .toList();
            return ScannedInvoice.of(
                    "IMAGE_OCR", blank, pages, false, text -> assistance.apply(text, InvoiceAnalysis.of(text)));
        });
    }

    @Override
    public List<WordPage> words(DocumentSource document, ReadLimits limits) {
        return recognise(document, limits, OcrPages::seen);
    }

    private <T> T recognise(DocumentSource document, ReadLimits limits, Function<OcrPages, T> use) {
        requireNonNull(limits, "limits");
        ImageFile file = ImageFile.open(requireNonNull(document, "document"), limits);
        OcrEngine engine = engines.usable(document.name());
        return BoundedRun.call(document.name(), limits.maxTime().multipliedBy(OCR_TIMES), () -> {
            Deadline deadline = Engines.deadline(limits);
            List<Integer> numbers =
                    IntStream.rangeClosed(1, file.pages()).boxed().toList();
            return use.apply(new OcrPages(engine, deadline, List.of()).read(numbers, number -> file.page(number - 1)));
        });
    }
}
