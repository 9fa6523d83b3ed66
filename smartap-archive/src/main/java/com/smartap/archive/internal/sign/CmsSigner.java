package com.smartap.archive.internal.sign;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERSet;

/**
 * Makes the CMS of a PAdES baseline signature: detached, DER, with the signing certificate named and no signing time.
 * RSA with PKCS#1 v1.5 padding takes no random numbers, so the same bytes give the same signature. Source: ETSI EN 319
 * 142-1, 6.3.
 */
public final class CmsSigner {
    private static final int DIGEST_BYTES = 32;

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    /** Signs with {@code key}, whose certificate comes first in {@code chain}. */
    public CmsSigner(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    /** The CMS over what has the SHA-256 {@code digest}, in DER. */
    public byte[] sign(byte[] digest) throws IOException {
        try {
            DERSet attributes = CmsForm.signedAttributes(chain, digest);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(attributes.getEncoded(ASN1Encoding.DER));
            return CmsForm.encode(chain, attributes, signature.sign(), null);
        } catch (GeneralSecurityException e) {
            throw new IOException("the document cannot be signed with the signing key at hand", e);
        }
    }

    /** The exact number of bytes that {@link #sign} gives, whatever it signs. */
    public int size() throws IOException {
        try {
            int bits = ((RSAKey) chain.get(0).getPublicKey()).getModulus().bitLength();
            DERSet attributes = CmsForm.signedAttributes(chain, new byte[DIGEST_BYTES]);
            return CmsForm.encode(chain, attributes, new byte[(bits + 7) / 8], null).length;
        } catch (CertificateEncodingException e) {
            throw new IOException("the certificates of the signing key cannot be written", e);
        }
    }
}
