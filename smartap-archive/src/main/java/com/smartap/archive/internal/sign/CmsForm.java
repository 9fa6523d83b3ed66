package com.smartap.archive.internal.sign;

import com.smartap.model.ContentHash;
import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/**
 * The one form that the CMS of a seal has, in DER. A signature does not cover all of its own CMS. So the sealer writes
 * it with this class, and the check writes it again from the covered parts and compares: then no byte can be changed
 * unseen. Source: RFC 5652, 5.
 */
public final class CmsForm {
    /** SHA-256, without parameters as RFC 5754 asks for. */
    public static final AlgorithmIdentifier DIGEST = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

    /** RSA with PKCS#1 v1.5 padding over SHA-256. */
    private static final AlgorithmIdentifier RSA =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);

    /** ECDSA over SHA-256, without parameters as RFC 5758 asks for. */
    private static final AlgorithmIdentifier ECDSA = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

    private static final ASN1Integer ONE = new ASN1Integer(1);

    private CmsForm() {}

    /** Certificates as they stand in a CMS. */
    public static List<Certificate> certificates(List<X509Certificate> chain) throws CertificateEncodingException {
        List<Certificate> certificates = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            certificates.add(Certificate.getInstance(certificate.getEncoded()));
        }
        return certificates;
    }

    /** How a key of that kind signs a seal. */
    public static AlgorithmIdentifier algorithm(PublicKey key) {
        return key instanceof ECKey ? ECDSA : RSA;
    }

    /** The attributes that are signed. Every certificate of the chain is named, so that none can be swapped. */
    public static DERSet signedAttributes(List<X509Certificate> chain, byte[] digest)
            throws CertificateEncodingException {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        attributes.add(attribute(CMSAttributes.contentType, PKCSObjectIdentifiers.data));
        attributes.add(attribute(CMSAttributes.messageDigest, new DEROctetString(digest)));
        attributes.add(
                attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new SigningCertificateV2(names(chain))));
        attributes.add(attribute(
                CMSAttributes.cmsAlgorithmProtect,
                new CMSAlgorithmProtection(
                        DIGEST,
                        CMSAlgorithmProtection.SIGNATURE,
                        algorithm(chain.get(0).getPublicKey()))));
        return new DERSet(attributes);
    }

    private static ESSCertIDv2[] names(List<X509Certificate> chain) throws CertificateEncodingException {
        ESSCertIDv2[] names = new ESSCertIDv2[chain.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] =
                    new ESSCertIDv2(ContentHash.newDigest().digest(chain.get(i).getEncoded()));
        }
        return names;
    }

    private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }

    /**
     * The whole CMS.
     *
     * @param chain the signing certificate first
     * @param algorithm how its key signs
     * @param unsigned attributes that were added after signing, such as a time-stamp
     */
    public static byte[] encode(
            List<Certificate> chain,
            AlgorithmIdentifier algorithm,
            ASN1Set signedAttributes,
            byte[] signature,
            @Nullable ASN1Set unsigned)
            throws IOException {
        ASN1EncodableVector signer = new ASN1EncodableVector();
        signer.add(ONE);
        signer.add(new IssuerAndSerialNumber(chain.get(0)));
        signer.add(DIGEST);
        signer.add(new DERTaggedObject(false, 0, signedAttributes));
        signer.add(algorithm);
        signer.add(new DEROctetString(signature));
        if (unsigned != null) {
            signer.add(new DERTaggedObject(false, 1, unsigned));
        }
        ASN1EncodableVector data = new ASN1EncodableVector();
        data.add(ONE);
        data.add(new DERSet(DIGEST));
        data.add(new DERSequence(PKCSObjectIdentifiers.data));
        data.add(new DERTaggedObject(false, 0, new DERSet(chain.toArray(Certificate[]::new))));
        data.add(new DERSet(new DERSequence(signer)));
        ASN1EncodableVector content = new ASN1EncodableVector();
        content.add(CMSObjectIdentifiers.signedData);
        content.add(new DERTaggedObject(true, 0, new DERSequence(data)));
        return new DERSequence(content).getEncoded(ASN1Encoding.DER);
    }
}
