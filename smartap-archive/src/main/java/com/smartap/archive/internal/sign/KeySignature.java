package com.smartap.archive.internal.sign;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/**
 * Signs with a private key of the Java platform, in its own provider. A key on an elliptic curve whose numbers are at
 * hand signs as RFC 6979 says, so that the same bytes give the same signature; RSA does so by itself.
 */
public final class KeySignature {
    /** Not registered with the platform: only this class uses it. */
    private static final BouncyCastleProvider REPEATABLE = new BouncyCastleProvider();

    private final PrivateKey key;
    private final boolean curve;
    private final @Nullable Provider home;

    /**
     * Signs with {@code key}, whose other half is {@code open}.
     *
     * @param home the provider that the key belongs to, which alone can use a key of a token; null for any
     */
    public KeySignature(PrivateKey key, PublicKey open, @Nullable Provider home) {
        this.key = key;
        this.curve = open instanceof ECKey;
        this.home = home;
    }

    /** The signature over bytes, of which the SHA-256 is signed. */
    public byte[] sign(byte[] bytes) throws IOException {
        try {
            Signature signature = signature(curve ? "SHA256withECDSA" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException | ProviderException e) {
            throw new IOException("the document cannot be signed with the signing key at hand", e);
        }
    }

    private Signature signature(String algorithm) throws GeneralSecurityException {
        if (home != null && home.getService("Signature", algorithm) != null) {
            return Signature.getInstance(algorithm, home);
        }
        return curve && key instanceof ECPrivateKey
                ? Signature.getInstance("SHA256withECDDSA", REPEATABLE)
                : Signature.getInstance(algorithm);
    }
}
