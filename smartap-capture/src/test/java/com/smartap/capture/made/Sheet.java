package com.smartap.capture.made;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Sheets of paper to write on, in points from the top left corner. */
final class Sheet implements AutoCloseable {
    static final double WIDTH = 595;
    static final double HEIGHT = 842;

    private final PDDocument document = new PDDocument();
    private final PDFont plain;
    private final PDFont bold;
    private PDPageContentStream out;
    private int pages;

    /** @param face 0 sans serif, 1 serif, 2 with the letters of all languages */
    Sheet(int face) {
        try {
            if (face == 2) {
                try (InputStream font = PDDocument.class.getResourceAsStream(
                        "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
                    plain = PDType0Font.load(document, font);
                }
                bold = plain;
            } else {
                plain = new PDType1Font(face == 0 ? FontName.HELVETICA : FontName.TIMES_ROMAN);
                bold = new PDType1Font(face == 0 ? FontName.HELVETICA_BOLD : FontName.TIMES_BOLD);
            }
            newPage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void newPage() {
        try {
            if (out != null) {
                out.close();
            }
            PDPage page = new PDPage(new PDRectangle((float) WIDTH, (float) HEIGHT));
            document.addPage(page);
            out = new PDPageContentStream(document, page);
            pages++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int pages() {
        return pages;
    }

    double width(String text, double size, boolean strong) {
        try {
            return (strong ? bold : plain).getStringWidth(text) * size / 1000;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void left(double x, double y, double size, boolean strong, String text) {
        if (text.isEmpty()) {
            return;
        }
        try {
            out.beginText();
            out.setFont(strong ? bold : plain, (float) size);
            out.newLineAtOffset((float) x, (float) (HEIGHT - y));
            out.showText(text);
            out.endText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void right(double x, double y, double size, boolean strong, String text) {
        left(x - width(text, size, strong), y, size, strong, text);
    }

    void centre(double x, double y, double size, boolean strong, String text) {
        left(x - width(text, size, strong) / 2, y, size, strong, text);
    }

    void rule(double x, double y, double length) {
        try {
            out.setLineWidth(0.5f);
            out.moveTo((float) x, (float) (HEIGHT - y));
            out.lineTo((float) (x + length), (float) (HEIGHT - y));
            out.stroke();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try {
            out.close();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
