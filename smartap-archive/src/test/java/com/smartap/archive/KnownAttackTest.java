package com.smartap.archive;

import static com.smartap.archive.OtherProgram.rewritten;
import static com.smartap.archive.OtherProgram.signed;
import static com.smartap.archive.OtherProgram.touch;
import static com.smartap.archive.OtherProgram.updated;
import static com.smartap.archive.Samples.INVOICE;
import static com.smartap.archive.Samples.KEY;
import static com.smartap.archive.Samples.NOW;
import static com.smartap.archive.Samples.request;
import static com.smartap.archive.Samples.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.archive.OtherProgram.Change;
import com.smartap.spi.archive.DocumentSealer.SealVerification;
import com.smartap.spi.capture.DocumentSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationRubberStamp;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERTaggedObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The published attacks on signed PDF files, made on a seal and on a file that somebody else signed. */
class KnownAttackTest {
    private static final SealVerifier VERIFIER = new SealVerifier(Clock.fixed(NOW, ZoneOffset.UTC));
    private static byte[] foreign;

    @BeforeAll
    static void signElsewhere() throws Exception {
        foreign = signed(prepared());
    }

    @Test
    void a_document_that_somebody_else_signed_is_intact_and_said_to_be_no_seal() throws IOException {
        SealVerification found = verify(foreign);
        assertThat(found.problems()).isEmpty();
        assertThat(found.intact()).isTrue();
        assertThat(found.signatures()).hasSize(1);
        assertThat(found.auditJson()).isNull();
        assertThat(found.notes()).anyMatch(n -> n.contains("not sealed by SmartAP"));
    }

    @Test
    void a_second_signature_of_others_is_listed_as_added_after_the_first() throws Exception {
        SealVerification found = verify(signed(foreign));
        assertThat(found.problems()).isEmpty();
        assertThat(found.signatures()).hasSize(2);
        assertThat(found.signatures().get(0).addedAfter())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("signature");
        assertThat(found.signatures().get(1).addedAfter()).isEmpty();
    }

    @Test
    void shadow_hide_a_layer_that_covered_something_is_switched_off() throws IOException {
        assertTold(
                updated(foreign, document -> {
                    PDOptionalContentProperties layers =
                            document.getDocumentCatalog().getOCProperties();
                    layers.setGroupEnabled("Cover", false);
                    touch(layers.getCOSObject(), (COSDictionary)
                            layers.getCOSObject().getDictionaryObject(COSName.D));
                }),
                "the layers");
    }

    @Test
    void shadow_replace_the_content_of_a_page_is_another() throws IOException {
        for (byte[] original : List.of(foreign, sealed(INVOICE))) {
            assertTold(
                    updated(original, document -> {
                        COSStream other = document.getDocument().createCOSStream();
                        try (OutputStream out = other.createOutputStream()) {
                            out.write("0 0 1 rg 0 0 300 300 re f".getBytes(StandardCharsets.US_ASCII));
                        }
                        document.getPage(0).getCOSObject().setItem(COSName.CONTENTS, other);
                        touch(
                                document.getPages().getCOSObject(),
                                document.getPage(0).getCOSObject());
                    }),
                    "page 1");
        }
    }

    @Test
    void shadow_hide_and_replace_another_page_tree_that_was_there_all_the_time_is_shown() throws IOException {
        assertTold(
                updated(
                        foreign,
                        document -> document.getDocumentCatalog()
                                .getCOSObject()
                                .setItem(
                                        COSName.PAGES,
                                        document.getDocumentCatalog()
                                                .getCOSObject()
                                                .getItem(COSName.getPDFName("Hidden")))),
                "page 1");
    }

