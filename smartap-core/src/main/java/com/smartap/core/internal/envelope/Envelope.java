package com.smartap.core.internal.envelope;

import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with a fresh 96-bit nonce for each message. A sealed message is one version byte, the nonce, and the
 * ciphertext with its 128-bit tag; it opens only with the same associated data, so that a message which was copied to
 * another row does not open there.
 */
public final class Envelope {
    /** Bytes of a key. */
    public static final int KEY_BYTES = 32;

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Envelope() {}

    /** A fresh key. */
    public static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    /** Encrypts. */
    public static byte[] seal(byte[] key, byte[] plain, byte[] associated) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, associated).doFinal(plain);
            byte[] message = new byte[1 + NONCE_BYTES + sealed.length];
            message[0] = VERSION;
            System.arraycopy(nonce, 0, message, 1, NONCE_BYTES);
            System.arraycopy(sealed, 0, message, 1 + NONCE_BYTES, sealed.length);
            return message;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /**
     * Decrypts.
     *
     * @throws SmartApException with {@code SECRET_UNREADABLE} if key, bytes or associated data are not those it was
     *     sealed with
     */
    public static byte[] open(byte[] key, byte[] message, byte[] associated) {
        if (message.length <= 1 + NONCE_BYTES || message[0] != VERSION) {
            throw unreadable(null);
        }
        byte[] nonce = Arrays.copyOfRange(message, 1, 1 + NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, associated)
                    .doFinal(message, 1 + NONCE_BYTES, message.length - 1 - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] associated)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated);
        return cipher;
    }

    private static SmartApException unreadable(@org.jspecify.annotations.Nullable Exception cause) {
        return new SmartApException(
                ErrorCode.SECRET_UNREADABLE,
                "a stored secret cannot be decrypted: its key or its bytes are not those it was encrypted with."
                        + " Maybe the key file was replaced; put the old keys back beside the new one.",
                false,
                null,
                cause);
    }
}
