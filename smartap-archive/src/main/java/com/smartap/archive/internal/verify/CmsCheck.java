package com.smartap.archive.internal.verify;

import com.smartap.archive.internal.sign.CmsForm;
import com.smartap.archive.internal.time.CheckedToken;
import com.smartap.archive.internal.trust.CertificatePath;
import com.smartap.archive.internal.trust.Certificates;
import com.smartap.spi.archive.SignatureEvidence.Trust;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/** Checks the CMS of a signature: who signed, whether it is valid, and for a seal that it is one in every byte. */
final class CmsCheck {
    /** Digests of which somebody can make two documents have the same: MD5 and SHA-1. */
    private static final Set<String> BROKEN = Set.of("1.2.840.113549.2.5", "1.3.14.3.2.26");

    private final List<String> problems;
    private final List<String> notes;
    private final Function<MessageDigest, byte[]> covered;
    private final boolean seal;

    /**
     * A check.
     *
     * @param covered gives a digest of the bytes that the signature covers
     * @param seal whether the signature claims to be a seal, see {@link CmsForm}
     */
    CmsCheck(List<String> problems, List<String> notes, Function<MessageDigest, byte[]> covered, boolean seal) {
        this.problems = problems;
        this.notes = notes;
        this.covered = covered;
        this.seal = seal;
    }

