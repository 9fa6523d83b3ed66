package com.smartap.capture.internal.hybrid;

import java.util.Locale;
import java.util.Set;

/**
 * A file that is embedded in a PDF.
 *
 * @param name its name, without any path; never trusted
 * @param content its bytes
 */
record Attachment(String name, byte[] content) {
    private static final Set<String> STANDARD = Set.of("factur-x.xml", "xrechnung.xml", "zugferd-invoice.xml");

    /** Whether Factur-X, ZUGFeRD or XRechnung give invoices this name. */
    boolean isStandard() {
        return STANDARD.contains(name.toLowerCase(Locale.ROOT));
    }

    /** Whether it may be XML, by its first bytes or its name. */
    boolean mayBeXml() {
        int at = 0;
        while (at < content.length && at < 64 && (content[at] <= ' ' || isMark(content[at] & 0xff))) {
            at++;
        }
        boolean begins = at < content.length && content[at] == '<';
        return begins || name.toLowerCase(Locale.ROOT).endsWith(".xml");
    }

    /** Bytes of byte order marks, and the zero bytes of UTF-16. */
    private static boolean isMark(int value) {
        return value == 0xEF || value == 0xBB || value == 0xBF || value == 0xFE || value == 0xFF;
    }

    @Override
    public String toString() {
        return name;
    }
}
