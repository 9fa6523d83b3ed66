package com.smartap.testkit.samples;

import com.smartap.spi.Api;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Documents that want to do harm or were harmed, made at run time. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class HostileDocuments {
    private static final int BOMB_BYTES = 128 * 1024 * 1024;
    private static final int DEPTH = 20_000;

    private HostileDocuments() {}

    /** All of them under names that say what they are. */
    public static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("empty.pdf", empty());
        all.put("not-a-pdf.pdf", notAPdf());
        all.put("only-a-header.pdf", "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
        all.put("encrypted.pdf", encrypted());
        all.put("truncated.pdf", truncated());
        all.put("ten-thousand-pages.pdf", tenThousandPages());
        all.put("one-page-ten-thousand-times.pdf", onePageTenThousandTimes());
        all.put("inflate-bomb.pdf", inflateBomb());
        all.put("deep-page-tree.pdf", deepPageTree());
        all.put("page-loop.pdf", pageLoop());
        all.put("deep-arrays.pdf", deepArrays());
        return all;
    }

    /** No bytes. */
    public static byte[] empty() {
        return new byte[0];
    }

    /** A web page under the name of a PDF. */
    public static byte[] notAPdf() {
        return "<!doctype html><html><body>Invoice HV-10482, total $1,271.40</body></html>"
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A sample invoice that opens only with a password. */
    public static byte[] encrypted() {
        try (PDDocument document = Loader.loadPDF(sample())) {
            StandardProtectionPolicy policy =
                    new StandardProtectionPolicy("owner-secret", "user-secret", new AccessPermission());
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first two thirds of a sample invoice. */
    public static byte[] truncated() {
        byte[] whole = sample();
        return Arrays.copyOf(whole, whole.length * 2 / 3);
    }

    /** 10,000 pages of which the page tree admits only one. */
    public static byte[] tenThousandPages() {
        RawPdf pdf = new RawPdf();
        StringBuilder kids = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            kids.append(3 + i).append(" 0 R ");
        }
        pdf.object("<</Type/Catalog/Pages 2 0 R>>");
        pdf.object("<</Type/Pages/Count 1/Kids[" + kids + "]>>");
        for (int i = 0; i < 10_000; i++) {
            pdf.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>");
        }
        return pdf.finish();
    }

    /** One page that the page tree names 10,000 times. */
    public static byte[] onePageTenThousandTimes() {
        RawPdf pdf = new RawPdf();
        pdf.object("<</Type/Catalog/Pages 2 0 R>>");
        pdf.object("<</Type/Pages/Count 10000/Kids[" + "3 0 R ".repeat(10_000) + "]>>");
        pdf.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>");
        return pdf.finish();
    }

    /** A page whose content unpacks to 128 MB. */
    public static byte[] inflateBomb() {
        RawPdf pdf = new RawPdf();
        pdf.object("<</Type/Catalog/Pages 2 0 R>>");
        pdf.object("<</Type/Pages/Count 1/Kids[3 0 R]>>");
        pdf.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] blanks = new byte[1024 * 1024];
        Arrays.fill(blanks, (byte) ' ');
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED))) {
            for (int i = 0; i < BOMB_BYTES / blanks.length; i++) {
                out.write(blanks);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        pdf.stream("/Filter/FlateDecode", packed.toByteArray());
        return pdf.finish();
    }

    /** A page below 20,000 nodes of the page tree. */
    public static byte[] deepPageTree() {
        RawPdf pdf = new RawPdf();
        pdf.object("<</Type/Catalog/Pages 2 0 R>>");
        pdf.object("<</Type/Pages/Count 1/Kids[3 0 R]>>");
        for (int i = 3; i < DEPTH; i++) {
            pdf.object("<</Type/Pages/Count 1/Parent " + (i - 1) + " 0 R/Kids[" + (i + 1) + " 0 R]>>");
        }
        pdf.object("<</Type/Page/Parent " + (DEPTH - 1) + " 0 R/MediaBox[0 0 612 792]>>");
        return pdf.finish();
    }

    /** A page tree that is its own child. */
    public static byte[] pageLoop() {
        RawPdf pdf = new RawPdf();
        pdf.object("<</Type/Catalog/Pages 2 0 R>>");
        pdf.object("<</Type/Pages/Count 1/Kids[2 0 R 2 0 R]>>");
        return pdf.finish();
    }

    /** A dictionary with 200,000 arrays inside each other. */
    public static byte[] deepArrays() {
        RawPdf pdf = new RawPdf();
        pdf.object("<</Type/Catalog/Pages 2 0 R/X " + "[".repeat(200_000) + "]".repeat(200_000) + ">>");
        pdf.object("<</Type/Pages/Count 1/Kids[3 0 R]>>");
        pdf.object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>");
        return pdf.finish();
    }

    private static byte[] sample() {
        return SampleInvoices.all().get(0).pdf();
    }
}
