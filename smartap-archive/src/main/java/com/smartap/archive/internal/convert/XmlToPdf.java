package com.smartap.archive.internal.convert;

import com.smartap.archive.internal.convert.InvoiceXml.Node;
import com.smartap.archive.internal.font.Liberation;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A PDF in which a person can read an e-invoice: first what people look for, then every field that the XML holds, so
 * that nothing of it is hidden.
 */
public final class XmlToPdf {
    private static final float[] COLUMNS = {0, 34, 300, 370, 440};

    private final TextSheet sheet;
    private final int maxPages;
    private final String name;

    private XmlToPdf(TextSheet sheet, String name, int maxPages) {
        this.sheet = sheet;
        this.name = name;
        this.maxPages = maxPages;
    }

    /** Converts XML. */
    public static byte[] convert(String name, byte[] xml, int maxPages, List<String> warnings) throws IOException {
        Node root = InvoiceXml.read(name, xml);
        try (PDDocument document = new PDDocument();
                InputStream plain = Liberation.SANS.open();
                InputStream bold = Liberation.SANS_BOLD.open()) {
            TextSheet sheet = new TextSheet(
                    document, PDType0Font.load(document, plain, true), PDType0Font.load(document, bold, true));
            new XmlToPdf(sheet, name, maxPages).write(root);
            sheet.close();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            warnings.add("XML made readable on %d pages; it is attached as it was received"
                    .formatted(document.getNumberOfPages()));
            if (sheet.lost() > 0) {
                warnings.add(
                        "%d characters of the XML have no glyph at hand and are shown as ?".formatted(sheet.lost()));
            }
            return out.toByteArray();
        }
    }

    private void write(Node root) throws IOException {
        InvoiceSummary summary = InvoiceSummary.of(root);
        sheet.heading(summary.title(), 16);
        sheet.line(8, "Rendering of %s, which is attached and is what counts.".formatted(name));
        sheet.space(8);
        for (String[] fact : summary.facts()) {
            sheet.row(9.5f, new float[] {0, 110}, true, fact);
        }
        if (!summary.lines().isEmpty()) {
            sheet.space(10);
            sheet.heading("Lines", 12);
            sheet.row(8.5f, COLUMNS, true, "No.", "Description", "Quantity", "Price", "Amount");
            for (String[] line : summary.lines()) {
                sheet.row(8.5f, COLUMNS, false, line);
                checkPages();
            }
        }
        sheet.space(14);
        sheet.heading("All fields", 12);
        fields(root, 0);
    }

    private void fields(Node node, int depth) throws IOException {
        checkPages();
        String attributes = node.attributes().isEmpty() ? "" : " [" + String.join(", ", node.attributes()) + "]";
        String text = node.text();
        sheet.indented(7.5f, Math.min(depth, 20) * 9f, node.name() + attributes + (text.isEmpty() ? "" : ": " + text));
        for (Node child : node.children()) {
            fields(child, depth + 1);
        }
    }

    private void checkPages() {
        if (sheet.pages() > maxPages) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    "document (%s) needs more than %d pages to be read".formatted(name, maxPages));
        }
    }
}
