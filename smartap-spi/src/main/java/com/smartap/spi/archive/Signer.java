package com.smartap.spi.archive;

import com.smartap.spi.Api;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Signs with a key that may never leave its place: a key store, a token, a hardware security module or the key service
 * of a cloud. Thread-safe. What it answers is checked against its certificate before it is used.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface Signer {
    /** The certificates, the signing one first, each followed by its issuer; at least one. */
    List<X509Certificate> chain();

    /** How it signs. */
    Algorithm algorithm();

    /**
     * Signs {@code bytes}, a few hundred of them. A service that signs digests gets their SHA-256.
     *
     * @return the signature as X.509 writes it: for ECDSA the DER sequence of r and s
     * @throws IOException if the key cannot be reached or refuses; the document is then not sealed
     */
    byte[] sign(byte[] bytes) throws IOException;

    /** What a seal can be signed with. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    enum Algorithm {
        /** RSA with PKCS#1 v1.5 padding: the same bytes give the same signature. */
        RSA_SHA256("SHA256withRSA"),
        /** ECDSA: the same bytes give the same signature only where the signer sees to that (RFC 6979). */
        ECDSA_SHA256("SHA256withECDSA");

        private final String standardName;

        Algorithm(String standardName) {
            this.standardName = standardName;
        }

        /** The name that the Java platform gives it. */
        public String standardName() {
            return standardName;
        }
    }
}
