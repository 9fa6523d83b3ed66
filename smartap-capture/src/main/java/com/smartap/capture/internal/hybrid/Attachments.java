package com.smartap.capture.internal.hybrid;

import com.smartap.capture.internal.pdf.OpenPdf;
import com.smartap.capture.internal.xml.XmlDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/**
 * The files embedded in a PDF that may be XML, wherever they hang: in the tree of names, at the document, at pages and
 * in annotations. How many are looked at, and how far each may unpack, is bounded.
 */
final class Attachments {
    private static final int MAX_NODES = 2000;
    private static final int MAX_FILES = 50;
    private static final int MAX_BYTES = XmlDocument.MAX_BYTES;
    private static final COSName AF = COSName.getPDFName("AF");
    private static final byte[] NAME_OF_TREE = "EmbeddedFile".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PACKED_OBJECTS = "ObjStm".getBytes(StandardCharsets.US_ASCII);

    private final List<Attachment> found = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    private Attachments() {}

    /**
     * What was found.
     *
     * @param files those that may be XML
     * @param warnings what is strange about them, one sentence each
     */
    record Found(List<Attachment> files, List<String> warnings) {
        Found {
            files = List.copyOf(files);
            warnings = List.copyOf(warnings);
        }
    }

    /** Whether a PDF may embed files: most embed none, which shows without opening them. */
    static boolean possible(OpenPdf pdf) {
        return contains(pdf.bytes(), NAME_OF_TREE) || contains(pdf.bytes(), PACKED_OBJECTS);
    }

    /** Looks for the embedded files of a PDF. */
    static Found of(OpenPdf pdf) {
        if (!possible(pdf)) {
            return new Found(List.of(), List.of());
        }
        Attachments attachments = new Attachments();
        try {
            attachments.walk(pdf.document(), pdf.limits().maxPages());
        } catch (IOException e) {
            attachments.warnings.add("ATTACHMENT: the embedded files could not be read");
        }
        return new Found(attachments.found, attachments.warnings);
    }

    private void walk(PDDocument document, int maxPages) throws IOException {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
        if (names != null) {
            tree(names.getCOSDictionary(COSName.EMBEDDED_FILES));
        }
        files(catalog.getDictionaryObject(AF));
        int pages = 0;
        if (found.isEmpty()) {
            for (PDPage page : document.getPages()) {
                if (++pages > maxPages) {
                    break;
                }
                files(page.getCOSObject().getDictionaryObject(AF));
                annotations(page.getCOSObject().getCOSArray(COSName.ANNOTS));
            }
        }
    }

    private void tree(@Nullable COSDictionary node) throws IOException {
        if (node == null || !seen.add(node) || ++nodes > MAX_NODES) {
            return;
        }
        COSArray pairs = node.getCOSArray(COSName.NAMES);
        for (int i = 0; pairs != null && i + 1 < pairs.size() && i < MAX_NODES; i += 2) {
            String key = pairs.getObject(i) instanceof COSString text ? text.getString() : "";
            if (pairs.getObject(i + 1) instanceof COSDictionary file) {
                file(key, file);
            }
        }
        COSArray kids = node.getCOSArray(COSName.KIDS);
        for (int i = 0; kids != null && i < kids.size() && i < MAX_NODES; i++) {
            if (kids.getObject(i) instanceof COSDictionary kid) {
                tree(kid);
            }
        }
    }

    private void annotations(@Nullable COSArray annotations) throws IOException {
        for (int i = 0; annotations != null && i < annotations.size() && i < MAX_NODES; i++) {
            if (annotations.getObject(i) instanceof COSDictionary annotation
                    && annotation.getDictionaryObject(COSName.FS) instanceof COSDictionary file) {
                file("", file);
            }
        }
    }

    private void files(@Nullable COSBase files) throws IOException {
        if (files instanceof COSDictionary file) {
            file("", file);
        } else if (files instanceof COSArray array) {
            for (int i = 0; i < array.size() && i < MAX_NODES; i++) {
                if (array.getObject(i) instanceof COSDictionary file) {
                    file("", file);
                }
            }
        }
    }

    private void file(String key, COSDictionary file) throws IOException {
        COSDictionary streams = file.getCOSDictionary(COSName.EF);
        if (streams == null) {
            return;
        }
        COSStream stream = streams.getCOSStream(COSName.UF);
        if (stream == null) {
            stream = streams.getCOSStream(COSName.F);
        }
        if (stream == null || !seen.add(stream)) {
            return;
        }
        String name = name(file, key);
        if (found.size() >= MAX_FILES) {
            warnings.add("ATTACHMENT: only %d embedded files are looked at".formatted(MAX_FILES));
            return;
        }
        byte[] content = content(stream);
        if (content == null) {
            warnings.add("ATTACHMENT: \"%s\" unpacks to more than %d MB, or is packed in a way that is not opened here"
                    .formatted(name, MAX_BYTES >> 20));
            return;
        }
        Attachment attachment = new Attachment(name, content);
        if (attachment.mayBeXml()) {
            found.add(attachment);
        }
    }

    private static String name(COSDictionary file, String key) {
        String name = file.getString(COSName.UF);
        if (name == null || name.isBlank()) {
            name = file.getString(COSName.F);
        }
        String given = name == null || name.isBlank() ? key : name;
        String plain = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
        return plain.length() > 100 ? plain.substring(0, 100) : plain;
    }

    /** The bytes of a file; null if they are too many, or packed more than once. */
    private static byte @Nullable [] content(COSStream stream) throws IOException {
        COSBase filter = stream.getFilters();
        COSBase only = filter instanceof COSArray array && array.size() == 1 ? array.getObject(0) : filter;
        boolean plain = only == null || only instanceof COSArray array && array.size() == 0;
        if (!plain && !COSName.FLATE_DECODE.equals(only) && !COSName.FLATE_DECODE_ABBREVIATION.equals(only)) {
            return null;
        }
        try (InputStream in = stream.createRawInputStream()) {
            byte[] raw = in.readNBytes(MAX_BYTES + 1);
            byte[] content = plain ? raw : inflated(raw);
            return content.length > MAX_BYTES ? null : content;
        }
    }

    /** At most one byte more than is allowed; of damaged data as much as there is. */
    private static byte[] inflated(byte[] raw) {
        Inflater inflater = new Inflater();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        try {
            inflater.setInput(raw);
            while (!inflater.finished() && out.size() <= MAX_BYTES) {
                int n = inflater.inflate(buffer);
                if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                out.write(buffer, 0, n);
            }
        } catch (DataFormatException e) {
            return out.toByteArray();
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }

    private static boolean contains(byte[] data, byte[] what) {
        outer:
        for (int i = 0; i <= data.length - what.length; i++) {
            for (int j = 0; j < what.length; j++) {
                if (data[i + j] != what[j]) {
                    continue outer;
                }
            }
            return true;
        }
        return false;
    }
}
