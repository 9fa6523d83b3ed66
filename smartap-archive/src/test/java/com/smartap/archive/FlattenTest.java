package com.smartap.archive;

import static com.smartap.archive.Samples.INVOICE;
import static com.smartap.archive.Samples.KEY;
import static com.smartap.archive.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.DocumentException;
import com.smartap.spi.archive.DocumentSealer.SealReport;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionRemoteGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationCircle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFreeText;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationHighlight;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationInk;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLine;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationMarkup;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page looks the same before and after, and whatever cannot is told. */
class FlattenTest {
    private interface Change {
        void to(PDDocument document) throws IOException;
    }

    private record Sealed(byte[] before, byte[] after, SealReport report) {}

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void annotations_of_all_kinds_look_the_same_on_pages_turned_and_cropped(int rotation) throws IOException {
        Sealed sealed = seal(document -> {
            document.getPage(0).setRotation(rotation);
            document.getPage(0).setCropBox(new PDRectangle(30, 40, 500, 700));
            int place = 0;
            for (PDAnnotationMarkup annotation : List.of(
                    new PDAnnotationSquare(),
                    new PDAnnotationCircle(),
                    new PDAnnotationFreeText(),
                    new PDAnnotationHighlight(),
                    new PDAnnotationLine(),
                    new PDAnnotationInk())) {
                PDRectangle box = new PDRectangle(60 + 70 * place, 250, 60, 40);
                annotation.setRectangle(box);
                annotation.setColor(new PDColor(new float[] {1, 0.2f, 0}, PDDeviceRGB.INSTANCE));
                annotation.setContents("note " + place);
                fill(annotation, box);
                document.getPage(0).getAnnotations().add(annotation);
                place++;
            }
            PDAnnotationLink link = new PDAnnotationLink();
            link.setRectangle(new PDRectangle(60, 320, 200, 30));
            PDActionURI action = new PDActionURI();
            action.setURI("https://example.com/pay");
            link.setAction(action);
            document.getPage(0).getAnnotations().add(link);
        });
        assertThat(difference(sealed)).isLessThan(0.002);
        assertThat(sealed.report().warnings()).contains("action (link to https://example.com/pay) on page 1 removed");
        assertThat(attachment(sealed.after(), "comments.txt"))
                .contains("Page 1, Square: note 0")
                .contains("note 5");
    }

    private static void fill(PDAnnotationMarkup annotation, PDRectangle box) {
        float[] diagonal = {box.getLowerLeftX(), box.getLowerLeftY(), box.getUpperRightX(), box.getUpperRightY()};
        if (annotation instanceof PDAnnotationHighlight highlight) {
            highlight.setQuadPoints(new float[] {
                diagonal[0], diagonal[3], diagonal[2], diagonal[3], diagonal[0], diagonal[1], diagonal[2], diagonal[1]
            });
        } else if (annotation instanceof PDAnnotationLine line) {
            line.setLine(diagonal);
        } else if (annotation instanceof PDAnnotationInk ink) {
            ink.setInkList(new float[][] {diagonal});
        } else if (annotation instanceof PDAnnotationFreeText text) {
            text.setDefaultAppearance("/Helv 10 Tf 0 g");
        }
    }

    @Test
    void each_action_is_listed_with_its_page_and_target() throws IOException {
        Sealed sealed = seal(document -> {
            PDAnnotationLink link = new PDAnnotationLink();
            link.setRectangle(new PDRectangle(60, 320, 200, 30));
            PDActionRemoteGoTo other = new PDActionRemoteGoTo();
            var file = new org.apache.pdfbox.pdmodel.common.filespecification.PDSimpleFileSpecification();
            file.setFile("//server/share/other.pdf");
            other.setFile(file);
            link.setAction(other);
            document.getPage(0).getAnnotations().add(link);
        });
        assertThat(sealed.report().warnings()).contains("action (GoToR to //server/share/other.pdf) on page 1 removed");
    }

    @Test
    void a_field_that_shows_something_else_than_it_holds_is_told_and_keeps_its_look() throws IOException {
        Sealed sealed = seal(document -> {
            PDTextField field = field(document, "total");
            field.setValue("100.00");
            field.getCOSObject().setString(COSName.V, "900.00");
        });
        assertThat(sealed.report().warnings())
                .contains(
                        "value and look of field \"total\" differ: it holds \"900.00\" and shows \"100.00\", which stays");
        assertThat(text(sealed.after())).contains("100.00").doesNotContain("900.00");
        assertThat(difference(sealed)).isLessThan(0.002);
    }

    @Test
    void an_annotation_on_a_layer_that_is_off_stays_unseen() throws IOException {
        Sealed sealed = seal(document -> {
            PDOptionalContentProperties layers = new PDOptionalContentProperties();
            PDOptionalContentGroup layer = new PDOptionalContentGroup("Draft");
            layers.addGroup(layer);
            layers.setGroupEnabled(layer, false);
            document.getDocumentCatalog().setOCProperties(layers);
            PDAnnotationSquare square = new PDAnnotationSquare();
            square.setRectangle(new PDRectangle(60, 250, 60, 40));
            square.setColor(new PDColor(new float[] {1, 0, 0}, PDDeviceRGB.INSTANCE));
            square.getCOSObject().setItem(COSName.OC, layer);
            document.getPage(0).getAnnotations().add(square);
        });
        assertThat(sealed.report().warnings())
                .contains("hidden annotation (Square) on page 1 is not in the sealed copy");
    }