    @Test
    void shadow_a_page_that_poses_as_a_proof_or_as_a_filled_in_field_is_told() throws Exception {
        byte[] posing = signed(rewritten(form(2), document -> {
            COSDictionary store = new COSDictionary();
            store.setItem(COSName.getPDFName("X"), document.getPage(0));
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("DSS"), store);
            document.getDocumentCatalog()
                    .getAcroForm(null)
                    .getField("remark")
                    .getCOSObject()
                    .setItem(COSName.getPDFName("RV"), document.getPage(0));
        }));
        assertTold(
                updated(posing, document -> {
                    COSStream other = document.getDocument().createCOSStream();
                    try (OutputStream out = other.createOutputStream()) {
                        out.write("0 0 1 rg 0 0 300 300 re f".getBytes(StandardCharsets.US_ASCII));
                    }
                    document.getPage(0).getCOSObject().setItem(COSName.CONTENTS, other);
                    touch(
                            document.getPages().getCOSObject(),
                            document.getPage(0).getCOSObject());
                }),
                "page 1");
    }

    @Test
    void a_form_is_filled_in_after_signing_only_where_its_author_allowed_that() throws Exception {
        for (int level = 0; level <= 3; level++) {
            byte[] filled = updated(signed(form(level)), document -> {
                var form = document.getDocumentCatalog().getAcroForm(null);
                form.getField("remark").setValue("received");
                touch(
                        form.getCOSObject(),
                        form.getField("remark").getCOSObject(),
                        document.getPages().getCOSObject(),
                        document.getPage(0).getCOSObject());
            });
            SealVerification found = verify(filled);
            assertThat(found.signatures().get(0).addedAfter()).anyMatch(a -> a.contains("form field"));
            assertThat(found.intact())
                    .as("level %d: %s", level, found.problems())
                    .isEqualTo(level >= 2);
        }
    }

    /** A page with a field; from level 1 on the next signature certifies it with that level. */
    private static byte[] form(int level) throws IOException {
        return rewritten(prepared(), document -> {
            PDAcroForm form = new PDAcroForm(document);
            document.getDocumentCatalog().setAcroForm(form);
            PDResources resources = new PDResources();
            resources.put(COSName.HELV, new PDType1Font(FontName.HELVETICA));
            form.setDefaultResources(resources);
            PDTextField field = new PDTextField(form);
            field.setPartialName("remark");
            field.setDefaultAppearance("/Helv 10 Tf 0 g");
            form.getFields().add(field);
            field.getWidgets().get(0).setRectangle(new PDRectangle(50, 50, 200, 20));
            field.getWidgets().get(0).setPage(document.getPage(0));
            document.getPage(0).getAnnotations().add(field.getWidgets().get(0));
            if (level > 0) {
                document.getDocumentInformation().setCustomMetadataValue("certify", String.valueOf(level));
            }
        });
    }

    @Test
    void extend_an_annotation_covers_the_page() throws IOException {
        for (byte[] original : List.of(foreign, sealed(INVOICE))) {
            assertTold(
                    updated(original, document -> {
                        PDAnnotationRubberStamp stamp = new PDAnnotationRubberStamp();
                        stamp.setRectangle(new PDRectangle(0, 0, 500, 500));
                        COSArray annotations =
                                document.getPage(0).getCOSObject().getCOSArray(COSName.ANNOTS);
                        annotations.add(stamp);
                        touch(
                                document.getPages().getCOSObject(),
                                document.getPage(0).getCOSObject());
                        annotations.setNeedToBeUpdated(true);
                    }),
                    "an annotation was added on page 1");
        }
    }

    @Test
    void extend_a_script_is_added() throws IOException {
        assertTold(
                updated(foreign, document -> {
                    COSDictionary action = new COSDictionary();
                    action.setName(COSName.S, "JavaScript");
                    action.setString(COSName.JS, "app.alert(1)");
                    document.getDocumentCatalog().getCOSObject().setItem(COSName.OPEN_ACTION, action);
                }),
                "an action");
    }

    @Test
    void wrap_the_second_half_is_moved_and_something_else_put_before_it() throws IOException {
        for (byte[] original : List.of(foreign, sealed(INVOICE))) {
            int open = contents(original);
            int close = indexOf(original, '>', open);
            byte[] wedge = new byte[400];
            Arrays.fill(wedge, (byte) ' ');
            String range = "/ByteRange [0 %d %d %d]"
                    .formatted(open - 1, close + 1 + wedge.length, original.length - close - 1);
            System.arraycopy(range.getBytes(StandardCharsets.US_ASCII), 0, wedge, 0, range.length());
            ByteArrayOutputStream wrapped = new ByteArrayOutputStream();
            wrapped.write(original, 0, close + 1);
            wrapped.writeBytes(wedge);
            wrapped.write(original, close + 1, original.length - close - 1);
            assertThat(verify(wrapped.toByteArray()).intact()).isFalse();
            assertThat(verify(wrapped.toByteArray()).problems()).isNotEmpty();
        }
    }

    @Test
    void forge_a_signature_without_contents_or_range_is_none() throws IOException {
        for (Change change : List.<Change>of(
                document -> signature(document).removeItem(COSName.CONTENTS),
                document -> signature(document).setItem(COSName.CONTENTS, new COSString(new byte[0])),
                document -> signature(document).removeItem(COSName.BYTERANGE),
                document -> signature(document).setItem(COSName.BYTERANGE, new COSArray()))) {
            byte[] forged = updated(foreign, document -> {
                change.to(document);
                touch(
                        document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.ACRO_FORM),
                        document.getSignatureFields().get(0).getCOSObject(),
                        signature(document));
            });
            assertThat(verify(forged).intact()).isFalse();
            assertThat(verify(forged).problems()).isNotEmpty();
        }
    }

    @Test
    void hide_a_signature_is_dropped_from_the_form() throws Exception {
        byte[] dropped = updated(signed(foreign), document -> {
            COSDictionary form = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.ACRO_FORM);
            COSArray fields = form.getCOSArray(COSName.FIELDS);
            COSArray kept = new COSArray();
            kept.add(fields.get(0));
            form.setItem(COSName.FIELDS, kept);
            COSArray annotations = document.getPage(0).getCOSObject().getCOSArray(COSName.ANNOTS);
            annotations.remove(annotations.size() - 1);
            annotations.setNeedToBeUpdated(true);
            touch(form, document.getPages().getCOSObject(), document.getPage(0).getCOSObject());
        });
        assertThat(verify(dropped).intact()).isFalse();
        assertThat(verify(dropped).problems())
                .contains("The file holds a signature that the document does not show any more.");
    }

    @Test
    void cut_a_file_is_cut_at_any_place() throws IOException {
        byte[] original = sealed(INVOICE);
        for (int part = 1; part < 20; part++) {
            assertThat(verify(Arrays.copyOf(original, original.length * part / 20))
                            .intact())
                    .isFalse();
        }
        assertThat(verify(Arrays.copyOf(original, original.length - 2)).intact())
                .isFalse();
    }

    @Test
    void ber_the_same_signature_in_another_encoding_is_no_seal() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfSealer(KEY).reserving(16_384).seal(request(INVOICE), out);
        byte[] original = out.toByteArray();
        assertThat(verify(original).intact()).isTrue();
        byte[] cms = cms(original);
        ASN1Sequence content = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(cms));
        ASN1Sequence data = ASN1Sequence.getInstance((ASN1TaggedObject) content.getObjectAt(1), true);
        byte[] indefinite = new BERSequence(new ASN1Encodable[] {
                    content.getObjectAt(0), new BERTaggedObject(true, 0, new BERSequence(data.toArray()))
                })
                .getEncoded(ASN1Encoding.BER);
        assertThat(verify(with(original, indefinite)).problems())
                .contains("The signature is not in the form of a seal.");

        byte[] longForm = new byte[cms.length + 1];
        longForm[0] = cms[0];
        longForm[1] = (byte) 0x83;
        System.arraycopy(cms, 2, longForm, 3, cms.length - 2);
        assertThat(verify(with(original, longForm)).intact()).isFalse();

        byte[] trailing = Arrays.copyOf(cms, cms.length + 9);
        trailing[cms.length + 8] = 1;
        assertThat(verify(with(original, trailing)).problems())
                .contains("The signature is not the only thing in its place.");
    }

    @Test
    void swap_the_signature_of_another_document_is_told() throws IOException {
        byte[] one = sealed(INVOICE);
        byte[] other = sealed(Samples.INVOICE.clone());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfSealer(KEY)
                .seal(
                        new com.smartap.spi.archive.DocumentSealer.SealRequest(
                                DocumentSource.of("x.pdf", other),
                                "{}".getBytes(StandardCharsets.UTF_8),
                                List.of(),
                                "x",
                                NOW),
                        out);
        byte[] swapped = with(one, cms(out.toByteArray()));
        assertThat(verify(swapped).problems()).contains("The document was changed after it was sealed.");
    }

    private static COSDictionary signature(PDDocument document) {
        return document.getSignatureFields().get(0).getCOSObject().getCOSDictionary(COSName.V);
    }

    private static void assertTold(byte[] attacked, String what) throws IOException {
        SealVerification found = verify(attacked);
        assertThat(found.intact()).isFalse();
        assertThat(found.problems()).anyMatch(p -> p.startsWith("Something was added after") && p.contains(what));
        assertThat(found.signatures().get(0).addedAfter()).anyMatch(a -> a.contains(what));
    }

    private static SealVerification verify(byte[] bytes) throws IOException {
        return VERIFIER.verify(DocumentSource.of("attacked.pdf", bytes));
    }

    private static int contents(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        return text.indexOf("/Contents <") + "/Contents <".length();
    }

    private static int indexOf(byte[] file, char wanted, int from) {
        int at = from;
        while (file[at] != wanted) {
            at++;
        }
        return at;
    }

    private static byte[] cms(byte[] file) throws IOException {
        int open = contents(file);
        String hex = new String(file, open, indexOf(file, '>', open) - open, StandardCharsets.US_ASCII);
        byte[] place = HexFormat.of().parseHex(hex);
        return ASN1Primitive.fromByteArray(unpadded(place)).getEncoded();
    }

    private static byte[] unpadded(byte[] place) {
        int length = ((place[2] & 0xFF) << 8 | (place[3] & 0xFF)) + 4;
        return Arrays.copyOf(place, length);
    }

    private static byte[] with(byte[] file, byte[] cms) {
        byte[] changed = file.clone();
        int open = contents(file);
        Arrays.fill(changed, open, indexOf(file, '>', open), (byte) '0');
        byte[] hex = HexFormat.of().withUpperCase().formatHex(cms).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(hex, 0, changed, open, Math.min(hex.length, indexOf(file, '>', open) - open));
        return changed;
    }

    /** A page, a layer over it, and a second page tree that nobody sees. */
    private static byte[] prepared() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDOptionalContentProperties layers = new PDOptionalContentProperties();
            PDOptionalContentGroup cover = new PDOptionalContentGroup("Cover");
            layers.addGroup(cover);
            document.getDocumentCatalog().setOCProperties(layers);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.newLineAtOffset(72, 700);
                content.showText("Pay 1,000,000.00");
                content.endText();
                content.beginMarkedContent(COSName.OC, cover);
                content.setNonStrokingColor(1f, 1f, 1f);
                content.addRect(50, 680, 300, 60);
                content.fill();
                content.endMarkedContent();
            }
            COSDictionary hidden = new COSDictionary();
            hidden.setItem(COSName.TYPE, COSName.PAGES);
            COSArray kids = new COSArray();
            kids.add(new PDPage(PDRectangle.A5).getCOSObject());
            hidden.setItem(COSName.KIDS, kids);
            hidden.setInt(COSName.COUNT, 1);
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Hidden"), hidden);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }
}
