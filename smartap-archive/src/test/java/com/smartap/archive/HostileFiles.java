package com.smartap.archive;

import com.smartap.testkit.samples.HostileDocuments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** PDF files that want to cost memory or time, written object by object. */
final class HostileFiles {
    private static final String PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]%s>>";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private HostileFiles() {
        text("%PDF-1.7\n");
    }

    static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>(HostileDocuments.all());
        all.put("count-two-billion", plain("/Count 2000000000", "", ""));
        all.put("tree-that-doubles-40-times", doubling());
        all.put("bomb-in-bomb", bombInBomb());
        all.put(
                "metadata-of-256-mb",
                withStream("/Metadata 4 0 R", "/Type/Metadata/Subtype/XML/Filter/FlateDecode", zeros(256)));
        all.put("attachment-of-1-gb", attachment());
        all.put("image-of-100000-squared", image(""));
        all.put("image-of-40000-squared-flate", image("/Filter/FlateDecode"));
        all.put("object-stream-bomb", objectStream());
        all.put("cross-reference-loop", crossReferenceLoop());
        all.put(
                "outline-loop",
                plain(
                        "",
                        "/Outlines 4 0 R",
                        "<</First 5 0 R/Last 5 0 R>>|<</Title(x)/Next 5 0 R/Prev 5 0 R/First 4 0 R>>"));
        all.put("name-tree-loop", plain("", "/Names<</EmbeddedFiles 4 0 R>>", "<</Kids[4 0 R 4 0 R]>>"));
        all.put(
                "form-loop",
                plain(
                        "",
                        "/AcroForm<</Fields[4 0 R]>>",
                        "<</FT/Tx/T(a)/Kids[4 0 R 5 0 R]>>|<</T(b)/Parent 4 0 R/Kids[4 0 R]>>"));
        all.put("form-draws-itself", formDrawsItself());
        all.put("font-without-anything", withContents("BT /F 12 Tf (x) Tj ET", "/Resources<</Font<</F<<>>>>>>"));
        all.put("500000-states", withContents("q ".repeat(500_000), ""));
        all.put(
                "annotations-everywhere",
                plain("", "", "", "/Annots[" + "<</Subtype/Text/Rect[0 0 9 9]/Contents(x)>>".repeat(50_000) + "]"));
        all.put("huge-strings", plain("", "/X(" + "a".repeat(8_000_000) + ")", ""));
        Random random = new Random(7);
        byte[] garbage = new byte[3_000_000];
        random.nextBytes(garbage);
        System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, garbage, 0, 9);
        all.put("garbage", garbage);
        byte[] good = Samples.INVOICE;
        for (int i = 1; i < 12; i++) {
            all.put("cut-" + i, Arrays.copyOf(good, good.length * i / 12));
            byte[] spoilt = good.clone();
            for (int k = 0; k < 40; k++) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
            }
            all.put("spoilt-" + i, spoilt);
        }
        return all;
    }

    private static byte[] plain(String pages, String catalog, String more) {
        return plain(pages, catalog, more, "");
    }

    private static byte[] plain(String pages, String catalog, String more, String page) {
        HostileFiles pdf = start(pages, catalog, page);
        for (String object : more.isEmpty() ? new String[0] : more.split("\\|")) {
            pdf.object(object);
        }
        return pdf.finish();
    }

    private static HostileFiles start(String pages, String catalog, String page) {
        HostileFiles pdf = new HostileFiles();
        pdf.object("<</Type/Catalog/Pages 2 0 R" + catalog + ">>");
        pdf.object("<</Type/Pages" + (pages.isEmpty() ? "/Count 1" : pages) + "/Kids[3 0 R]>>");
        pdf.object(PAGE.formatted(page));
        return pdf;
    }

    private static byte[] withStream(String catalog, String entries, byte[] data) {
        HostileFiles pdf = start("", catalog, "");
        pdf.stream(entries, data);
        return pdf.finish();
    }

    private static byte[] withContents(String content, String page) {
        HostileFiles pdf = start("", "", "/Contents 4 0 R" + page);
        pdf.stream("", content.getBytes(StandardCharsets.US_ASCII));
        return pdf.finish();
    }

    private static byte[] doubling() {
        HostileFiles pdf = new HostileFiles();
        pdf.object("<</Type/Catalog/Pages 2 0 R>>");
        for (int i = 2; i < 42; i++) {
            pdf.object("<</Type/Pages/Count 2/Kids[%d 0 R %d 0 R]>>".formatted(i + 1, i + 1));
        }
        pdf.object(PAGE.formatted(""));
        return pdf.finish();
    }

    private static byte[] bombInBomb() {
        HostileFiles pdf = start("", "", "/Contents 4 0 R");
        pdf.stream("/Filter[/FlateDecode/FlateDecode]", deflated(zeros(512)));
        return pdf.finish();
    }

    private static byte[] attachment() {
        HostileFiles pdf =
                start("", "/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(a)/UF(a)/EF<</F 4 0 R>>>>]>>>>", "");
        pdf.stream("/Type/EmbeddedFile/Filter/FlateDecode", zeros(1024));
        return pdf.finish();
    }

    private static byte[] image(String filter) {
        HostileFiles pdf = start("", "", "/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>");
        pdf.stream("", "q 600 0 0 700 0 0 cm /I Do Q 1 0 0 0 k".getBytes(StandardCharsets.US_ASCII));
        int side = filter.isEmpty() ? 100_000 : 40_000;
        pdf.stream(
                "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceRGB%s"
                        .formatted(side, side, filter),
                filter.isEmpty() ? new byte[100] : zeros(200));
        return pdf.finish();
    }

    private static byte[] objectStream() {
        HostileFiles pdf = start("", "", "");
        pdf.stream("/Type/ObjStm/N 1000000/First 10000000/Filter/FlateDecode", zeros(300));
        return pdf.finish();
    }

    private static byte[] formDrawsItself() {
        HostileFiles pdf = start("", "", "/Contents 4 0 R/Resources<</XObject<</A 5 0 R>>>>");
        pdf.stream("", "/A Do 1 0 0 0 k".getBytes(StandardCharsets.US_ASCII));
        pdf.stream(
                "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 5 0 R>>>>",
                "/A Do /A Do".getBytes(StandardCharsets.US_ASCII));
        return pdf.finish();
    }

    private static byte[] crossReferenceLoop() {
        String pdf = new String(plain("", "", ""), StandardCharsets.ISO_8859_1);
        int table = pdf.lastIndexOf("xref\n0");
        return pdf.replace("/Root 1 0 R", "/Root 1 0 R/Prev " + table).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] zeros(int megabytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] blanks = new byte[1024 * 1024];
        Arrays.fill(blanks, (byte) ' ');
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_SPEED))) {
            for (int i = 0; i < megabytes; i++) {
                deflater.write(blanks);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private void object(String body) {
        begin();
        text(body + "\nendobj\n");
    }

    private void stream(String entries, byte[] data) {
        begin();
        text("<<" + entries + "/Length " + data.length + ">>\nstream\n");
        out.writeBytes(data);
        text("\nendstream\nendobj\n");
    }

    private void begin() {
        offsets.add(out.size());
        text(offsets.size() + " 0 obj\n");
    }

    private byte[] finish() {
        int table = out.size();
        text("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> text(String.format(Locale.ROOT, "%010d 00000 n \n", offset)));
        text("trailer\n<</Size " + (offsets.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
        return out.toByteArray();
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
