package com.smartap.archive.internal.update;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.jspecify.annotations.Nullable;

/** Writes an object in one form: what is written again gives the same bytes. Source: ISO 32000-1, 7.3. */
final class CosText {
    private static final int DEEPEST = 40;
    private static final String DELIMITERS = "()<>[]{}/%#";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private CosText() {}

    static byte[] of(COSBase object) throws IOException {
        CosText text = new CosText();
        text.write(object, 0);
        return text.out.toByteArray();
    }

    private void write(@Nullable COSBase object, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("an object is nested too deeply");
        }
        if (object instanceof COSObject reference) {
            ascii("%d %d R".formatted(reference.getObjectNumber(), reference.getGenerationNumber()));
        } else if (object instanceof COSStream stream) {
            stream(stream, depth);
        } else if (object instanceof COSDictionary dictionary) {
            dictionary(dictionary, depth);
        } else if (object instanceof COSArray array) {
            ascii("[");
            for (int i = 0; i < array.size(); i++) {
                ascii(i == 0 ? "" : " ");
                write(array.get(i), depth + 1);
            }
            ascii("]");
        } else if (object instanceof COSName name) {
            name(name);
        } else if (object instanceof COSString string) {
            ascii("<" + HexFormat.of().withUpperCase().formatHex(string.getBytes()) + ">");
        } else if (object instanceof COSInteger number) {
            ascii(String.valueOf(number.longValue()));
        } else if (object instanceof COSNumber number) {
            ascii(new java.math.BigDecimal(Float.toString(number.floatValue())).toPlainString());
        } else if (object instanceof COSBoolean value) {
            ascii(String.valueOf(value.getValue()));
        } else {
            ascii("null");
        }
    }

    private void dictionary(COSDictionary dictionary, int depth) throws IOException {
        ascii("<<");
        for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
            name(entry.getKey());
            ascii(" ");
            write(entry.getValue(), depth + 1);
            ascii("\n");
        }
        ascii(">>");
    }

    private void stream(COSStream stream, int depth) throws IOException {
        byte[] raw;
        try (InputStream in = stream.createRawInputStream()) {
            raw = in.readAllBytes();
        }
        COSDictionary described = new COSDictionary();
        stream.entrySet().forEach(entry -> described.setItem(entry.getKey(), entry.getValue()));
        described.setInt(COSName.LENGTH, raw.length);
        dictionary(described, depth);
        ascii("\nstream\n");
        out.writeBytes(raw);
        ascii("\nendstream");
    }

    private void name(COSName name) {
        StringBuilder text = new StringBuilder("/");
        for (byte b : name.getName().getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > ' ' && b < 127 && DELIMITERS.indexOf(b) < 0;
            text.append(plain ? String.valueOf((char) b) : "#%02X".formatted(b));
        }
        ascii(text.toString());
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
