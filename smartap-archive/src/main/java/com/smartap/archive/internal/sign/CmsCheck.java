package com.smartap.archive.internal.sign;

import com.smartap.model.ContentHash;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.jspecify.annotations.Nullable;

/**
 * Checks the CMS of a signature: who signed, whether it is valid, and that it is a seal's in every byte, see
 * {@link CmsForm}.
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

    /**
     * Checks reserved bytes, of which the first are the CMS and the rest is zero.
     *
     * @param digest the SHA-256 of what the signature covers
     */
    void check(byte[] reserved, byte[] digest, @Nullable Instant signedAt) {
        try (ASN1InputStream in = new ASN1InputStream(reserved)) {
            CMSSignedData cms = new CMSSignedData(
                    Map.of(NISTObjectIdentifiers.id_sha256, digest), ContentInfo.getInstance(in.readObject()));
            var signers = cms.getSignerInfos().getSigners();
            if (signers.size() != 1) {
                problems.add("The signature names %d signers instead of one.".formatted(signers.size()));
                return;
            }
            check(cms, signers.iterator().next(), reserved, signedAt);
        } catch (CMSException
                | IOException
                | CertificateException
                | OperatorCreationException
                | TSPException
                | RuntimeException e) {
            problems.add("The signature cannot be read.");
        }
    }

    private void check(CMSSignedData cms, SignerInformation info, byte[] reserved, @Nullable Instant signedAt)
            throws CertificateException, CMSException, OperatorCreationException, IOException, TSPException {
        List<X509Certificate> chain = chain(cms, info);
        if (chain.isEmpty()) {
            problems.add("The certificates are not those that the signature was made for.");
            return;
        }
        X509Certificate certificate = chain.get(0);
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
        form(chain, info, reserved);
        if (signedAt != null
                && (signedAt.isBefore(certificate.getNotBefore().toInstant())
                        || signedAt.isAfter(certificate.getNotAfter().toInstant()))) {
            problems.add("The signing certificate was not valid when the seal says it was made.");
        }
        timestamp(info);
    }

    /** Writes the CMS again from what the signature covers: all that is there has to be just that. */
    private void form(List<X509Certificate> chain, SignerInformation info, byte[] reserved)
            throws CertificateException, IOException {
        ASN1Set signed = new DERSet(info.getSignedAttributes().toASN1EncodableVector());
        ASN1Set unsigned = info.getUnsignedAttributes() == null
                ? null
                : new DERSet(info.getUnsignedAttributes().toASN1EncodableVector());
        byte[] expected = CmsForm.encode(chain, signed, info.getSignature(), unsigned);
        if (reserved.length < expected.length
                || !Arrays.equals(expected, 0, expected.length, reserved, 0, expected.length)) {
            problems.add("The signature is not in the form of a seal.");
        } else if (!isZero(reserved, expected.length)) {
            problems.add("The signature is not the only thing in its place.");
        }
    }

    /** The certificates in the order in which the signature names them; empty unless it names each that is there. */
    private static List<X509Certificate> chain(CMSSignedData cms, SignerInformation info) throws CertificateException {
        Attribute attribute = info.getSignedAttributes() == null
                ? null
                : info.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (attribute == null) {
            return List.of();
        }
        @SuppressWarnings("unchecked")
        var carried = cms.getCertificates().getMatches(null).stream().toList();
        List<X509Certificate> chain = new ArrayList<>();
        for (ESSCertIDv2 name : SigningCertificateV2.getInstance(
                        attribute.getAttrValues().getObjectAt(0))
                .getCerts()) {
            for (Object holder : carried) {
                X509Certificate certificate =
                        new JcaX509CertificateConverter().getCertificate((X509CertificateHolder) holder);
                if (Arrays.equals(name.getCertHash(), ContentHash.newDigest().digest(certificate.getEncoded()))) {
                    chain.add(certificate);
                    break;
                }
            }
        }
        return chain.size() == carried.size() ? chain : List.of();
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
