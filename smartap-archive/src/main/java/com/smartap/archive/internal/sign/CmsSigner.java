package com.smartap.archive.internal.sign;

import com.smartap.archive.internal.trust.CertificatePath;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.archive.Signer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.jspecify.annotations.Nullable;

/**
 * Makes the CMS of a PAdES baseline signature: detached, DER, with the signing certificate named and no signing time.
 * Source: ETSI EN 319 142-1, 6.3.
 */
public final class CmsSigner {
    private static final int DIGEST_BYTES = 32;

    private final Signer signer;
    private final List<X509Certificate> chain;
    /** The chain as it stands in each signature, parsed once. */
    private final List<Certificate> certificates;

    private final int size;

    /**
     * Signs with {@code signer}.
     *
     * @throws InvalidConfigurationException if its certificates do not fit each other or its algorithm
     */
    public CmsSigner(Signer signer) {
        this.signer = signer;
        this.chain = List.copyOf(signer.chain());
        if (chain.isEmpty()) {
            throw new InvalidConfigurationException("the signer has no certificate. Maybe import its chain.");
        }
        PublicKey key = chain.get(0).getPublicKey();
        boolean fits = signer.algorithm() == Signer.Algorithm.RSA_SHA256 ? key instanceof RSAKey : key instanceof ECKey;
        if (!fits) {
            throw new InvalidConfigurationException("the signer signs with %s and its certificate is for %s"
                    .formatted(signer.algorithm().standardName(), key.getAlgorithm()));
        }
        for (int i = 0; i + 1 < chain.size(); i++) {
            if (!CertificatePath.vouches(chain.get(i + 1), chain.get(i))) {
                throw new InvalidConfigurationException("certificate %s is not issued by the next in the chain, %s"
                        .formatted(name(chain.get(i)), name(chain.get(i + 1))));
            }
        }
        try {
            certificates = CmsForm.certificates(chain);
            size = encode(CmsForm.signedAttributes(chain, new byte[DIGEST_BYTES]), new byte[valueSize(key)], null)
                    .length;
        } catch (CertificateEncodingException | IOException e) {
            throw new InvalidConfigurationException(
                    "the certificates of the signing key cannot be written: " + e.getMessage());
        }
    }

    private static int valueSize(PublicKey key) {
        return key instanceof RSAKey rsa
                ? (rsa.getModulus().bitLength() + 7) / 8
                : 2 * ((((ECKey) key).getParams().getOrder().bitLength() + 7) / 8 + 3) + 3;
    }

    private byte[] encode(DERSet attributes, byte[] value, @Nullable DERSet unsigned) throws IOException {
        return CmsForm.encode(
                certificates, CmsForm.algorithm(chain.get(0).getPublicKey()), attributes, value, unsigned);
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    /** A signature without its time-stamp, which is made over it. */
    public final class Signed {
        private final DERSet attributes;
        private final byte[] value;

        private Signed(DERSet attributes, byte[] value) {
            this.attributes = attributes;
            this.value = value;
        }

        /** What a time-stamp is made over. */
        public byte[] value() {
            return value.clone();
        }

        /** The CMS in DER. */
        public byte[] encoded() throws IOException {
            return encode(attributes, value, null);
        }

        /** The CMS in DER with a time-stamp token. */
        public byte[] stamped(byte[] token) throws IOException {
            return encode(
                    attributes,
                    value,
                    new DERSet(new Attribute(
                            PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                            new DERSet(ASN1Primitive.fromByteArray(token)))));
        }
    }

    /** Signs what has the SHA-256 {@code digest}. */
    public Signed sign(byte[] digest) throws IOException {
        try {
            DERSet attributes = CmsForm.signedAttributes(chain, digest);
            byte[] bytes = attributes.getEncoded(ASN1Encoding.DER);
            byte[] value = signer.sign(bytes);
            Signature check = Signature.getInstance(signer.algorithm().standardName());
            check.initVerify(chain.get(0).getPublicKey());
            check.update(bytes);
            if (!check.verify(value)) {
                throw new IOException("the signer's answer does not fit its certificate %s. Maybe the key was replaced."
                        .formatted(name(chain.get(0))));
            }
            return new Signed(attributes, value);
        } catch (GeneralSecurityException e) {
            throw new IOException("the document cannot be signed with the signing key at hand", e);
        }
    }

    /** The number of bytes that a signature without time-stamp takes at most. */
    public int size() {
        return size;
    }

    /** The certificates, the signing one first. */
    public List<X509Certificate> chain() {
        return new ArrayList<>(chain);
    }
}
