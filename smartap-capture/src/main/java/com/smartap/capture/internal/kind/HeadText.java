package com.smartap.capture.internal.kind;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The first bytes as text, if they are text. */
final class HeadText {
    private static final int CONTROL_LIMIT = 50;
    private static final Set<String> MAIL_HEADERS = Set.of(
            "from",
            "to",
            "cc",
            "date",
            "subject",
            "received",
            "return-path",
            "delivered-to",
            "message-id",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "dkim-signature",
            "authentication-results",
            "arc-seal",
            "arc-message-signature",
            "arc-authentication-results",
            "reply-to",
            "sender",
            "x-mailer",
            "x-original-to",
            "x-received");

    private static final Set<String> CERTAIN =
            Set.of("mime-version", "message-id", "return-path", "dkim-signature", "delivered-to");

    private HeadText() {}

    /** The text in the encoding of its byte-order mark, else byte by byte; empty if it is binary. */
    static Optional<String> of(byte[] head) {
        Charset charset = charset(head);
        String text = new String(head, charset);
        if (!text.isEmpty() && text.charAt(0) == '\uFEFF') {
            text = text.substring(1);
        }
        if (head.length >= 3 && (head[0] & 0xFF) == 0xEF && (head[1] & 0xFF) == 0xBB && (head[2] & 0xFF) == 0xBF) {
            text = new String(head, 3, head.length - 3, StandardCharsets.ISO_8859_1);
        }
        long controls = text.chars().filter(HeadText::isControl).count();
        return text.isBlank() || controls * CONTROL_LIMIT > text.length() ? Optional.empty() : Optional.of(text);
    }

    private static boolean isControl(int c) {
        // 0x1C to 0x1F and 0x85 are separators of some interchanges.
        return c < 0x1C && c != '\t' && c != '\n' && c != '\r' && c != '\f' || c == 0x7F || c == 0xFFFD;
    }

    private static Charset charset(byte[] head) {
        if (head.length >= 2) {
            int first = head[0] & 0xFF;
            int second = head[1] & 0xFF;
            if (first == 0xFF && second == 0xFE || second == 0 && first == '<') {
                return StandardCharsets.UTF_16LE;
            }
            if (first == 0xFE && second == 0xFF || first == 0 && second == '<') {
                return StandardCharsets.UTF_16BE;
            }
        }
        return StandardCharsets.ISO_8859_1;
    }

    /** Whether the bytes begin with the header of an e-mail: two header fields that mails have, or one that nothing else has. */
    static boolean isMail(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        int known = 0;
        boolean certain = false;
        boolean first = true;
        for (String line : text.split("\r?\n", 200)) {
            boolean mbox = first && line.startsWith("From ");
            boolean folded = !first && (line.startsWith(" ") || line.startsWith("\t"));
            if (!mbox && !folded) {
                int colon = line.indexOf(':');
                if (colon < 1 || !isName(line.substring(0, colon))) {
                    break;
                }
                String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                known += MAIL_HEADERS.contains(name) ? 1 : 0;
                certain |= CERTAIN.contains(name)
                        || name.equals("content-type")
                                && line.toLowerCase(Locale.ROOT).contains("multipart/");
            }
            first = false;
        }
        return known >= 2 || certain;
    }

    private static boolean isName(String name) {
        return name.chars().allMatch(c -> c > 32 && c < 127);
    }
}
