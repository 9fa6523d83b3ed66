package com.smartap.testkit.foxit;

import com.smartap.testkit.esign.SigningRequests;
import com.smartap.testkit.pki.LabIdentity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Makes signed documents as Foxit does: saved anew, a certificate of completion behind, and a seal over all. */
final class TwinSeal {
    private static final int ROOM = 12_000;
    private static final String REASON = "Sealed by the laboratory";
    private final LabIdentity identity;

    TwinSeal(LabIdentity identity) {
        this.identity = identity;
    }

    byte[] document(TwinFolder folder, Instant now) {
        try {
            return signed(completed(folder.document, folder), now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] wrong(WrongDocument kind, TwinFolder folder, Instant now) {
        try {
            return switch (kind) {
                case OTHER_PDF -> signed(completed(SigningRequests.pdf("OTHER-4711"), folder), now);
                case WITHOUT_MARK -> signed(completed(unmarked(folder.document), folder), now);
                case UNSIGNED -> completed(folder.document, folder);
                case TAMPERED -> tampered(document(folder, now));
                case CHANGED_AFTER -> changed(document(folder, now));
                case CUT_OFF -> cut(document(folder, now));
                case HTML -> "<html><body>Service</body></html>".getBytes(StandardCharsets.UTF_8);
                case ZIP ->
                    zip(Map.of(
                            "signed.pdf", document(folder, now), "read.txt", "done".getBytes(StandardCharsets.UTF_8)));
                case ZIP_OF_TWO ->
                    zip(Map.of("one.pdf", document(folder, now), "two.pdf", completed(folder.document, folder)));
                case ERROR ->
                    "{\"result\":\"error\",\"error_description\":\"The document is not ready\"}"
                            .getBytes(StandardCharsets.UTF_8);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] completed(byte[] sent, TwinFolder folder) throws IOException {
        try (PDDocument document = Loader.loadPDF(sent)) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
                content.beginText();
                content.setLeading(18);
                content.newLineAtOffset(60, 720);
                content.showText("Certificate of completion, folder " + folder.id);
                for (TwinFolder.Party party : folder.parties) {
                    content.newLine();
                    content.showText(party.email().replaceAll("[^ -~]", "?") + " signed " + party.signed);
                }
                content.endText();
            }
            return saved(document);
        }
    }

    private byte[] signed(byte[] pdf, Instant now) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf);
                SignatureOptions options = new SignatureOptions()) {
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
            signature.setName("Foxit eSign (laboratory)");
            signature.setReason(REASON);
            signature.setSignDate(calendar(now));
            options.setPreferredSignatureSize(ROOM);
            document.addSignature(signature, this::cms, options);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    private byte[] cms(InputStream content) throws IOException {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            String algorithm = identity.key().getAlgorithm().startsWith("EC") ? "SHA256withECDSA" : "SHA256withRSA";
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                            new JcaDigestCalculatorProviderBuilder().build())
                    .build(new JcaContentSignerBuilder(algorithm).build(identity.key()), identity.certificate()));
            generator.addCertificates(new JcaCertStore(identity.chain()));
            return generator
                    .generate(new CMSProcessableByteArray(content.readAllBytes()), false)
                    .toASN1Structure()
                    .getEncoded("DER");
        } catch (CMSException | GeneralSecurityException | OperatorCreationException e) {
            throw new IOException(e);
        }
    }

    private static byte[] unmarked(byte[] sent) throws IOException {
        try (PDDocument document = Loader.loadPDF(sent)) {
            PDFTextStripper text = new PDFTextStripper();
            for (int page = document.getNumberOfPages(); page >= 1; page--) {
                text.setStartPage(page);
                text.setEndPage(page);
                if (text.getText(document).replaceAll("\\s", "").contains("SMARTAP-SIGN")) {
                    document.removePage(page - 1);
                }
            }
            var catalog = document.getDocumentCatalog().getCOSObject();
            for (String name : new String[] {"Names", "AF", "Metadata", "Outlines", "StructTreeRoot"}) {
                catalog.removeItem(COSName.getPDFName(name));
            }
            if (document.getNumberOfPages() == 0) {
                document.addPage(new PDPage());
            }
            return saved(document);
        }
    }

    /** A letter of a text that the signature covers. */
    private static byte[] tampered(byte[] signed) {
        byte[] needle = REASON.getBytes(StandardCharsets.US_ASCII);
        String all = new String(signed, StandardCharsets.ISO_8859_1);
        int at = all.lastIndexOf(new String(needle, StandardCharsets.US_ASCII));
        byte[] other = signed.clone();
        other[at] = 'X';
        return other;
    }

    private static byte[] changed(byte[] signed) throws IOException {
        try (PDDocument document = Loader.loadPDF(signed)) {
            PDPage page = document.getPage(0);
            try (PDPageContentStream content =
                    new PDPageContentStream(document, page, AppendMode.APPEND, false, true)) {
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD), 24);
                content.beginText();
                content.newLineAtOffset(60, 400);
                content.showText("Total 9,999,999.00");
                content.endText();
            }
            page.getCOSObject().setNeedToBeUpdated(true);
            page.getResources().getCOSObject().setNeedToBeUpdated(true);
            document.getPages().getCOSObject().setNeedToBeUpdated(true);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    private static byte[] cut(byte[] whole) {
        return java.util.Arrays.copyOf(whole, whole.length / 2);
    }

    static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static Calendar calendar(Instant now) {
        return GregorianCalendar.from(
                now.atZone(TimeZone.getTimeZone(ZoneOffset.UTC).toZoneId()));
    }
}
