package com.smartap.core.internal.audit;

import com.smartap.spi.audit.CheckpointSigner;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A checkpoint as a signed note: origin, size and root on a line each, a blank line, and a line for each signature. Source:
 * C2SP tlog-checkpoint and signed-note.
 *
 * @param origin the name of the log, such as {@code example.com/ap/default}
 * @param size the number of leaves
 * @param root the hash of the tree
 */
@SuppressWarnings("ArrayRecordComponent") // hashes are not changed
public record SignedNote(String origin, long size, byte[] root) {
    private static final String DASH = "\u2014 ";
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    /** The note with a signature. */
    public String signedBy(CheckpointSigner signer) {
        String text = text();
        ByteArrayOutputStream signature = new ByteArrayOutputStream();
        signature.writeBytes(keyHash(signer.name(), signer.publicKey()));
        signature.writeBytes(signer.sign(text.getBytes(StandardCharsets.UTF_8)));
        return text + "\n" + DASH + signer.name() + " " + Base64.getEncoder().encodeToString(signature.toByteArray())
                + "\n";
    }

    /** What is signed. */
    private String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /** The note of a text whose signature by a key is right. */
    public static Optional<SignedNote> verified(String note, String name, byte[] publicKey) {
        int end = note.indexOf("\n\n");
        if (end < 0) {
            return Optional.empty();
        }
        String text = note.substring(0, end + 1);
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[1].matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        boolean signed = Arrays.stream(note.substring(end + 2).split("\n", -1))
                .filter(line -> line.startsWith(DASH + name + " "))
                .anyMatch(
                        line -> isSignature(line.substring(DASH.length() + name.length() + 1), text, name, publicKey));
        return signed
                ? Optional.of(new SignedNote(lines[0], Long.parseLong(lines[1]), decoded(lines[2])))
                : Optional.empty();
    }

    private static boolean isSignature(String base64, String text, String name, byte[] publicKey) {
        byte[] bytes = decoded(base64);
        if (bytes.length != 68 || !Arrays.equals(Arrays.copyOf(bytes, 4), keyHash(name, publicKey))) {
            return false;
        }
        try {
            byte[] encoded = Arrays.copyOf(X509, X509.length + publicKey.length);
            System.arraycopy(publicKey, 0, encoded, X509.length, publicKey.length);
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(bytes, 4, 64);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The public key as a verifier wants it: name, key hash, and key with its algorithm. */
    public static String verifierKey(CheckpointSigner signer) {
        byte[] key = new byte[33];
        key[0] = 1;
        System.arraycopy(signer.publicKey(), 0, key, 1, 32);
        return signer.name() + "+" + Hex.of(keyHash(signer.name(), signer.publicKey())) + "+"
                + Base64.getEncoder().encodeToString(key);
    }

    private static byte[] keyHash(String name, byte[] publicKey) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(new byte[] {'\n', 1});
            return Arrays.copyOf(digest.digest(publicKey), 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
