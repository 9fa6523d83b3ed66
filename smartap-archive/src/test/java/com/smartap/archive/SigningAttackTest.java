package com.smartap.archive;

import static com.smartap.archive.OtherProgram.rewritten;
import static com.smartap.archive.OtherProgram.signed;
import static com.smartap.archive.OtherProgram.touch;
import static com.smartap.archive.OtherProgram.updated;
import static com.smartap.archive.Samples.INVOICE;
import static com.smartap.archive.SigningDocumentsTest.MARK;
import static com.smartap.archive.SigningDocumentsTest.OTHER;
import static com.smartap.archive.SigningDocumentsTest.check;
import static com.smartap.archive.SigningDocumentsTest.copy;
import static com.smartap.archive.SigningDocumentsTest.prepared;
import static com.smartap.archive.SigningDocumentsTest.source;
import static com.smartap.archive.SigningDocumentsTest.withCopy;
import static com.smartap.archive.SigningDocumentsTest.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.archive.OtherProgram.Change;
import com.smartap.model.ContentHash;
import com.smartap.spi.esign.SigningDocuments.Held;
import com.smartap.spi.esign.SigningDocuments.Verdict;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.junit.jupiter.api.Test;

/** What somebody could do to have something else count as signed, who can sign it with a key that counts. */
class SigningAttackTest {
    private static final COSName AF = COSName.getPDFName("AF");

    @Test
    void what_is_changed_after_the_signature_is_told() throws Exception {
        byte[] changed = updated(signed(copy()), document -> {
            write(document, 1, "Pay to somebody else", 50, 500);
            touch(document.getPages().getCOSObject(), document.getPage(1).getCOSObject());
        });
        Verdict verdict = check(changed);
        assertThat(verdict.valid()).isFalse();
        assertThat(verdict.problems()).anyMatch(p -> p.startsWith("Something was added after"));
        byte[] spoilt = signed(copy());
        spoilt[copy().length / 2] ^= 1;
        assertThat(check(spoilt).counts()).isFalse();
    }

    @Test
    void the_mark_added_after_the_signature_does_not_count() throws Exception {
        byte[] printed = updated(signed(INVOICE), document -> {
            write(document, 0, MARK.text(), 20, 400);
            touch(document.getPages().getCOSObject(), document.getPage(0).getCOSObject());
        });
        assertThat(check(printed).counts()).isFalse();
        byte[] attached = updated(signed(INVOICE), document -> attach(document, "smartap-signing.json", json()));
        assertThat(check(attached).counts()).isFalse();
    }

