package com.smartap.archive.internal.sign;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Signs with a private key of the Java platform, in its own provider. A key on an elliptic curve whose numbers are at
 * hand signs as RFC 6979 says, so that the same bytes give the same signature; RSA does so by itself.
 */
public final class KeySignature {
    /** Not registered with the platform: only this class uses it. */
    private static final BouncyCastleProvider REPEATABLE = new BouncyCastleProvider();

    private final PrivateKey key;
    private final boolean curve;

    /** Signs with {@code key}, whose other half is {@code open}. */
    public KeySignature(PrivateKey key, PublicKey open) {
        this.key = key;
        this.curve = open instanceof ECKey;
    }

    /** The signature over bytes, of which the SHA-256 is signed. */
    public byte[] sign(byte[] bytes) throws IOException {
        try {
            Signature signature = !curve
                    ? Signature.getInstance("SHA256withRSA")
                    : key instanceof ECPrivateKey
                            ? Signature.getInstance("SHA256withECDDSA", REPEATABLE)
                            : Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException | ProviderException e) {
            throw new IOException("the document cannot be signed with the signing key at hand", e);
        }
    }
}