    @Test
    void a_shell_around_an_xfa_form_is_refused() {
        assertThatThrownBy(() -> seal(document -> {
                    field(document, "dummy");
                    COSStream packet = document.getDocument().createCOSStream();
                    try (OutputStream out = packet.createOutputStream()) {
                        out.write("<xdp><datasets><data><total>100.00</total></data></datasets></xdp>"
                                .getBytes(StandardCharsets.UTF_8));
                    }
                    document.getDocumentCatalog()
                            .getAcroForm(null)
                            .getCOSObject()
                            .setItem(COSName.XFA, packet);
                }))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("XFA");
    }

    @Test
    void what_cannot_be_pdfa_becomes_pictures_with_text_where_the_policy_says_so() throws IOException {
        byte[] before = changed(document -> {
            try (var content = new org.apache.pdfbox.pdmodel.PDPageContentStream(
                    document,
                    document.getPage(0),
                    org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode.APPEND,
                    true)) {
                content.setNonStrokingColor(0.2f, 0.8f, 0.1f, 0f);
                content.addRect(60, 250, 60, 40);
                content.fill();
            }
        });
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        assertThat(new PdfSealer(KEY).seal(request(before), plain).pdfa())
                .isEqualTo("no: CMYK colours have no profile (6.2.4.3)");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealReport report =
                PdfSealer.builder(KEY).picturesInsteadOfNoPdfa(150).build().seal(request(before), out);
        assertThat(report.pdfa()).isEqualTo("PDF/A-3B");
        assertThat(report.warnings())
                .contains("as it was received it is no PDF/A: CMYK colours have no profile (6.2.4.3)");
        assertThat(PdfaClaimTest.isValid(out.toByteArray())).isTrue();
        assertThat(text(out.toByteArray())).contains("INVOICE INV-2026-0815");
        try (PDDocument sealed = Loader.loadPDF(out.toByteArray())) {
            var original = new PDDocumentNameDictionary(sealed.getDocumentCatalog())
                    .getEmbeddedFiles()
                    .getNames()
                    .get("original-invoice.pdf");
            assertThat(original.getEmbeddedFile().toByteArray()).isEqualTo(before);
        }
        assertThat(difference(new Sealed(before, out.toByteArray(), report))).isLessThan(0.02);
    }

    private static PDTextField field(PDDocument document, String name) throws IOException {
        PDAcroForm form = new PDAcroForm(document);
        document.getDocumentCatalog().setAcroForm(form);
        PDResources resources = new PDResources();
        resources.put(COSName.getPDFName("Helv"), new PDType1Font(FontName.HELVETICA));
        form.setDefaultResources(resources);
        PDTextField field = new PDTextField(form);
        field.setPartialName(name);
        field.setDefaultAppearance("/Helv 10 Tf 0 g");
        PDAnnotationWidget widget = field.getWidgets().get(0);
        widget.setRectangle(new PDRectangle(50, 120, 300, 20));
        widget.setPage(document.getPage(0));
        document.getPage(0).getAnnotations().add(widget);
        form.getFields().add(field);
        return field;
    }

    private static Sealed seal(Change change) throws IOException {
        byte[] before = changed(change);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealReport report = new PdfSealer(KEY).seal(request(before), out);
        return new Sealed(before, out.toByteArray(), report);
    }

    private static byte[] changed(Change change) throws IOException {
        try (PDDocument document = Loader.loadPDF(INVOICE)) {
            change.to(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String attachment(byte[] pdf, String name) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var file = new PDDocumentNameDictionary(document.getDocumentCatalog())
                    .getEmbeddedFiles()
                    .getNames()
                    .get(name);
            return new String(file.getEmbeddedFile().toByteArray(), StandardCharsets.UTF_8);
        }
    }

    /** The share of pixels that are clearly another colour; the stamp stands below and is left out. */
    private static double difference(Sealed sealed) throws IOException {
        BufferedImage before = picture(sealed.before());
        BufferedImage after = picture(sealed.after());
        assertThat(after.getWidth()).isEqualTo(before.getWidth());
        int other = 0;
        for (int y = 0; y < before.getHeight(); y++) {
            for (int x = 0; x < before.getWidth(); x++) {
                other += isOther(before.getRGB(x, y), after.getRGB(x, y)) ? 1 : 0;
            }
        }
        return (double) other / (before.getWidth() * before.getHeight());
    }

    private static boolean isOther(int one, int two) {
        int most = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            most = Math.max(most, Math.abs((one >> shift & 0xFF) - (two >> shift & 0xFF)));
        }
        return most > 96;
    }

    private static BufferedImage picture(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImage(0, 1);
        }
    }
}
