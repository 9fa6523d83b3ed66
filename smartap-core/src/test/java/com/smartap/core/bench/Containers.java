package com.smartap.core.bench;

import com.smartap.spi.capture.DocumentSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives and e-mails around documents; the same documents always give the same bytes. */
public final class Containers {
    private Containers() {}

    /** An archive of documents under their names. */
    public static DocumentSource zip(String name, DocumentSource... documents) {
        Map<String, byte[]> entries = new TreeMap<>();
        for (DocumentSource document : documents) {
            entries.put(document.name(), bytes(document));
        }
        return zip(name, entries);
    }

    /** An archive of bytes under their paths. */
    public static DocumentSource zip(String name, Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DocumentSource.of(name, out.toByteArray());
    }

    /** The same archive with the entries of a name marked as encrypted, in both of its directories. */
    public static DocumentSource locked(DocumentSource archive, String entry) {
        byte[] bytes = bytes(archive);
        byte[] name = entry.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at + name.length <= bytes.length; at++) {
            boolean here = Arrays.equals(bytes, at, at + name.length, name, 0, name.length);
            if (here && at >= 46 && bytes[at - 46] == 'P' && bytes[at - 45] == 'K' && bytes[at - 44] == 1) {
                bytes[at - 38] |= 1;
            } else if (here && at >= 30 && bytes[at - 30] == 'P' && bytes[at - 29] == 'K' && bytes[at - 28] == 3) {
                bytes[at - 24] |= 1;
            }
        }
        return DocumentSource.of(archive.name(), bytes);
    }

    /** An e-mail with a text and documents attached to it. */
    public static DocumentSource mail(String name, String text, DocumentSource... attachments) {
        StringBuilder mail = new StringBuilder("From: billing@acme.example\r\nTo: ap@northwind.example\r\n"
                + "Subject: Your invoice\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n"
                + "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n");
        for (DocumentSource attachment : attachments) {
            mail.append("--b\r\nContent-Type: application/octet-stream\r\n")
                    .append("Content-Disposition: attachment; filename=\"" + attachment.name() + "\"\r\n")
                    .append("Content-Transfer-Encoding: base64\r\n\r\n")
                    .append(Base64.getMimeEncoder().encodeToString(bytes(attachment)))
                    .append("\r\n");
        }
        return DocumentSource.of(name, mail.append("--b--\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(DocumentSource document) {
        try {
            return document.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
