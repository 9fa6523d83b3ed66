package com.smartap.sample.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A checkpoint: origin, size and root on a line each, a blank line, and signatures (C2SP tlog-checkpoint, signed-note).
 *
 * @param origin the name of the log
 * @param size how many records it had
 * @param root the hash of the tree over them
 * @param text what is signed
 * @param signatures the lines of signatures
 */
@SuppressWarnings("ArrayRecordComponent") // not changed
record Note(String origin, long size, byte[] root, String text, String signatures) {
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Note of(String note) {
        int end = note.indexOf("\n\n");
        String[] lines = note.split("\n", -1);
        if (end < 0 || lines.length < 5 || !lines[1].matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("this is no checkpoint");
        }
        return new Note(
                lines[0],
                Long.parseLong(lines[1]),
                Base64.getDecoder().decode(lines[2]),
                note.substring(0, end + 1),
                note.substring(end + 2));
    }

    /**
     * Whether it is signed by a key.
     *
     * @param key name, key hash and key, joined by plus signs
     * @throws IllegalArgumentException if that is no key
     */
    boolean signedBy(String key) {
        String[] parts = key.strip().split("\\+", 3);
        if (parts.length != 3 || !parts[1].matches("[0-9a-f]{8}")) {
            throw new IllegalArgumentException("the key must be name+hash+key");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        byte[] hash = HexFormat.of().parseHex(parts[1]);
        if (typed.length != 33 || typed[0] != 1 || !Arrays.equals(hash, keyHash(parts[0], typed))) {
            throw new IllegalArgumentException("the key is not Ed25519, or its hash is not that of the key");
        }
        byte[] raw = Arrays.copyOfRange(typed, 1, 33);
        return signatures
                .lines()
                .map(line -> line.split(" ", -1))
                .filter(line -> line.length == 3 && line[0].equals("\u2014") && line[1].equals(parts[0]))
                .anyMatch(line -> verify(line[2], hash, raw));
    }

    private static byte[] keyHash(String name, byte[] typed) {
        MessageDigest digest = Hashes.digest();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return Arrays.copyOf(digest.digest(typed), 4);
    }

    private boolean verify(String base64, byte[] hash, byte[] raw) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length != 68 || !Arrays.equals(Arrays.copyOf(bytes, 4), hash)) {
                return false;
            }
            byte[] encoded = Arrays.copyOf(X509, X509.length + raw.length);
            System.arraycopy(raw, 0, encoded, X509.length, raw.length);
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(bytes, 4, 64);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
