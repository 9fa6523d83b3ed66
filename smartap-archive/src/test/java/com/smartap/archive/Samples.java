package com.smartap.archive;

import com.smartap.spi.archive.DocumentSealer.SealRequest;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.pki.LabIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** A key and invoices to seal, made once. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    static final SigningKey KEY = key();
    static final byte[] INVOICE = invoice();
    static final byte[] AUDIT =
            "{\"invoice\":\"INV-2026-0815\",\"events\":[{\"type\":\"RECEIVED\"},{\"type\":\"APPROVED\",\"by\":\"maria\"}]}"
                    .getBytes(StandardCharsets.UTF_8);
    static final List<String> STAMP = List.of(
            "Invoice INV-2026-0815 from Łódź Papier Sp. z o.o.",
            "Total 1,190.00 EUR, due 2026-12-21",
            "Matched with purchase order PO-4711 (three-way)",
            "Approved by maria.lopez@example.com on 2026-11-20",
            "Posted as bill 20260815 in QuickBooks",
            "Paid on 2026-11-21 in batch B-0042");

    private Samples() {}

    static SealRequest request(byte[] pdf) {
        return new SealRequest(DocumentSource.of("invoice.pdf", pdf), AUDIT, STAMP, "Invoice INV-2026-0815", NOW);
    }

    static byte[] sealed(byte[] pdf) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfSealer(KEY).seal(request(pdf), out);
        return out.toByteArray();
    }

    private static SigningKey key() {
        try {
            Path directory = Files.createTempDirectory("smartap-key");
            return SigningKey.selfSigned(
                    directory.resolve("seal.p12"),
                    Secret.of("correct horse"),
                    "Example Ltd archive",
                    Clock.fixed(NOW, ZoneOffset.UTC));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A key of a laboratory, as an installation has one from an authority. */
    static SigningKey key(LabIdentity identity) {
        try {
            Path file = Files.createTempFile("smartap", ".p12");
            try {
                return SigningKey.load(identity.writeTo(file, "secret".toCharArray()), "secret".toCharArray());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] invoice() {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDFont bold = new PDType1Font(FontName.HELVETICA_BOLD);
            PDFont plain = new PDType1Font(FontName.HELVETICA);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.setNonStrokingColor(0.1f, 0.2f, 0.5f);
                content.addRect(0, 780, 595, 62);
                content.fill();
                content.setNonStrokingColor(1f, 1f, 1f);
                text(content, bold, 22, 50, 802, "INVOICE INV-2026-0815");
                content.setNonStrokingColor(0f, 0f, 0f);
                text(content, plain, 10, 50, 740, "Acme Paper Ltd., 1 Mill Road, Dublin");
                text(content, plain, 10, 400, 740, "Date: 2026-11-18");
                for (int i = 0; i < 20; i++) {
                    text(content, plain, 10, 50, 680 - i * 22, (i + 1) + "   Copy paper A4, 80 g, box of 5");
                    text(content, plain, 10, 480, 680 - i * 22, "50.00 €");
                }
                text(content, bold, 12, 400, 200, "Total: 1,190.00 €");
                text(content, plain, 8, 50, 20, "Acme Paper Ltd., VAT IE1234567X, bank details on request");
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void text(PDPageContentStream content, PDFont font, float size, float x, float y, String text)
            throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(x, y);
        content.showText(text);
        content.endText();
    }
}
