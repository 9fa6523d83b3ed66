package com.smartap.testkit.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.spi.Api;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.archive.DocumentSealer.SealReport;
import com.smartap.spi.archive.DocumentSealer.SealRequest;
import com.smartap.spi.archive.DocumentSealer.SealVerification;
import com.smartap.spi.capture.DocumentSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;

/** What every {@link DocumentSealer} has to do. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public abstract class DocumentSealerContract {
    private static final byte[] AUDIT = "{\"events\":[\"APPROVED\",\"PAID\"]}".getBytes(StandardCharsets.UTF_8);
    private static final Instant SEALED_AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final int STEPS = 150;

    /** The sealer to test. */
    protected abstract DocumentSealer sealer();

    @Test
    void a_sealed_document_is_intact_and_gives_its_audit_trail_back() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealReport report = sealer().seal(request(document()), out);
        SealVerification verified = verify(out.toByteArray());
        assertThat(verified.problems()).isEmpty();
        assertThat(verified.intact()).isTrue();
        assertThat(verified.coversWholeFile()).isTrue();
        assertThat(verified.auditJson()).isEqualTo(AUDIT);
        assertThat(verified.signedAt()).isEqualTo(SEALED_AT);
        assertThat(verified.level()).isEqualTo(report.signature());
        assertThat(verified.signer()).isNotBlank();
    }

    @Test
    void the_same_request_gives_the_same_bytes() throws IOException {
        byte[] document = document();
        assertThat(seal(document)).isEqualTo(seal(document));
    }

    @Test
    void any_changed_byte_is_told() throws IOException {
        byte[] sealed = seal(document());
        int step = Math.max(1, sealed.length / STEPS);
        for (int at = 0; at < sealed.length; at += step) {
            byte[] changed = sealed.clone();
            changed[at] ^= 0x01;
            assertThat(verify(changed).intact()).as("byte %d changed", at).isFalse();
        }
    }

    @Test
    void a_cut_file_is_told() throws IOException {
        byte[] sealed = seal(document());
        for (int part = 1; part < 8; part++) {
            SealVerification verified = verify(Arrays.copyOf(sealed, sealed.length * part / 8));
            assertThat(verified.intact()).isFalse();
            assertThat(verified.problems()).isNotEmpty();
        }
    }

    @Test
    void bytes_behind_the_end_are_told() throws IOException {
        byte[] sealed = seal(document());
        byte[] longer = Arrays.copyOf(sealed, sealed.length + 10);
        assertThat(verify(longer).intact()).isFalse();
        assertThat(verify(longer).coversWholeFile()).isFalse();
    }

    @Test
    void a_page_added_later_is_told() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(seal(document()))) {
            document.addPage(new PDPage());
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            document.getPages().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
        }
        assertThat(verify(out.toByteArray()).intact()).isFalse();
    }

    @Test
    void a_document_without_a_seal_is_not_intact() throws IOException {
        SealVerification verified = verify(document());
        assertThat(verified.intact()).isFalse();
        assertThat(verified.level()).isNull();
        assertThat(verified.problems()).isNotEmpty();
    }

    @Test
    void no_document_at_all_is_not_intact() throws IOException {
        assertThat(verify("no PDF".getBytes(StandardCharsets.UTF_8)).intact()).isFalse();
        assertThat(verify(new byte[0]).intact()).isFalse();
    }

    private SealVerification verify(byte[] bytes) throws IOException {
        return sealer().verify(DocumentSource.of("sealed.pdf", bytes));
    }

    private byte[] seal(byte[] document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sealer().seal(request(document), out);
        return out.toByteArray();
    }

    private static SealRequest request(byte[] document) {
        return new SealRequest(
                DocumentSource.of("invoice.pdf", document), AUDIT, List.of("Approved", "Paid"), "Invoice 1", SEALED_AT);
    }

    private static byte[] document() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                content.newLineAtOffset(72, 700);
                content.showText("Invoice 1, total 100.00");
                content.endText();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
