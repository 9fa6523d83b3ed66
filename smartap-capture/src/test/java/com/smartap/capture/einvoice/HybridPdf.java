package com.smartap.capture.einvoice;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** PDFs with text and embedded files. */
final class HybridPdf {
    /** Where embedded files hang. */
    enum Place {
        NAMES,
        DOCUMENT,
        PAGE
    }

    private HybridPdf() {}

    /** The page of the invoice that {@link EInvoices} makes. */
    static List<String> page(String iban, String total) {
        return List.of(
                "Schrauben & Muttern GmbH, Werkstr. 5, 89073 Ulm",
                "Rechnung",
                "Rechnungsnummer: RE-2026/77",
                "Rechnungsdatum: 05.10.2026",
                "Position   Menge   Einzelpreis   Betrag",
                "Bolt M8    10      20,00         190,00",
                "Nettobetrag 200,00 EUR",
                "MwSt 19 % 38,00 EUR",
                "Gesamtbetrag " + total + " EUR",
                "IBAN " + iban);
    }

    static byte[] of(List<String> lines, Place place, String name, byte[] xml) {
        return of(lines, place, Map.of(name, xml));
    }

    static byte[] of(List<String> lines, Place place, Map<String, byte[]> files) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
                float y = 750;
                for (String line : lines) {
                    out.beginText();
                    out.newLineAtOffset(60, y);
                    out.showText(line);
                    out.endText();
                    y -= 24;
                }
            }
            embed(document, page, place, new LinkedHashMap<>(files));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void embed(PDDocument document, PDPage page, Place place, Map<String, byte[]> files)
            throws IOException {
        Map<String, PDComplexFileSpecification> named = new LinkedHashMap<>();
        COSArray associated = new COSArray();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            PDComplexFileSpecification specification = new PDComplexFileSpecification();
            specification.setFile(file.getKey());
            specification.setFileUnicode(file.getKey());
            PDEmbeddedFile stream =
                    new PDEmbeddedFile(document, new ByteArrayInputStream(file.getValue()), COSName.FLATE_DECODE);
            specification.setEmbeddedFile(stream);
            named.put(file.getKey(), specification);
            associated.add(specification);
        }
        switch (place) {
            case NAMES -> {
                PDEmbeddedFilesNameTreeNode kid = new PDEmbeddedFilesNameTreeNode();
                kid.setNames(named);
                PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
                tree.setKids(List.of(kid));
                PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
                names.setEmbeddedFiles(tree);
                document.getDocumentCatalog().setNames(names);
            }
            case DOCUMENT -> document.getDocumentCatalog().getCOSObject().setItem("AF", associated);
            case PAGE -> page.getCOSObject().setItem("AF", associated);
        }
    }
}
