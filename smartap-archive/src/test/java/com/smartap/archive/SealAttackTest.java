package com.smartap.archive;

import static com.smartap.archive.Samples.INVOICE;
import static com.smartap.archive.Samples.KEY;
import static com.smartap.archive.Samples.request;
import static com.smartap.archive.Samples.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.smartap.spi.archive.DocumentSealer.SealVerification;
import com.smartap.spi.capture.DocumentSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SealAttackTest {
    private static final String HEX = "0123456789ABCDEF";

    static List<Arguments> keys() {
        return List.of(arguments("P-256", KEY, 1_800), arguments("RSA", Samples.key(OtherProgram.SOMEBODY), 3_000));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void no_digit_of_the_signature_itself_can_be_changed(String kind, SigningKey key, int least) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfSealer(key).seal(request(INVOICE), out);
        byte[] sealed = out.toByteArray();
        assertThat(verify(sealed).intact()).isTrue();
        String text = new String(sealed, StandardCharsets.ISO_8859_1);
        int start = text.indexOf("/Contents <") + "/Contents <".length();
        int end = text.indexOf('>', start);
        assertThat(end - start).as(kind).isGreaterThan(least);
        // A step that is coprime with what repeats in DER meets every kind of byte.
        List<Integer> unseen = IntStream.iterate(start, at -> at < end, at -> at + 7)
                .parallel()
                .filter(at -> isIntactWithAnotherDigit(sealed, at))
                .map(at -> at - start)
                .boxed()
                .toList();
        assertThat(unseen).as("digits that can be changed unseen").isEmpty();
    }

    private static boolean isIntactWithAnotherDigit(byte[] sealed, int at) {
        byte[] changed = sealed.clone();
        changed[at] = (byte) HEX.charAt((HEX.indexOf(changed[at]) + 1 + at % 15) % 16);
        try {
            return verify(changed).intact();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void digits_in_the_reserved_rest_are_told() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfSealer(KEY).reserving(16_384).seal(request(INVOICE), out);
        byte[] sealed = out.toByteArray();
        assertThat(verify(sealed).intact()).isTrue();
        int rest = new String(sealed, StandardCharsets.ISO_8859_1).indexOf("0".repeat(5_000)) + 3_000;
        sealed[rest] = '7';
        assertThat(verify(sealed).problems()).contains("The signature is not the only thing in its place.");
    }

    @Test
    void an_annotation_added_later_is_told() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(sealed(INVOICE))) {
            COSArray annotations = document.getPage(0).getCOSObject().getCOSArray(COSName.ANNOTS);
            PDAnnotationText note = new PDAnnotationText();
            note.setContents("pay to another account");
            annotations.add(note);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            document.getPages().getCOSObject().setNeedToBeUpdated(true);
            document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
        }
        SealVerification verified = verify(out.toByteArray());
        assertThat(verified.intact()).isFalse();
        assertThat(verified.coversWholeFile()).isFalse();
        assertThat(verified.problems()).anyMatch(p -> p.startsWith("Something was added after"));
    }

    @Test
    void another_audit_trail_in_its_place_is_told() throws IOException {
        byte[] changed = rewritten(document -> {
            COSArray files = document.getDocumentCatalog().getCOSObject().getCOSArray(COSName.getPDFName("AF"));
            COSDictionary file = (COSDictionary) files.getObject(0);
            try (OutputStream out =
                    file.getCOSDictionary(COSName.EF).getCOSStream(COSName.UF).createOutputStream()) {
                out.write("{\"approvedBy\":\"mallory\"}".getBytes(StandardCharsets.UTF_8));
            }
        });
        assertThat(verify(changed).intact()).isFalse();
        assertThat(verify(changed).problems()).contains("The audit trail is not the one that the metadata states.");
    }

    @Test
    void two_signatures_that_share_a_range_are_told() throws IOException {
        byte[] changed = rewritten(document -> {
            COSDictionary form = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.ACRO_FORM);
            COSArray fields = form.getCOSArray(COSName.FIELDS);
            COSDictionary first = (COSDictionary) fields.getObject(0);
            COSDictionary second = new COSDictionary(first);
            second.setItem(COSName.V, new COSDictionary(first.getCOSDictionary(COSName.V)));
            fields.add(second);
        });
        assertThat(verify(changed).problems()).anyMatch(p -> p.contains("2 signatures"));
    }

    @Test
    void a_signature_that_leaves_out_more_than_itself_is_told() throws IOException {
        byte[] sealed = sealed(INVOICE);
        String text = new String(sealed, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("/ByteRange [0 ") + "/ByteRange [0 ".length();
        int end = text.indexOf(' ', at);
        byte[] smaller =
                String.valueOf(Integer.parseInt(text.substring(at, end)) - 40).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(smaller, 0, sealed, at, smaller.length);
        assertThat(verify(sealed).intact()).isFalse();
    }

    private interface Change {
        void to(PDDocument document) throws IOException;
    }

    private static byte[] rewritten(Change change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(sealed(INVOICE))) {
            change.to(document);
            document.save(out, CompressParameters.NO_COMPRESSION);
        }
        return out.toByteArray();
    }

    private static SealVerification verify(byte[] bytes) throws IOException {
        return new PdfSealer(KEY).verify(DocumentSource.of("sealed.pdf", bytes));
    }
}
