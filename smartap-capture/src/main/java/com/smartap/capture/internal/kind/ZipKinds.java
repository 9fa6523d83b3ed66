package com.smartap.capture.internal.kind;

import java.nio.charset.StandardCharsets;

/** What a file that begins like a ZIP is: office programs keep their documents in ZIP archives too. */
final class ZipKinds {
    private ZipKinds() {}

    static Kind of(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.contains("mimetypeapplication/vnd.oasis.opendocument")) {
            return Kind.OPEN_DOCUMENT;
        }
        boolean office = start.contains("[Content_Types].xml") || start.contains("_rels/.rels");
        if (!office) {
            return Kind.ZIP;
        }
        return start.contains("word/") || start.contains("ppt/") ? Kind.OOXML : Kind.XLSX;
    }
}
