package com.smartap.testkit.samples;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes PDF objects as they are, without caring whether they make sense. */
final class RawPdf {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    RawPdf() {
        write("%PDF-1.7\n");
    }

    void object(String body) {
        begin();
        write(body + "\nendobj\n");
    }

    void stream(String entries, byte[] data) {
        begin();
        write("<<" + entries + "/Length " + data.length + ">>\nstream\n");
        out.writeBytes(data);
        write("\nendstream\nendobj\n");
    }

    private void begin() {
        offsets.add(out.size());
        write(offsets.size() + " 0 obj\n");
    }

    byte[] finish() {
        int table = out.size();
        write("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        for (int offset : offsets) {
            write(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
        }
        write("trailer\n<</Size " + (offsets.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
        return out.toByteArray();
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
