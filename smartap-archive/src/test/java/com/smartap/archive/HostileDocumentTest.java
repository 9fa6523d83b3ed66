package com.smartap.archive;

import static com.smartap.archive.Samples.INVOICE;
import static com.smartap.archive.Samples.KEY;
import static com.smartap.archive.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.archive.DocumentSealer.SealReport;
import com.smartap.spi.capture.DocumentSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class HostileDocumentTest {
    private interface Change {
        void to(PDDocument document) throws IOException;
    }

    @Test
    void a_document_that_needs_a_password_is_refused() throws IOException {
        assertRefused(protectedWith("secret", document -> {}), ErrorCode.DOCUMENT_ENCRYPTED);
    }

    @Test
    void a_document_that_only_its_owner_protected_is_sealed_without_encryption_and_told() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealReport report = new PdfSealer(KEY).seal(request(protectedWith("", document -> {})), out);
        assertThat(report.warnings()).anyMatch(w -> w.startsWith("encryption removed"));
        assertThat(report.pdfa()).isEqualTo("PDF/A-3B");
        try (PDDocument sealed = Loader.loadPDF(out.toByteArray())) {
            assertThat(sealed.isEncrypted()).isFalse();
            assertThat(new PDFTextStripper().getText(sealed)).contains("INV-2026-0815", "1,190.00");
        }
        assertThat(new PdfSealer(KEY)
                        .verify(DocumentSource.of("sealed.pdf", out.toByteArray()))
                        .problems())
                .isEmpty();
    }

    @Test
    void bombs_behind_encryption_or_other_filters_are_refused() throws IOException {
        assertRefused(
                protectedWith("", document -> contents(document, deflated(60), COSName.FLATE_DECODE)),
                ErrorCode.DOCUMENT_TOO_LARGE);
        byte[] runs = new byte[2 * 1024 * 1024];
        for (int i = 0; i < runs.length; i += 2) {
            runs[i] = (byte) 129;
        }
        assertRefused(
                changed(document -> contents(document, runs, COSName.RUN_LENGTH_DECODE)), ErrorCode.DOCUMENT_TOO_LARGE);
        ByteArrayOutputStream lzw = new ByteArrayOutputStream();
        FilterFactory.INSTANCE
                .getFilter(COSName.LZW_DECODE)
                .encode(new ByteArrayInputStream(deflated(60)), lzw, new COSDictionary(), 0);
        assertRefused(
                changed(document -> contents(document, lzw.toByteArray(), COSName.LZW_DECODE, COSName.FLATE_DECODE)),
                ErrorCode.DOCUMENT_TOO_LARGE);
        byte[] hex = HexFormat.of().formatHex(deflated(60)).getBytes(StandardCharsets.US_ASCII);
        assertRefused(
                changed(document -> contents(document, hex, COSName.ASCII_HEX_DECODE, COSName.FLATE_DECODE)),
                ErrorCode.DOCUMENT_TOO_LARGE);
    }

    private static byte[] deflated(int megabytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            for (int i = 0; i < megabytes; i++) {
                deflater.write(new byte[1024 * 1024]);
            }
        }
        return out.toByteArray();
    }

    private static void contents(PDDocument document, byte[] raw, COSName... filters) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createRawOutputStream()) {
            out.write(raw);
        }
        COSArray names = new COSArray();
        List.of(filters).forEach(names::add);
        stream.setItem(COSName.FILTER, names);
        document.getPage(0).getCOSObject().setItem(COSName.CONTENTS, stream);
    }

    private static byte[] protectedWith(String userPassword, Change change) throws IOException {
        return changed(document -> {
            change.to(document);
            AccessPermission permission = new AccessPermission();
            permission.setCanModify(false);
            document.protect(new StandardProtectionPolicy("owner", userPassword, permission));
        });
    }

    @Test
    void no_pdf_and_no_bytes_are_refused() {
        assertRefused("<html>".getBytes(StandardCharsets.UTF_8), ErrorCode.DOCUMENT_UNSUPPORTED);
        assertRefused(new byte[0], ErrorCode.DOCUMENT_EMPTY);
        assertRefused(Arrays.copyOf(INVOICE, 300), ErrorCode.DOCUMENT_DAMAGED);
    }

    @Test
    void a_page_tree_of_many_levels_is_refused() throws IOException {
        assertRefused(
                changed(document -> {
                    COSDictionary node = document.getPage(0).getCOSObject();
                    for (int i = 0; i < 100; i++) {
                        COSDictionary parent = new COSDictionary();
                        COSArray kids = new COSArray();
                        kids.add(node);
                        parent.setItem(COSName.TYPE, COSName.PAGES);
                        parent.setItem(COSName.KIDS, kids);
                        node = parent;
                    }
                    document.getDocumentCatalog().getCOSObject().setItem(COSName.PAGES, node);
                }),
                ErrorCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void a_stream_that_unpacks_to_far_too_much_is_refused() throws IOException {
        assertRefused(
                changed(document -> {
                    COSStream bomb = document.getDocument().createCOSStream();
                    byte[] megabyte = new byte[1024 * 1024];
                    try (OutputStream out = bomb.createOutputStream(COSName.FLATE_DECODE)) {
                        for (int i = 0; i < 60; i++) {
                            out.write(megabyte);
                        }
                    }
                    document.getPage(0).getCOSObject().setItem(COSName.CONTENTS, bomb);
                }),
                ErrorCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void a_giant_page_is_refused() throws IOException {
        assertRefused(
                changed(document -> document.getPage(0).setMediaBox(new PDRectangle(1e9f, 1e9f))),
                ErrorCode.DOCUMENT_TOO_LARGE);
    }

    @Test
    void scripts_and_programs_are_removed_and_told() throws IOException {
        byte[] pdf = changed(document -> {
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('hello')"));
            PDAnnotationLink link = new PDAnnotationLink();
            link.setRectangle(new PDRectangle(0, 0, 100, 100));
            link.setAction(new PDActionLaunch());
            document.getPage(0).getAnnotations().add(link);
            COSDictionary automatic = new COSDictionary();
            automatic.setItem(COSName.O, new PDActionJavaScript("app.alert('page')").getCOSObject());
            document.getPage(0).getCOSObject().setItem(COSName.AA, automatic);
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealReport report = new PdfSealer(KEY).seal(request(pdf), out);
        assertThat(report.warnings()).anyMatch(w -> w.contains("JavaScript")).anyMatch(w -> w.contains("automatic"));
        assertThat(out.toString(StandardCharsets.ISO_8859_1))
                .doesNotContain("app.alert")
                .doesNotContain("/Launch");
    }

    @Test
    void attachments_are_kept_under_safe_names_and_none_poses_as_the_audit_trail() throws IOException {
        byte[] pdf = changed(document -> {
            PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(
                    Map.of("a", file(document, "../../etc/passwd", "one"), "b", file(document, "audit.json", "{}")));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealReport report = new PdfSealer(KEY).seal(request(pdf), out);
        assertThat(report.warnings()).anyMatch(w -> w.contains("renamed to \"passwd\""));
        assertThat(report.warnings()).anyMatch(w -> w.contains("renamed to \"audit (2).json\""));
        var verified = new PdfSealer(KEY).verify(DocumentSource.of("s.pdf", out.toByteArray()));
        assertThat(verified.intact()).isTrue();
        assertThat(verified.auditJson()).isEqualTo(Samples.AUDIT);
    }

    @Test
    void a_form_value_without_an_appearance_is_drawn() throws IOException {
        byte[] pdf = changed(document -> {
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDResources resources = new PDResources();
            resources.put(COSName.getPDFName("Helv"), new PDType1Font(FontName.HELVETICA));
            form.setDefaultResources(resources);
            PDTextField field = new PDTextField(form);
            field.setPartialName("iban");
            field.setDefaultAppearance("/Helv 10 Tf 0 g");
            PDAnnotationWidget widget = field.getWidgets().get(0);
            widget.setRectangle(new PDRectangle(50, 120, 300, 20));
            widget.setPage(document.getPage(0));
            document.getPage(0).getAnnotations().add(widget);
            form.getFields().add(field);
            field.getCOSObject().setString(COSName.V, "DE02120300000000202051");
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealReport report = new PdfSealer(KEY).seal(request(pdf), out);
        assertThat(report.warnings()).anyMatch(w -> w.contains("iban"));
        try (PDDocument sealed = Loader.loadPDF(out.toByteArray())) {
            assertThat(new PDFTextStripper().getText(sealed)).contains("DE02120300000000202051");
        }
    }

    private static PDComplexFileSpecification file(PDDocument document, String name, String text) throws IOException {
        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile(name);
        specification.setFileUnicode(name);
        specification.setEmbeddedFile(
                new PDEmbeddedFile(document, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
        return specification;
    }

    private static byte[] changed(Change change) throws IOException {
        try (PDDocument document = Loader.loadPDF(INVOICE)) {
            change.to(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void assertRefused(byte[] pdf, ErrorCode code) {
        assertThatThrownBy(() -> new PdfSealer(KEY).seal(request(pdf), OutputStream.nullOutputStream()))
                .isInstanceOfSatisfying(
                        DocumentException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
