package com.smartap.archive;

import static com.smartap.archive.Samples.INVOICE;
import static com.smartap.archive.Samples.KEY;
import static com.smartap.archive.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.archive.DocumentSealer.SealReport;
import com.smartap.spi.archive.DocumentSealer.SealVerification;
import com.smartap.spi.capture.DocumentSource;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationUnknown;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnusualDocumentTest {
    private interface Change {
        void to(PDDocument document) throws IOException;
    }

    private record Sealed(byte[] bytes, SealReport report) {}

    @ParameterizedTest
    @CsvSource({"0,1", "90,1", "180,1", "270,1", "0,2", "90,2", "0,0.5", "270,0.5"})
    void the_stamp_stands_upright_at_the_readers_bottom(int rotation, float unit) throws IOException {
        Sealed sealed = seal(document -> {
            PDPage page = document.getPage(0);
            page.setRotation(rotation);
            if (unit != 1) {
                page.getCOSObject().setItem(COSName.getPDFName("UserUnit"), new COSFloat(unit));
            }
        });
        keep("stamp-%d-%s.pdf".formatted(rotation, unit), sealed.bytes());
        assertThat(sealed.report().pages()).isEqualTo(1);
        try (PDDocument document = Loader.loadPDF(sealed.bytes())) {
            PDPage page = document.getPage(0);
            boolean turned = rotation % 180 != 0;
            PDRectangle crop = page.getCropBox();
            float width = (turned ? crop.getHeight() : crop.getWidth()) * unit;
            float height = (turned ? crop.getWidth() : crop.getHeight()) * unit;
            assertThat(width).isEqualTo((turned ? 841.89f : 595.28f) * unit, within(1f));
            // The strip is as high in points as on any other page, however large the unit.
            assertThat(height - (turned ? 595.28f : 841.89f) * unit).isBetween(50f, 150f);
            BufferedImage image = new PDFRenderer(document).renderImage(0, 1);
            // The bar at the left edge of the strip is dark from top to bottom, the paper beside it is light.
            int x = Math.round((Math.min(28, width * 0.06f) / 2 + 1.2f) * image.getWidth() / width);
            int y = Math.round((height - 25) * image.getHeight() / height);
            assertThat(image.getRGB(x, y) & 0xFF).isLessThan(120);
            assertThat(image.getRGB(image.getWidth() - 2, y) & 0xFF).isGreaterThan(200);
        }
    }

    @Test
    void an_annotation_without_an_appearance_is_drawn_if_it_can_be_and_told_if_not() throws IOException {
        Sealed sealed = seal(document -> {
            PDAnnotationSquare square = new PDAnnotationSquare();
            square.setRectangle(new PDRectangle(100, 60, 100, 100));
            square.setColor(new PDColor(new float[] {1, 0, 0}, PDDeviceRGB.INSTANCE));
            square.setInteriorColor(new PDColor(new float[] {1, 0, 0}, PDDeviceRGB.INSTANCE));
            COSDictionary odd = new COSDictionary();
            odd.setItem(COSName.TYPE, COSName.ANNOT);
            odd.setName(COSName.SUBTYPE, "Projection");
            odd.setItem(COSName.RECT, new PDRectangle(10, 10, 20, 20).getCOSArray());
            document.getPage(0).getAnnotations().add(square);
            document.getPage(0).getAnnotations().add(new PDAnnotationUnknown(odd));
        });
        assertThat(sealed.report().warnings())
                .contains("annotation (Projection) on page 1 has no appearance and is not in the sealed copy")
                .noneMatch(w -> w.contains("Square"));
        try (PDDocument document = Loader.loadPDF(sealed.bytes())) {
            PDRectangle crop = document.getPage(0).getCropBox();
            BufferedImage image = new PDFRenderer(document).renderImage(0, 1);
            assertThat(image.getRGB(150, Math.round(crop.getUpperRightY() - 110)) & 0xFFFFFF)
                    .isEqualTo(0xFF0000);
        }
    }

    @Test
    void a_document_signed_before_is_sealed_as_a_copy_without_that_signature() throws IOException {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(INVOICE)) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            Calendar date = Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
            date.setTimeInMillis(Samples.NOW.toEpochMilli());
            signature.setSignDate(date);
            document.addSignature(signature, content -> new byte[] {0x30, 0x00});
            document.saveIncremental(signed);
        }
        Sealed sealed = seal(signed.toByteArray());
        assertThat(sealed.report().warnings())
                .anyMatch(w -> w.startsWith("signature in field") && w.endsWith("the original keeps it"));
        SealVerification verified = new PdfSealer(KEY).verify(DocumentSource.of("sealed.pdf", sealed.bytes()));
        assertThat(verified.problems()).isEmpty();
        assertThat(verified.signer()).contains("Example Ltd archive");
    }

    @Test
    void a_sealed_document_can_be_sealed_again() throws IOException {
        Sealed again = seal(Samples.sealed(INVOICE));
        assertThat(again.report().warnings())
                .anyMatch(w -> w.startsWith("signature in field"))
                .anyMatch(w -> w.contains("renamed to \"audit (2).json\""));
        assertThat(new PdfSealer(KEY)
                        .verify(DocumentSource.of("sealed.pdf", again.bytes()))
                        .intact())
                .isTrue();
    }

    @Test
    void the_packet_of_a_hybrid_xfa_form_is_kept_and_the_fields_are_drawn() throws IOException {
        Sealed sealed = seal(document -> xfa(document, true));
        assertThat(sealed.report().warnings()).anyMatch(w -> w.startsWith("XFA packet"));
        try (PDDocument document = Loader.loadPDF(sealed.bytes())) {
            var file = new PDDocumentNameDictionary(document.getDocumentCatalog())
                    .getEmbeddedFiles()
                    .getNames()
                    .get("xfa.xml");
            assertThat(new String(file.getEmbeddedFile().toByteArray(), StandardCharsets.UTF_8))
                    .isEqualTo("<xdp/>");
            PDFTextStripperByArea text = new PDFTextStripperByArea();
            text.addRegion("page", new Rectangle2D.Float(0, 0, 600, 1000));
            text.extractRegions(document.getPage(0));
            assertThat(text.getTextForRegion("page")).contains("typed value");
        }
    }

    @Test
    void a_form_of_xfa_alone_is_refused() {
        for (Change change : new Change[] {
            document -> xfa(document, false),
            document -> {
                xfa(document, true);
                document.getDocumentCatalog().getCOSObject().setBoolean(COSName.getPDFName("NeedsRendering"), true);
            }
        }) {
            assertThatThrownBy(() -> seal(change))
                    .isInstanceOfSatisfying(
                            DocumentException.class,
                            e -> assertThat(e.code()).isEqualTo(ErrorCode.DOCUMENT_UNSUPPORTED))
                    .hasMessageContaining("XFA");
        }
    }

    private static void xfa(PDDocument document, boolean withField) throws IOException {
        PDAcroForm form = new PDAcroForm(document);
        document.getDocumentCatalog().setAcroForm(form);
        PDResources resources = new PDResources();
        resources.put(COSName.getPDFName("Helv"), new PDType1Font(FontName.HELVETICA));
        form.setDefaultResources(resources);
        COSStream packet = document.getDocument().createCOSStream();
        try (OutputStream out = packet.createOutputStream()) {
            out.write("<xdp/>".getBytes(StandardCharsets.UTF_8));
        }
        form.getCOSObject().setItem(COSName.XFA, packet);
        if (withField) {
            PDTextField field = new PDTextField(form);
            field.setPartialName("note");
            field.setDefaultAppearance("/Helv 10 Tf 0 g");
            PDAnnotationWidget widget = field.getWidgets().get(0);
            widget.setRectangle(new PDRectangle(50, 120, 300, 20));
            widget.setPage(document.getPage(0));
            document.getPage(0).getAnnotations().add(widget);
            form.getFields().add(field);
            field.setValue("typed value");
        }
    }

    private static Sealed seal(Change change) throws IOException {
        try (PDDocument document = Loader.loadPDF(INVOICE)) {
            change.to(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return seal(out.toByteArray());
        }
    }

    private static Sealed seal(byte[] pdf) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealReport report = new PdfSealer(KEY).seal(request(pdf), out);
        return new Sealed(out.toByteArray(), report);
    }

    /** For a person to look at. */
    private static void keep(String name, byte[] bytes) throws IOException {
        String directory = System.getProperty("smartap.keep");
        if (directory != null) {
            Files.copy(new ByteArrayInputStream(bytes), Path.of(directory, name));
        }
    }
}
