package com.smartap.archive;

import static com.smartap.archive.Samples.AUDIT;
import static com.smartap.archive.Samples.KEY;
import static com.smartap.archive.Samples.NOW;
import static com.smartap.archive.Samples.STAMP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.archive.DocumentSealer.SealReport;
import com.smartap.spi.archive.DocumentSealer.SealRequest;
import com.smartap.spi.archive.DocumentSealer.SealVerification;
import com.smartap.spi.capture.DocumentSource;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives as something else than a plain PDF. */
class IntakeTest {
    private record Sealed(byte[] bytes, SealReport report) {}

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "tiff"})
    void a_scan_becomes_a_sealed_pdf_that_looks_like_it(String format) throws IOException {
        ByteArrayOutputStream scan = new ByteArrayOutputStream();
        ImageIO.write(scan(), format, scan);
        Sealed sealed = seal("scan." + format, scan.toByteArray());
        assertThat(sealed.report().pdfa()).isEqualTo("PDF/A-3B");
        assertThat(PdfaClaimTest.isValid(sealed.bytes())).isTrue();
        assertIntact(sealed.bytes());
        try (PDDocument document = Loader.loadPDF(sealed.bytes())) {
            BufferedImage page = new PDFRenderer(document).renderImage(0, 0.5f);
            int dark = page.getRGB(page.getWidth() / 4, page.getHeight() / 4) & 0xFF;
            assertThat(dark).isLessThan(80);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_scan_is_turned_as_its_orientation_says(int orientation) throws IOException {
        BufferedImage stored = stored(orientation);
        for (byte[] scan : List.of(jpeg(stored, orientation), tiff(stored, orientation))) {
            try (PDDocument document = Loader.loadPDF(seal("photo", scan).bytes())) {
                BufferedImage page = new PDFRenderer(document).renderImage(0, 0.25f);
                int width = page.getWidth();
                int height = width * 3 / 2;
                assertThat(page.getRGB(width / 5, height / 6) & 0xFF).isLessThan(60);
                assertThat(page.getRGB(width * 4 / 5, height / 6) & 0xFF).isBetween(90, 170);
                assertThat(page.getRGB(width / 5, height * 5 / 6) & 0xFF).isGreaterThan(220);
                assertThat(page.getRGB(width * 4 / 5, height * 5 / 6) & 0xFF).isGreaterThan(220);
            }
        }
    }

    /** What a camera held that way stores of a sheet that is black above on the left, and grey on the right. */
    private static BufferedImage stored(int orientation) {
        int width = 160;
        int height = 240;
        boolean turned = orientation > 4;
        BufferedImage stored =
                new BufferedImage(turned ? height : width, turned ? width : height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grey = y >= height / 3 ? 0xFF : x < width / 2 ? 0 : 0x80;
                int right = width - 1 - x;
                int below = height - 1 - y;
                int[] at = switch (orientation) {
                    case 2 -> new int[] {right, y};
                    case 3 -> new int[] {right, below};
                    case 4 -> new int[] {x, below};
                    case 5 -> new int[] {y, x};
                    case 6 -> new int[] {y, right};
                    case 7 -> new int[] {below, right};
                    case 8 -> new int[] {below, x};
                    default -> new int[] {x, y};
                };
                stored.getRaster().setSample(at[0], at[1], 0, grey);
            }
        }
        return stored;
    }

    private static byte[] jpeg(BufferedImage image, int orientation) throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", plain);
        ByteBuffer exif = ByteBuffer.allocate(36);
        exif.putShort((short) 0xFFE1).putShort((short) 34).put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain.toByteArray(), 0, 2);
        out.writeBytes(exif.array());
        out.write(plain.toByteArray(), 2, plain.size() - 2);
        return out.toByteArray();
    }

    /** An uncompressed TIFF with eight bits a pixel. */
    private static byte[] tiff(BufferedImage image, int orientation) {
        int[][] tags = {
            {256, image.getWidth()},
            {257, image.getHeight()},
            {258, 8},
            {259, 1},
            {262, 1},
            {273, 8 + 2 + 12 * 9 + 4},
            {274, orientation},
            {278, image.getHeight()},
            {279, image.getWidth() * image.getHeight()}
        };
        ByteBuffer out = ByteBuffer.allocate(tags[5][1] + tags[8][1]);
        out.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        out.putShort((short) tags.length);
        for (int[] tag : tags) {
            out.putShort((short) tag[0]).putShort((short) 3).putInt(1).putShort((short) tag[1]);
            out.putShort((short) 0);
        }
        out.putInt(0);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                out.put((byte) image.getRaster().getSample(x, y, 0));
            }
        }
        return out.array();
    }

    @Test
    void each_picture_of_a_tiff_becomes_a_page() throws IOException {
        ByteArrayOutputStream scan = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(scan)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < 3; i++) {
                writer.writeToSequence(new IIOImage(scan(), null, null), null);
            }
            writer.endWriteSequence();
        }
        assertThat(seal("fax.tif", scan.toByteArray()).report().pages()).isEqualTo(3);
    }

    @Test
    void an_e_invoice_is_sealed_within_a_readable_rendering() throws IOException {
        byte[] xml = """
                <?xml version="1.0" encoding="UTF-8"?>
                <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
                  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
                  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2">
                  <cbc:ID>INV-77</cbc:ID><cbc:IssueDate>2026-11-18</cbc:IssueDate>
                  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
                  <cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Łódź Papier</cbc:Name></cac:PartyName></cac:Party></cac:AccountingSupplierParty>
                  <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">119.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
                  <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode="C62">2</cbc:InvoicedQuantity>
                    <cbc:LineExtensionAmount currencyID="EUR">100.00</cbc:LineExtensionAmount>
                    <cac:Item><cbc:Name>Copy paper</cbc:Name></cac:Item></cac:InvoiceLine>
                </Invoice>""".getBytes(StandardCharsets.UTF_8);
        Sealed sealed = seal("invoice.xml", xml);
        assertThat(sealed.report().pdfa()).isEqualTo("PDF/A-3B");
        assertThat(PdfaClaimTest.isValid(sealed.bytes())).isTrue();
        assertIntact(sealed.bytes());
        try (PDDocument document = Loader.loadPDF(sealed.bytes())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains(
                            "Invoice (UBL)",
                            "INV-77",
                            "Łódź Papier",
                            "Copy paper",
                            "PayableAmount [currencyID=EUR]: 119.00");
            assertThat(files(document).get("invoice.xml").getEmbeddedFile().toByteArray())
                    .isEqualTo(xml);
        }
    }

    @Test
    void a_document_that_arrives_signed_is_kept_bit_for_bit() throws IOException {
        byte[] signed = Samples.sealed(Samples.INVOICE);
        Sealed sealed = seal("contract.pdf", signed);
        assertThat(sealed.report().warnings())
                .anyMatch(w -> w.startsWith("the document arrived signed by") && w.contains("(valid)"));
        assertIntact(sealed.bytes());
        try (PDDocument document = Loader.loadPDF(sealed.bytes())) {
            byte[] kept = files(document)
                    .get("original-contract.pdf")
                    .getEmbeddedFile()
                    .toByteArray();
            assertThat(kept).isEqualTo(signed);
            assertIntact(kept);
        }
    }

    @Test
    void hostile_scans_and_xml_are_refused() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", png);
        byte[] giant = png.toByteArray();
        ByteBuffer.wrap(giant).putInt(16, 100_000).putInt(20, 100_000);
        var crc = new java.util.zip.CRC32();
        crc.update(giant, 12, 17);
        ByteBuffer.wrap(giant).putInt(29, (int) crc.getValue());
        assertRefused("giant.png", giant, ErrorCode.DOCUMENT_TOO_LARGE);
        assertRefused("cut.png", java.util.Arrays.copyOf(png.toByteArray(), 40), ErrorCode.DOCUMENT_DAMAGED);
        assertRefused("cut.jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0}, ErrorCode.DOCUMENT_DAMAGED);
        assertRefused("cut.tif", new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0}, ErrorCode.DOCUMENT_DAMAGED);
        assertRefused(
                "xxe.xml",
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a xmlns=\"b\">&x;</a>"
                        .getBytes(StandardCharsets.UTF_8),
                ErrorCode.DOCUMENT_DAMAGED);
        assertRefused(
                "deep.xml",
                ("<?xml version=\"1.0\"?>" + "<a>".repeat(5_000)).getBytes(StandardCharsets.UTF_8),
                ErrorCode.DOCUMENT_TOO_LARGE);
    }

    private static void assertRefused(String name, byte[] bytes, ErrorCode code) {
        assertThatThrownBy(() -> new PdfSealer(KEY).seal(request(name, bytes), OutputStream.nullOutputStream()))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        e -> assertThat(e.code()).as(name).isEqualTo(code));
    }

    private static Map<String, PDComplexFileSpecification> files(PDDocument document) throws IOException {
        return new PDDocumentNameDictionary(document.getDocumentCatalog())
                .getEmbeddedFiles()
                .getNames();
    }

    private static void assertIntact(byte[] bytes) throws IOException {
        SealVerification found =
                new SealVerifier(Clock.fixed(NOW, ZoneOffset.UTC)).verify(DocumentSource.of("s.pdf", bytes));
        assertThat(found.problems()).isEmpty();
        assertThat(found.auditJson()).isEqualTo(AUDIT);
    }

    private static Sealed seal(String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealReport report = new PdfSealer(KEY).seal(request(name, bytes), out);
        return new Sealed(out.toByteArray(), report);
    }

    private static SealRequest request(String name, byte[] bytes) {
        return new SealRequest(DocumentSource.of(name, bytes), AUDIT, STAMP, name, NOW);
    }

    private static BufferedImage scan() {
        BufferedImage image = new BufferedImage(620, 877, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 620, 877);
        graphics.setColor(Color.BLACK);
        graphics.fillRect(50, 50, 300, 400);
        graphics.dispose();
        return image;
    }
}
