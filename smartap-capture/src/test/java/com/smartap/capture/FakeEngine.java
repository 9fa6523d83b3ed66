package com.smartap.capture;

import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.OcrEngine;
import com.smartap.spi.capture.OcrHints;
import com.smartap.spi.capture.PageImage;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.testkit.samples.SampleInvoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Reads the words of a sample whatever picture it is shown, so that tests need no program; it can be told to misread. */
final class FakeEngine implements OcrEngine {
    private final List<PlacedWord> words = new ArrayList<>();
    private double width = 1;
    private double height = 1;
    private double certainty = 0.95;
    private String misread = "";
    private String as = "";

    static FakeEngine reading(SampleInvoice sample) {
        FakeEngine engine = new FakeEngine();
        try (PDDocument document = Loader.loadPDF(sample.pdf())) {
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    engine.add(positions);
                }
            };
            stripper.setEndPage(1);
            stripper.getText(document);
            engine.width = document.getPage(0).getCropBox().getWidth();
            engine.height = document.getPage(0).getCropBox().getHeight();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return engine;
    }

    FakeEngine misreading(String text, String other) {
        misread = text;
        as = other;
        return this;
    }

    FakeEngine unsure(double value) {
        certainty = value;
        return this;
    }

    private void add(List<TextPosition> positions) {
        List<TextPosition> open = new ArrayList<>();
        for (TextPosition position : positions) {
            if (position.getUnicode().isBlank()) {
                close(open);
            } else {
                open.add(position);
            }
        }
        close(open);
    }

    private void close(List<TextPosition> open) {
        if (!open.isEmpty()) {
            StringBuilder text = new StringBuilder();
            open.forEach(position -> text.append(position.getUnicode()));
            TextPosition first = open.get(0);
            TextPosition last = open.get(open.size() - 1);
            double size = first.getFontSizeInPt() * 0.72;
            double right = last.getXDirAdj() + last.getWidthDirAdj();
            words.add(new PlacedWord(
                    text.toString(),
                    first.getXDirAdj(),
                    first.getYDirAdj() - size,
                    right - first.getXDirAdj(),
                    size,
                    1));
            open.clear();
        }
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public Set<String> languages() {
        return Set.of("en");
    }

    @Override
    public List<PlacedWord> recognise(PageImage image, OcrHints hints) {
        double scaleX = image.width() / width;
        double scaleY = image.height() / height;
        return words.stream()
                .map(word -> new PlacedWord(
                        word.text().equals(misread) ? as : word.text(),
                        word.x() * scaleX,
                        word.y() * scaleY,
                        word.width() * scaleX,
                        word.height() * scaleY,
                        certainty))
                .toList();
    }
}