    /** Checks reserved bytes, of which the first are the CMS and the rest is zero. */
    CmsResult check(byte[] reserved) {
        try (ASN1InputStream in = new ASN1InputStream(reserved)) {
            ASN1Primitive read = in.readObject();
            ContentInfo content = ContentInfo.getInstance(read);
            int length = reserved.length - in.available();
            if (!CMSObjectIdentifiers.signedData.equals(content.getContentType())) {
                problems.add("The signature is no signed data.");
                return CmsResult.UNREADABLE;
            }
            SignedData data = SignedData.getInstance(content.getContent());
            if (data.getSignerInfos().size() != 1) {
                problems.add("The signature names %d signers instead of one."
                        .formatted(data.getSignerInfos().size()));
                return CmsResult.UNREADABLE;
            }
            if (data.getEncapContentInfo().getContent() != null) {
                problems.add("The signature carries what it signs with it, instead of signing the document.");
                return CmsResult.UNREADABLE;
            }
            if (!isZero(reserved, length)) {
                problems.add("The signature is not the only thing in its place.");
            }
            byte[] der = content.getEncoded(ASN1Encoding.DER);
            if (!Arrays.equals(der, 0, der.length, reserved, 0, Math.min(length, der.length))) {
                (seal ? problems : notes)
                        .add(
                                seal
                                        ? "The signature is not in the form of a seal."
                                        : "The signature is written in BER, where DER is asked for.");
            }
            return check(content, SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0)), reserved);
        } catch (CMSException
                | IOException
                | GeneralSecurityException
                | OperatorCreationException
                | RuntimeException e) {
            problems.add("The signature cannot be read.");
            return CmsResult.UNREADABLE;
        }
    }

    private CmsResult check(ContentInfo content, SignerInfo raw, byte[] reserved)
            throws CMSException, GeneralSecurityException, OperatorCreationException, IOException {
        ASN1ObjectIdentifier algorithm = raw.getDigestAlgorithm().getAlgorithm();
        if (BROKEN.contains(algorithm.getId())) {
            problems.add("The signature is made over a digest that can be forged (MD5 or SHA-1).");
        }
        MessageDigest digest = MessageDigest.getInstance(algorithm.getId());
        CMSSignedData cms = new CMSSignedData(Map.of(algorithm, covered.apply(digest)), content);
        SignerInformation info = cms.getSignerInfos().getSigners().iterator().next();
        List<X509Certificate> carried = Certificates.of(cms.getCertificates());
        List<X509Certificate> chain = named(info, carried);
        boolean baseline = !chain.isEmpty();
        X509Certificate certificate = baseline
                ? chain.get(0)
                : carried.stream().filter(c -> matches(info, c)).findFirst().orElse(null);
        if (certificate == null || !matches(info, certificate) || (seal && chain.size() != carried.size())) {
            problems.add("The certificates are not those that the signature was made for.");
            return new CmsResult(false, null, carried, false, null);
        }
        if (info.getSignedAttributes() == null) {
            problems.add("The signature signs no attributes, which leaves open what it is for.");
            return new CmsResult(false, certificate, carried, false, null);
        }
        boolean valid = isValid(info, certificate);
        if (!valid) {
            problems.add("The document was changed after it was sealed.");
        }
        if (seal) {
            form(chain, info, reserved);
        } else if (!baseline) {
            notes.add("The signature does not name its certificate, so it is no PAdES baseline signature.");
        }
        if (seal && info.getSignedAttributes().get(CMSAttributes.signingTime) != null) {
            problems.add("The signature carries additions that a seal does not allow.");
        }
        return new CmsResult(valid, certificate, carried, baseline, token(info));
    }

    private static boolean isValid(SignerInformation info, X509Certificate certificate)
            throws OperatorCreationException {
        try {
            return info.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()));
        } catch (CMSException changed) {
            return false;
        }
    }

    private static boolean matches(SignerInformation info, X509Certificate certificate) {
        try {
            return info.getSID().match(new JcaX509CertificateHolder(certificate));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Writes the CMS again from what the signature covers: all that is there has to be just that. */
    private void form(List<X509Certificate> chain, SignerInformation info, byte[] reserved)
            throws GeneralSecurityException, IOException {
        ASN1Set signed = new DERSet(info.getSignedAttributes().toASN1EncodableVector());
        ASN1Set unsigned = info.getUnsignedAttributes() == null
                ? null
                : new DERSet(info.getUnsignedAttributes().toASN1EncodableVector());
        byte[] expected = CmsForm.encode(
                CmsForm.certificates(chain),
                CmsForm.algorithm(chain.get(0).getPublicKey()),
                signed,
                info.getSignature(),
                unsigned);
        boolean same = reserved.length >= expected.length
                && Arrays.equals(expected, 0, expected.length, reserved, 0, expected.length);
        if (!same && !problems.contains("The signature is not in the form of a seal.")) {
            problems.add("The signature is not in the form of a seal.");
        }
    }

    /** The certificates that the signature names, in that order; empty if it names none or lacks one. */
    private static List<X509Certificate> named(SignerInformation info, List<X509Certificate> carried)
            throws GeneralSecurityException {
        Attribute attribute = info.getSignedAttributes() == null
                ? null
                : info.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (attribute == null) {
            return List.of();
        }
        List<X509Certificate> chain = new ArrayList<>();
        for (ESSCertIDv2 name : SigningCertificateV2.getInstance(
                        attribute.getAttrValues().getObjectAt(0))
                .getCerts()) {
            MessageDigest digest = MessageDigest.getInstance(
                    name.getHashAlgorithm().getAlgorithm().getId());
            for (X509Certificate certificate : carried) {
                if (MessageDigest.isEqual(name.getCertHash(), digest.digest(certificate.getEncoded()))) {
                    chain.add(certificate);
                    break;
                }
            }
        }
        return chain;
    }

    private @Nullable CheckedToken token(SignerInformation info) throws IOException {
        if (info.getUnsignedAttributes() == null || info.getUnsignedAttributes().size() == 0) {
            return null;
        }
        Attribute attribute = info.getUnsignedAttributes().get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        boolean alone = attribute != null
                && info.getUnsignedAttributes().size() == 1
                && attribute.getAttrValues().size() == 1;
        if (seal && !alone) {
            problems.add("The signature carries additions that a seal does not allow.");
            return null;
        }
        if (attribute == null || attribute.getAttrValues().size() == 0) {
            return null;
        }
        try {
            byte[] der =
                    attribute.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded(ASN1Encoding.DER);
            CheckedToken token = CheckedToken.of(der, digest -> digest.digest(info.getSignature()));
            if (seal && !isOwn(token)) {
                problems.add("The time-stamp carries what does not belong to it.");
            }
            return token;
        } catch (CheckedToken.WorthlessException e) {
            problems.add("The time-stamp cannot be relied on: %s.".formatted(e.getMessage()));
            return null;
        }
    }

    /**
     * Whether a token carries only the certificate of its authority, which its signature names, or a whole path, in which
     * each vouches for the one before: no byte of these can be changed unseen.
     */
    static boolean isOwn(CheckedToken token) {
        CertificatePath path = CertificatePath.of(token.authority(), token.certificates(), Set.of(), Instant.EPOCH);
        return token.strict()
                && (token.certificates().size() == 1
                        || (path.trust() == Trust.UNKNOWN_ROOT
                                && path.certificates().containsAll(token.certificates())));
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
