package com.smartap.capture.einvoice;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Signed envelopes (CMS SignedData) without signers, in the encodings in which they travel. */
final class Envelopes {
    private static final byte[] SIGNED_DATA = {6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 13, 1, 7, 2};
    private static final byte[] DATA = {6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 13, 1, 7, 1};
    private static final byte[] VERSION = {2, 1, 1};
    private static final byte[] END = {0, 0};

    private Envelopes() {}

    static byte[] der(byte[] content) {
        byte[] inner = tlv(0x30, join(DATA, tlv(0xA0, tlv(0x04, content))));
        byte[] signed = tlv(0x30, join(VERSION, tlv(0x31, new byte[0]), inner, tlv(0x31, new byte[0])));
        return tlv(0x30, join(SIGNED_DATA, tlv(0xA0, signed)));
    }

    /** Indefinite lengths, and the content in pieces. */
    static byte[] ber(byte[] content) {
        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        for (int i = 0; i < content.length; i += 1000) {
            pieces.writeBytes(tlv(0x04, Arrays.copyOfRange(content, i, Math.min(content.length, i + 1000))));
        }
        byte[] inner = open(0x30, DATA, open(0xA0, open(0x24, pieces.toByteArray())));
        byte[] signed = open(0x30, VERSION, tlv(0x31, new byte[0]), inner, tlv(0x31, new byte[0]));
        return open(0x30, SIGNED_DATA, open(0xA0, signed));
    }

    static byte[] base64(byte[] content) {
        return Base64.getMimeEncoder().encode(der(content));
    }

    static byte[] pem(byte[] content) {
        String text = "-----BEGIN PKCS7-----\n" + Base64.getMimeEncoder().encodeToString(ber(content))
                + "\n-----END PKCS7-----\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] open(int tag, byte[]... parts) {
        return join(new byte[] {(byte) tag, (byte) 0x80}, join(parts), END);
    }

    static byte[] tlv(int tag, byte[] value) {
        byte[] length = value.length < 0x80
                ? new byte[] {(byte) value.length}
                : new byte[] {(byte) 0x83, (byte) (value.length >> 16), (byte) (value.length >> 8), (byte) value.length
                };
        return join(new byte[] {(byte) tag}, length, value);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
