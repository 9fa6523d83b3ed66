package com.smartap.capture.internal.einvoice;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The content of a signed CMS message (RFC 5652), as which FatturaPA travels: {@code .p7m}, in BER, DER or Base64. The
 * signature is not verified; every length is checked against the bytes at hand.
 */
public final class SignedEnvelope {
    private static final byte[] SIGNED_DATA = {
        0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x07, 0x02
    };
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int CONSTRUCTED_OCTETS = 0x24;
    private static final int EXPLICIT_0 = 0xA0;
    private static final int OBJECT_ID = 0x06;
    private static final int MAX_DEPTH = 8;
    private static final int HEADER_WITHIN = 24;

    private final String name;
    private final byte[] bytes;

    private SignedEnvelope(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** Whether a document begins as a signed message. */
    public static boolean recognises(byte[] head) {
        return isMessage(head) || base64(head).filter(SignedEnvelope::isMessage).isPresent();
    }

    /**
     * The document inside.
     *
     * @throws DocumentException if there is none, or the envelope is damaged
     */
    public static byte[] open(String name, byte[] bytes) {
        byte[] message = isMessage(bytes) ? bytes : base64(bytes).orElse(bytes);
        try {
            return new SignedEnvelope(name, message).content();
        } catch (IndexOutOfBoundsException e) {
            throw damaged(name, e);
        }
    }

    private static DocumentException damaged(String name, Exception cause) {
        return new DocumentException(
                ErrorCode.DOCUMENT_DAMAGED,
                "%s is a damaged signed envelope. Maybe ask the vendor to send the invoice again.".formatted(name),
                cause);
    }

    private static boolean isMessage(byte[] bytes) {
        return bytes.length > HEADER_WITHIN
                && (bytes[0] & 0xff) == SEQUENCE
                && new String(bytes, 0, HEADER_WITHIN, StandardCharsets.ISO_8859_1)
                        .contains(new String(SIGNED_DATA, StandardCharsets.ISO_8859_1));
    }

    private static Optional<byte[]> base64(byte[] bytes) {
        int from = 0;
        String start = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1);
        if (start.startsWith("-----BEGIN")) {
            from = start.indexOf('\n') + 1;
        }
        // Signed messages begin with 0x30 0x80 to 0x83, which is MI in Base64.
        if (from + 1 >= bytes.length || bytes[from] != 'M' || bytes[from + 1] != 'I') {
            return Optional.empty();
        }
        int end = from;
        while (end < bytes.length && bytes[end] != '-') {
            end++;
        }
        String text = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1).replaceAll("\\s", "");
        try {
            return Optional.of(Base64.getDecoder().decode(text.substring(0, text.length() / 4 * 4)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** ContentInfo { type, [0] SignedData { version, digests, { type, [0] content } … } }. */
    private byte[] content() {
        skip(0); // the envelope is there as a whole
        int signed = inside(after(inside(0), OBJECT_ID), EXPLICIT_0);
        int algorithms = skip(inside(signed, SEQUENCE));
        int encapsulated = skip(algorithms);
        int type = inside(encapsulated, SEQUENCE);
        int wrapped = after(type, OBJECT_ID);
        if (tag(wrapped) != EXPLICIT_0) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_UNSUPPORTED,
                    "%s is a signature without the document that was signed. Maybe send the invoice itself."
                            .formatted(name));
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream(bytes.length);
        collect(inside(wrapped), content, 0);
        return content.toByteArray();
    }

    private void collect(int at, ByteArrayOutputStream content, int depth) {
        if (depth > MAX_DEPTH) {
            throw damaged(name, new IndexOutOfBoundsException("depth"));
        }
        if (tag(at) == OCTETS) {
            content.write(bytes, inside(at), Math.subtractExact(skip(at), inside(at)));
        } else if (tag(at) == CONSTRUCTED_OCTETS) {
            int end = isIndefinite(at) ? Integer.MAX_VALUE : skip(at);
            for (int part = inside(at); part < end && tag(part) != 0; part = skip(part)) {
                collect(part, content, depth + 1);
            }
        } else {
            throw damaged(name, new IndexOutOfBoundsException("tag " + tag(at)));
        }
    }

    private int inside(int at, int tag) {
        if (tag(at) != tag) {
            throw new IndexOutOfBoundsException("tag " + tag(at) + " at " + at);
        }
        return inside(at);
    }

    private int after(int at, int tag) {
        if (tag(at) != tag) {
            throw new IndexOutOfBoundsException("tag " + tag(at) + " at " + at);
        }
        return skip(at);
    }

    private int tag(int at) {
        return bytes[at] & 0xff;
    }

    private boolean isIndefinite(int at) {
        return (bytes[at + 1] & 0xff) == 0x80;
    }

    /** Where the content of the value at a place begins. */
    private int inside(int at) {
        int first = bytes[at + 1] & 0xff;
        return at + 2 + (first > 0x80 ? first & 0x7f : 0);
    }

    /** Where the value after the one at a place begins. */
    private int skip(int at) {
        return skip(at, 0);
    }

    private int skip(int at, int depth) {
        if (depth > 4 * MAX_DEPTH) {
            throw new IndexOutOfBoundsException("too deep");
        }
        if (isIndefinite(at)) {
            int part = inside(at);
            while (tag(part) != 0) {
                part = skip(part, depth + 1);
            }
            return part + 2;
        }
        int first = bytes[at + 1] & 0xff;
        long length = first;
        if (first > 0x80) {
            length = 0;
            for (int i = 0; i < (first & 0x7f); i++) {
                length = length << 8 | bytes[at + 2 + i] & 0xff;
                if (length > bytes.length) {
                    throw new IndexOutOfBoundsException("length");
                }
            }
        }
        long end = inside(at) + length;
        if (end > bytes.length) {
            throw new IndexOutOfBoundsException("length " + length + " at " + at);
        }
        return (int) end;
    }
}
