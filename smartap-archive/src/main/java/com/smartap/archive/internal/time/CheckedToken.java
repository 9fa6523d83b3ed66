package com.smartap.archive.internal.time;

import com.smartap.archive.internal.trust.Certificates;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPUtil;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * A time-stamp token that was checked: its authority signed it, may stamp times, and stamped the bytes in question.
 *
 * @param at the moment that it proves
 * @param authority the certificate of who signed it
 * @param certificates all that it carries
 * @param strict whether it holds nothing that its signature does not cover or that can be left out
 */
public record CheckedToken(Instant at, X509Certificate authority, List<X509Certificate> certificates, boolean strict) {
    /** Copies the certificates. */
    public CheckedToken {
        certificates = List.copyOf(certificates);
    }

    /** Why a token proves nothing. */
    public static final class WorthlessException extends IOException {
        private static final long serialVersionUID = 1L;

        WorthlessException(String reason) {
            super(reason);
        }
    }

    /**
     * Checks a token.
     *
     * @param der its bytes, and nothing else
     * @param stamped gives the digest of what should be stamped
     * @throws WorthlessException if it proves nothing about that
     */
    public static CheckedToken of(byte[] der, Function<MessageDigest, byte[]> stamped) throws WorthlessException {
        try {
            ContentInfo content = ContentInfo.getInstance(ASN1Primitive.fromByteArray(der));
            if (!CMSObjectIdentifiers.signedData.equals(content.getContentType())) {
                throw new WorthlessException("the time-stamp is no signed data");
            }
            TimeStampToken token = new TimeStampToken(new CMSSignedData(content));
            List<X509Certificate> certificates = Certificates.of(token.getCertificates());
            X509Certificate authority = certificates.stream()
                    .filter(candidate -> matches(token, candidate))
                    .findFirst()
                    .orElseThrow(() -> new WorthlessException("the time-stamp lacks its authority's certificate"));
            TSPUtil.validateCertificate(new JcaX509CertificateHolder(authority));
            if (!List.of(KeyPurposeId.id_kp_timeStamping.getId()).equals(authority.getExtendedKeyUsage())) {
                throw new WorthlessException("the certificate of the time-stamp is not for time-stamps");
            }
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(authority));
            var info = token.getTimeStampInfo();
            byte[] expected = stamped.apply(MessageDigest.getInstance(digestName(info.getMessageImprintAlgOID())));
            if (!MessageDigest.isEqual(expected, info.getMessageImprintDigest())) {
                throw new WorthlessException("the time-stamp belongs to something else");
            }
            return new CheckedToken(
                    info.getGenTime().toInstant(), authority, certificates, isStrict(der, content, certificates));
        } catch (WorthlessException e) {
            throw e;
        } catch (TSPException
                | CMSException
                | GeneralSecurityException
                | OperatorCreationException
                | IOException
                | RuntimeException e) {
            throw new WorthlessException(
                    "the time-stamp is not valid" + (e instanceof TSPException ? ": " + e.getMessage() : ""));
        }
    }

    /**
     * The same token in DER with only what its authority needs: the rest is not covered by its signature, and could be
     * changed unseen.
     */
    public static byte[] trimmed(byte[] der, List<X509Certificate> path) throws IOException {
        ContentInfo content = ContentInfo.getInstance(ASN1Primitive.fromByteArray(der));
        SignedData data = SignedData.getInstance(content.getContent());
        SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        ASN1EncodableVector certificates = new ASN1EncodableVector();
        for (X509Certificate certificate : path) {
            certificates.add(Certificate.getInstance(Certificates.der(certificate)));
        }
        SignerInfo bare = new SignerInfo(
                signer.getSID(),
                signer.getDigestAlgorithm(),
                signer.getAuthenticatedAttributes(),
                signer.getDigestEncryptionAlgorithm(),
                signer.getEncryptedDigest(),
                (ASN1Set) null);
        SignedData trimmed = new SignedData(
                new DERSet(signer.getDigestAlgorithm()),
                data.getEncapContentInfo(),
                new DERSet(certificates),
                null,
                new DERSet(bare));
        return new ContentInfo(CMSObjectIdentifiers.signedData, trimmed).getEncoded(ASN1Encoding.DER);
    }

    private static boolean matches(TimeStampToken token, X509Certificate candidate) {
        try {
            return token.getSID().match(new JcaX509CertificateHolder(candidate));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The platform's name of a digest that may be used; nothing weaker than SHA-256 proves a time. */
    private static String digestName(ASN1ObjectIdentifier algorithm) throws WorthlessException {
        if (NISTObjectIdentifiers.id_sha256.equals(algorithm)) {
            return "SHA-256";
        }
        if (NISTObjectIdentifiers.id_sha384.equals(algorithm)) {
            return "SHA-384";
        }
        if (NISTObjectIdentifiers.id_sha512.equals(algorithm)) {
            return "SHA-512";
        }
        throw new WorthlessException(
                OIWObjectIdentifiers.idSHA1.equals(algorithm)
                        ? "the time-stamp uses SHA-1, which proves nothing any more"
                        : "the time-stamp uses a digest that is not known");
    }

    /** What a token's signature does not cover has to be what it must be. */
    private static boolean isStrict(byte[] der, ContentInfo content, List<X509Certificate> certificates)
            throws IOException {
        SignedData data = SignedData.getInstance(content.getContent());
        if (!Arrays.equals(content.getEncoded(ASN1Encoding.DER), der)
                || data.getSignerInfos().size() != 1
                || data.getDigestAlgorithms().size() != 1
                || data.getCRLs() != null
                || data.getVersion().intValueExact() != 3) {
            return false;
        }
        SignerInfo signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        var named = org.bouncycastle.asn1.x509.AlgorithmIdentifier.getInstance(
                data.getDigestAlgorithms().getObjectAt(0));
        return signer.getUnauthenticatedAttributes() == null
                && named.getAlgorithm().equals(signer.getDigestAlgorithm().getAlgorithm())
                && certificates.size() == data.getCertificates().size();
    }
}
