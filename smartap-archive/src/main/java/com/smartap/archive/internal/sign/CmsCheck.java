package com.smartap.archive.internal.sign;

import com.smartap.model.ContentHash;
import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;

/**
 * Checks the CMS of a signature. A signature does not cover all of its own CMS, so everything around the covered part
 * has to be exactly what a sealer writes: then no byte of it can be changed unseen.
 */
final class CmsCheck {
    private final List<String> problems;
    private @Nullable String signer;
    private String level = "PAdES-B-B";

    CmsCheck(List<String> problems) {
        this.problems = problems;
    }

    @Nullable
    String signer() {
        return signer;
    }

    String level() {
        return level;
    }

    /** Checks reserved bytes, of which the first are the CMS and the rest is zero. */
    void check(byte[] reserved, byte[] signed, @Nullable Instant signedAt) {
        try (ASN1InputStream in = new ASN1InputStream(reserved)) {
            CMSSignedData cms =
                    new CMSSignedData(new CMSProcessableByteArray(signed), ContentInfo.getInstance(in.readObject()));
            byte[] der = cms.toASN1Structure().getEncoded(ASN1Encoding.DER);
            if (reserved.length < der.length
                    || !Arrays.equals(der, 0, der.length, reserved, 0, der.length)
                    || !isZero(reserved, der.length)) {
                problems.add("The signature is not the only thing in its place.");
            }
            var signers = cms.getSignerInfos().getSigners();
            if (signers.size() != 1) {
                problems.add("The signature names %d signers instead of one.".formatted(signers.size()));
                return;
            }
            check(cms, signers.iterator().next(), signedAt);
        } catch (CMSException
                | IOException
                | CertificateException
                | OperatorCreationException
                | TSPException
                | RuntimeException e) {
            problems.add("The signature cannot be read.");
        }
    }