    @Test
    void the_copy_as_a_hidden_first_revision_does_not_count() throws Exception {
        byte[] shadow = signed(updated(copy(), document -> {
            document.getPage(1).getCOSObject().removeItem(COSName.CONTENTS);
            write(document, 1, "Invoice of somebody else", 50, 700);
            touch(document.getPages().getCOSObject(), document.getPage(1).getCOSObject());
        }));
        Verdict verdict = check(shadow);
        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.held()).isEqualTo(Held.BYTES);
        assertThat(verdict.problems())
                .containsExactly("Page 2 of the copy that was sent is not in the document as it was.");
    }

    @Test
    void other_pages_under_the_same_attachment_do_not_count() throws Exception {
        for (Change change : List.<Change>of(
                document -> {
                    document.getPage(1).getCOSObject().removeItem(COSName.CONTENTS);
                    write(document, 1, "Invoice of somebody else", 50, 700);
                },
                document -> document.removePage(1),
                document -> document.removePage(0),
                document -> {
                    PDPage first = document.getPage(0);
                    document.removePage(0);
                    document.addPage(first);
                })) {
            assertThat(check(signed(rewritten(copy(), change))).counts()).isFalse();
        }
    }

    @Test
    void an_attachment_that_allows_other_pages_is_unmasked_by_the_copy() throws Exception {
        byte[] forged = signed(rewritten(copy(), document -> {
            document.getPage(1).getCOSObject().removeItem(COSName.CONTENTS);
            write(document, 1, "Invoice of somebody else", 50, 700);
            document.getDocumentCatalog().getCOSObject().removeItem(COSName.NAMES);
            document.getDocumentCatalog().getCOSObject().removeItem(AF);
            attach(document, "smartap-signing.json", json());
        }));
        assertThat(withCopy(forged).problems())
                .containsExactly("Page 2 of the copy that was sent is not in the document as it was.");
    }

    @Test
    void another_scan_under_the_same_attachment_does_not_count() throws Exception {
        byte[] made = prepared(scan(1), MARK);
        byte[] same = signed(rewritten(made, document -> write(document, 1, "Signed by Jane", 100, 100)));
        byte[] other = signed(rewritten(made, document -> {
            PDPage page = document.getPage(1);
            var picture = org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory.createFromImage(
                    document, ImageIO.read(new ByteArrayInputStream(scan(2))));
            try (PDPageContentStream content =
                    new PDPageContentStream(document, page, AppendMode.OVERWRITE, true, true)) {
                content.drawImage(
                        picture,
                        0,
                        0,
                        page.getCropBox().getWidth(),
                        page.getCropBox().getHeight());
            }
        }));
        SigningDocumentsFixture documents = new SigningDocumentsFixture(made);
        assertThat(documents.check(same).problems()).isEmpty();
        assertThat(documents.check(other).problems()).anyMatch(p -> p.startsWith("Page 2 of the copy"));
    }

    private record SigningDocumentsFixture(byte[] copy) {
        Verdict check(byte[] signed) throws IOException {
            return new PdfSigningDocuments().check(source(signed), ContentHash.of(copy), MARK);
        }
    }

    @Test
    void a_mark_that_nobody_sees_does_not_count() throws Exception {
        for (Change change : List.<Change>of(
                document -> text(document, content -> content.setRenderingMode(RenderingMode.NEITHER), 10, 20, 400),
                document -> text(document, content -> content.setNonStrokingColor(1f, 1f, 1f), 10, 20, 400),
                document -> text(document, content -> {}, 0.5f, 20, 400),
                document -> text(document, content -> {}, 10, 700, 4000),
                SigningAttackTest::hiddenLayer,
                document -> {
                    PDAnnotationText note = new PDAnnotationText();
                    note.setContents(MARK.text());
                    note.setRectangle(new PDRectangle(10, 10, 500, 100));
                    note.constructAppearances(document);
                    document.getPage(0).getAnnotations().add(note);
                },
                SigningAttackTest::replacementText,
                document -> document.getDocumentInformation().setTitle(MARK.text()),
                document -> attach(document, "other.json", json()))) {
            Verdict verdict = check(signed(rewritten(INVOICE, change)));
            assertThat(verdict.valid()).isTrue();
            assertThat(verdict.held()).isEqualTo(Held.NOT);
        }
    }

    @Test
    void a_mark_has_to_be_whole() throws Exception {
        String text = MARK.text();
        for (String printed : List.of(
                text.substring(0, text.length() - 1),
                text.replace("SMARTAP-SIGN ", ""),
                text.replace(MARK.requestId(), "x" + MARK.requestId()),
                text.substring(0, text.length() - 1) + (text.endsWith("a") ? "b" : "a"))) {
            assertThat(check(signed(rewritten(INVOICE, document -> write(document, 0, printed, 20, 400))))
                            .held())
                    .isEqualTo(Held.NOT);
        }
        Verdict broken = check(signed(rewritten(INVOICE, document -> {
            write(document, 0, text.substring(0, 70), 20, 400);
            write(document, 0, text.substring(70), 20, 380);
        })));
        assertThat(broken.held()).isEqualTo(Held.PRINTED);
    }

    @Test
    void two_marks_do_not_count() throws Exception {
        byte[] printed = signed(rewritten(copy(), document -> write(document, 0, OTHER.text(), 20, 40)));
        assertThat(check(printed).problems()).contains("The document shows the mark of another request.");
        byte[] attached = signed(rewritten(copy(), document -> {
            document.getDocumentCatalog().getCOSObject().removeItem(AF);
            attach(document, "smartap-signing.json", json());
        }));
        assertThat(check(attached).problems())
                .contains("The document has more than one attachment smartap-signing.json.");
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        try (PDDocument one = Loader.loadPDF(copy());
                PDDocument other = Loader.loadPDF(prepared(INVOICE, OTHER))) {
            new PDFMergerUtility().appendDocument(one, other);
            one.save(both);
        }
        assertThat(check(signed(both.toByteArray())).counts()).isFalse();
    }

    @Test
    void a_digest_that_can_be_forged_does_not_count() throws Exception {
        byte[] weak = signed(copy(), OtherProgram.SOMEBODY, "SHA1withRSA");
        assertThat(check(weak).problems())
                .containsExactly("The signature is made over a digest that can be forged (MD5 or SHA-1).");
    }

    @Test
    void cut_wrapped_and_hostile_files_do_not_count() throws Exception {
        byte[] good = signed(copy());
        for (int part = 1; part < 12; part++) {
            assertThat(check(Arrays.copyOf(good, good.length * part / 12)).counts())
                    .isFalse();
        }
        for (var hostile : HostileFiles.all().entrySet()) {
            if (hostile.getKey().startsWith("cut") || hostile.getKey().startsWith("spoilt")) {
                Verdict verdict = check(hostile.getValue());
                assertThat(verdict.counts()).as(hostile.getKey()).isFalse();
                assertThat(verdict.problems()).isNotEmpty();
            }
        }
        assertThat(check(new byte[0]).problems()).isNotEmpty();
    }

    private interface Style {
        void on(PDPageContentStream content) throws IOException;
    }

    private static void text(PDDocument document, Style style, float size, float x, float y) throws IOException {
        try (PDPageContentStream content =
                new PDPageContentStream(document, document.getPage(0), AppendMode.APPEND, true, true)) {
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA), size);
            style.on(content);
            content.newLineAtOffset(x, y);
            content.showText(MARK.text());
            content.endText();
        }
    }

    private static void hiddenLayer(PDDocument document) throws IOException {
        PDOptionalContentProperties layers = new PDOptionalContentProperties();
        PDOptionalContentGroup hidden = new PDOptionalContentGroup("hidden");
        layers.addGroup(hidden);
        layers.setGroupEnabled(hidden, false);
        document.getDocumentCatalog().setOCProperties(layers);
        try (PDPageContentStream content =
                new PDPageContentStream(document, document.getPage(0), AppendMode.APPEND, true, true)) {
            content.beginMarkedContent(COSName.OC, hidden);
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA), 8);
            content.newLineAtOffset(20, 400);
            content.showText(MARK.text());
            content.endText();
            content.endMarkedContent();
        }
    }

    /** A reader sees an x, and copies the mark. */
    private static void replacementText(PDDocument document) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream()) {
            out.write(("/Span <</ActualText (" + MARK.text() + ")>> BDC BT /F1 9 Tf 20 400 Td (x) Tj ET EMC")
                    .getBytes(StandardCharsets.US_ASCII));
        }
        COSArray contents = new COSArray();
        contents.add(document.getPage(0).getCOSObject().getItem(COSName.CONTENTS));
        contents.add(stream);
        document.getPage(0).getCOSObject().setItem(COSName.CONTENTS, contents);
    }

    /** An attachment that names the mark and allows any pages. */
    private static byte[] json() {
        return "{\"format\":\"smartap-signing-1\",\"mark\":\"%s\",\"request\":\"%s\",\"digest\":\"%s\",\"source\":\"%s\",\"pages\":[]}"
                .formatted(MARK.text(), MARK.requestId(), MARK.digest(), MARK.digest())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void attach(PDDocument document, String name, byte[] bytes) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream()) {
            out.write(bytes);
        }
        COSDictionary embedded = new COSDictionary();
        embedded.setItem(COSName.F, stream);
        COSDictionary specification = new COSDictionary();
        specification.setItem(COSName.TYPE, COSName.FILESPEC);
        specification.setString(COSName.F, name);
        specification.setString(COSName.UF, name);
        specification.setItem(COSName.EF, embedded);
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
        COSDictionary tree = names == null ? null : names.getCOSDictionary(COSName.EMBEDDED_FILES);
        COSArray leaves = tree == null ? new COSArray() : tree.getCOSArray(COSName.NAMES);
        leaves.add(new COSString(name));
        leaves.add(specification);
        COSDictionary files = new COSDictionary();
        files.setItem(COSName.NAMES, leaves);
        COSDictionary all = new COSDictionary();
        all.setItem(COSName.EMBEDDED_FILES, files);
        catalog.setItem(COSName.NAMES, all);
    }

    /** A page of grey blocks, another for each seed. */
    static byte[] scan(int seed) throws IOException {
        BufferedImage image = new BufferedImage(600, 800, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 600, 800);
        graphics.setColor(Color.BLACK);
        Random random = new Random(seed);
        for (int line = 0; line < 40; line++) {
            for (int word = 0; word < 6; word++) {
                graphics.fillRect(40 + random.nextInt(480), 40 + line * 18, 10 + random.nextInt(60), 8);
            }
        }
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