    private void check(CMSSignedData cms, SignerInformation info, @Nullable Instant signedAt)
            throws CertificateException, CMSException, OperatorCreationException, IOException, TSPException {
        @SuppressWarnings("unchecked")
        var matching = cms.getCertificates().getMatches(info.getSID()).stream().toList();
        if (matching.size() != 1) {
            problems.add("The signing certificate is missing.");
            return;
        }
        X509Certificate certificate =
                new JcaX509CertificateConverter().getCertificate((X509CertificateHolder) matching.get(0));
        signer = certificate.getSubjectX500Principal().getName();
        boolean valid;
        try {
            valid = info.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()));
        } catch (CMSException changed) {
            valid = false;
        }
        if (!valid) {
            problems.add("The document was changed after it was sealed.");
        }
        shape(cms, info);
        // Names compare equal in other spellings, too, so the bytes are compared.
        byte[] sid = info.toASN1Structure().getSID().toASN1Primitive().getEncoded(ASN1Encoding.DER);
        byte[] expected = new IssuerAndSerialNumber(((X509CertificateHolder) matching.get(0)).toASN1Structure())
                .getEncoded(ASN1Encoding.DER);
        if (!Arrays.equals(sid, expected)) {
            problems.add("The signature names its certificate in another way than a seal does.");
        }
        chain(cms, certificate);
        named(info, certificate);
        if (signedAt != null
                && (signedAt.isBefore(certificate.getNotBefore().toInstant())
                        || signedAt.isAfter(certificate.getNotAfter().toInstant()))) {
            problems.add("The signing certificate was not valid when the seal says it was made.");
        }
        timestamp(info);
    }

    private void shape(CMSSignedData cms, SignerInformation info) {
        SignedData data = SignedData.getInstance(cms.toASN1Structure().getContent());
        boolean asWritten = CMSObjectIdentifiers.signedData.equals(
                        cms.toASN1Structure().getContentType())
                && data.getVersion().hasValue(BigInteger.ONE)
                && info.getVersion() == 1
                && data.getCRLs() == null
                && data.getDigestAlgorithms().size() == 1
                && cms.getDigestAlgorithmIDs().iterator().next().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)
                && PKCSObjectIdentifiers.data.equals(data.getEncapContentInfo().getContentType())
                && data.getEncapContentInfo().getContent() == null
                && info.getDigestAlgorithmID().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)
                && isRsa(info)
                && isBare(data.getDigestAlgorithms().getObjectAt(0))
                && isBare(info.toASN1Structure().getDigestAlgorithm())
                && isBare(info.toASN1Structure().getDigestEncryptionAlgorithm());
        if (!asWritten) {
            problems.add("The signature is not in the form of a seal.");
        }
    }

    /** Parameters that no algorithm here has, yet that are not signed, could hold anything. */
    private static boolean isBare(ASN1Encodable algorithm) {
        ASN1Encodable parameters = AlgorithmIdentifier.getInstance(algorithm).getParameters();
        return parameters == null || DERNull.INSTANCE.equals(parameters);
    }

    /** One name for the algorithm only: a second one for the same would be a byte that can be changed unseen. */
    private static boolean isRsa(SignerInformation info) {
        return PKCSObjectIdentifiers.sha256WithRSAEncryption.getId().equals(info.getEncryptionAlgOID());
    }

    /** Each further certificate has to vouch for one that is there, or it could be put there by anybody. */
    private void chain(CMSSignedData cms, X509Certificate signing) throws CertificateException, IOException {
        @SuppressWarnings("unchecked")
        var all = cms.getCertificates().getMatches(null).stream().toList();
        X509Certificate subject = signing;
        for (int used = 1; used < all.size(); used++) {
            X509Certificate issuer = null;
            for (Object holder : all) {
                X509Certificate candidate =
                        new JcaX509CertificateConverter().getCertificate((X509CertificateHolder) holder);
                if (!candidate.equals(subject)
                        && candidate.getSubjectX500Principal().equals(subject.getIssuerX500Principal())) {
                    issuer = candidate;
                }
            }
            if (issuer == null || !hasSigned(issuer, subject)) {
                problems.add("The signature carries a certificate that does not belong to its chain.");
                return;
            }
            subject = issuer;
        }
    }

    private static boolean hasSigned(X509Certificate issuer, X509Certificate subject) {
        try {
            subject.verify(issuer.getPublicKey());
            return true;
        } catch (java.security.GeneralSecurityException e) {
            return false;
        }
    }

    private void named(SignerInformation info, X509Certificate certificate) throws CertificateException {
        Attribute attribute = info.getSignedAttributes() == null
                ? null
                : info.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        ESSCertIDv2[] names = attribute == null
                ? new ESSCertIDv2[0]
                : SigningCertificateV2.getInstance(attribute.getAttrValues().getObjectAt(0))
                        .getCerts();
        byte[] hash = ContentHash.newDigest().digest(certificate.getEncoded());
        if (names.length == 0 || !Arrays.equals(names[0].getCertHash(), hash)) {
            problems.add("The signature was made for another certificate than the one it carries.");
        }
    }

    private void timestamp(SignerInformation info)
            throws CMSException, IOException, TSPException, CertificateException, OperatorCreationException {
        if (info.getUnsignedAttributes() == null || info.getUnsignedAttributes().size() == 0) {
            return;
        }
        Attribute attribute = info.getUnsignedAttributes().get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        if (attribute == null
                || info.getUnsignedAttributes().size() != 1
                || attribute.getAttrValues().size() != 1) {
            problems.add("The signature carries additions that a seal does not allow.");
            return;
        }
        ASN1Primitive value = attribute.getAttrValues().getObjectAt(0).toASN1Primitive();
        TimeStampToken token = new TimeStampToken(new CMSSignedData(value.getEncoded()));
        byte[] imprint = ContentHash.newDigest().digest(info.getSignature());
        var certificates = token.getCertificates().getMatches(token.getSID());
        boolean good = certificates.size() == 1
                && NISTObjectIdentifiers.id_sha256.equals(
                        token.getTimeStampInfo().getMessageImprintAlgOID())
                && Arrays.equals(imprint, token.getTimeStampInfo().getMessageImprintDigest());
        if (good) {
            var holder = (X509CertificateHolder) certificates.iterator().next();
            token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                    .build(new JcaX509CertificateConverter().getCertificate(holder)));
            level = "PAdES-B-T";
        } else {
            problems.add("The time-stamp belongs to another signature.");
        }
    }

    private static boolean isZero(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
