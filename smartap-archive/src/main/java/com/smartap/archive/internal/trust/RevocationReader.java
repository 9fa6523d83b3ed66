package com.smartap.archive.internal.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/** Reads revocation lists and OCSP answers, and believes them only if the issuer stands behind them. */
public final class RevocationReader {
    private static final Duration SKEW = Duration.ofMinutes(10);
    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    private static final Set<String> SCOPED = Set.of("2.5.29.27", "2.5.29.28");

    private RevocationReader() {}

    /**
     * What a revocation list says about a certificate.
     *
     * @param from the list has to be valid at that moment or later
     */
    public static RevocationStatus crl(byte[] der, X509Certificate certificate, X509Certificate issuer, Instant from) {
        try {
            X509CRL crl = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
            if (!crl.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())) {
                return new RevocationStatus.Unusable("the list is another issuer's");
            }
            crl.verify(issuer.getPublicKey());
            if (!Arrays.equals(crl.getEncoded(), der)) {
                return new RevocationStatus.Unusable("the list is not in DER");
            }
            Set<String> critical = crl.getCriticalExtensionOIDs();
            if (critical != null && critical.stream().anyMatch(SCOPED::contains)) {
                return new RevocationStatus.Unusable("the list covers only some certificates");
            }
            if (isStale(crl.getNextUpdate(), from)) {
                return new RevocationStatus.Unusable("the list is out of date");
            }
            X509CRLEntry entry = crl.getRevokedCertificate(certificate.getSerialNumber());
            return entry == null
                    ? new RevocationStatus.Good(crl.getThisUpdate().toInstant())
                    : new RevocationStatus.Revoked(entry.getRevocationDate().toInstant());
        } catch (GeneralSecurityException | RuntimeException e) {
            return new RevocationStatus.Unusable("the list cannot be relied on");
        }
    }

    /**
     * What an OCSP answer says about a certificate.
     *
     * @param from the answer has to be valid at that moment or later
     */
    public static RevocationStatus ocsp(byte[] der, X509Certificate certificate, X509Certificate issuer, Instant from) {
        try {
            Optional<BasicOCSPResp> basic = basic(der);
            if (basic.isEmpty()) {
                return new RevocationStatus.Unusable("the service did not answer the question");
            }
            if (responder(basic.get(), issuer) == null) {
                return new RevocationStatus.Unusable("the answer is not signed by the issuer");
            }
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            for (SingleResp single : basic.get().getResponses()) {
                if (single.getCertID().getSerialNumber().equals(certificate.getSerialNumber())
                        && single.getCertID().matchesIssuer(new JcaX509CertificateHolder(issuer), digests)) {
                    return status(single, from);
                }
            }
            return new RevocationStatus.Unusable("the answer is about another certificate");
        } catch (GeneralSecurityException
                | OCSPException
                | IOException
                | OperatorCreationException
                | RuntimeException e) {
            return new RevocationStatus.Unusable("the answer cannot be relied on");
        }
    }

    private static RevocationStatus status(SingleResp single, Instant from) {
        CertificateStatus status = single.getCertStatus();
        if (status instanceof RevokedStatus revoked) {
            return new RevocationStatus.Revoked(revoked.getRevocationTime().toInstant());
        }
        if (status != CertificateStatus.GOOD) {
            return new RevocationStatus.Unusable("the service does not know the certificate");
        }
        boolean stale = single.getNextUpdate() == null
                ? single.getThisUpdate().toInstant().plus(SKEW).isBefore(from)
                : isStale(single.getNextUpdate(), from);
        return stale
                ? new RevocationStatus.Unusable("the answer is out of date")
                : new RevocationStatus.Good(single.getThisUpdate().toInstant());
    }

    private static boolean isStale(@Nullable Date nextUpdate, Instant from) {
        return nextUpdate != null && nextUpdate.toInstant().plus(SKEW).isBefore(from);
    }

    /** Whether a revocation list is in DER and signed by one of {@code issuers}. */
    static boolean isList(byte[] der, List<X509Certificate> issuers) {
        try {
            X509CRL crl = (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
            return Arrays.equals(crl.getEncoded(), der) && issuers.stream().anyMatch(issuer -> isSignedBy(crl, issuer));
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }

    private static boolean isSignedBy(X509CRL crl, X509Certificate issuer) {
        try {
            crl.verify(issuer.getPublicKey());
            return crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal());
        } catch (GeneralSecurityException | RuntimeException other) {
            return false;
        }
    }

    /** Whether an OCSP answer is in DER and signed for one of {@code issuers}. */
    static boolean isAnswer(byte[] der, List<X509Certificate> issuers) {
        try {
            Optional<BasicOCSPResp> basic = basic(der);
            if (basic.isEmpty() || !isPlain(der)) {
                return false;
            }
            return issuers.stream().anyMatch(issuer -> isAnsweredFor(basic.get(), issuer));
        } catch (OCSPException | IOException | RuntimeException e) {
            return false;
        }
    }

    /** Whether an answer is just what its parts are when they are written again. */
    private static boolean isPlain(byte[] der) throws IOException {
        OCSPResponse response = OCSPResponse.getInstance(ASN1Primitive.fromByteArray(der));
        ResponseBytes bytes = response.getResponseBytes();
        BasicOCSPResponse basic =
                BasicOCSPResponse.getInstance(bytes.getResponse().getOctets());
        OCSPResponse again = new OCSPResponse(
                response.getResponseStatus(),
                new ResponseBytes(
                        OCSPObjectIdentifiers.id_pkix_ocsp_basic,
                        new DEROctetString(new BasicOCSPResponse(
                                        basic.getTbsResponseData(),
                                        basic.getSignatureAlgorithm(),
                                        basic.getSignature(),
                                        basic.getCerts())
                                .getEncoded(ASN1Encoding.DER))));
        return Arrays.equals(again.getEncoded(ASN1Encoding.DER), der);
    }

    private static boolean isAnsweredFor(BasicOCSPResp basic, X509Certificate issuer) {
        try {
            return responder(basic, issuer) != null;
        } catch (CertificateException | OperatorCreationException | OCSPException | RuntimeException otherKind) {
            return false;
        }
    }

    /** The certificate that signed an OCSP answer, unless it is the issuer's own; empty if neither may. */
    public static Optional<X509Certificate> delegate(byte[] der, X509Certificate issuer) {
        try {
            Optional<BasicOCSPResp> basic = basic(der);
            X509Certificate responder = basic.isEmpty() ? null : responder(basic.get(), issuer);
            return Optional.ofNullable(responder).filter(found -> !found.equals(issuer));
        } catch (GeneralSecurityException
                | OCSPException
                | IOException
                | OperatorCreationException
                | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether a responder's certificate needs no revocation data of its own. Source: RFC 6960, 4.2.2.2.1. */
    public static boolean isUnchecked(X509Certificate certificate) {
        return certificate.getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()) != null;
    }

    private static Optional<BasicOCSPResp> basic(byte[] der) throws IOException, OCSPException {
        OCSPResp response = new OCSPResp(der);
        return response.getStatus() == OCSPResp.SUCCESSFUL
                        && response.getResponseObject() instanceof BasicOCSPResp basic
                ? Optional.of(basic)
                : Optional.empty();
    }

    private static @Nullable X509Certificate responder(BasicOCSPResp basic, X509Certificate issuer)
            throws CertificateException, OperatorCreationException, OCSPException {
        List<X509Certificate> carried = Stream.of(basic.getCerts())
                .flatMap(holder -> {
                    try {
                        return Stream.of(Certificates.read(holder.getEncoded()));
                    } catch (CertificateException | IOException unreadable) {
                        return Stream.empty();
                    }
                })
                .filter(candidate -> mayAnswerFor(candidate, issuer))
                .toList();
        for (X509Certificate candidate :
                Stream.concat(Stream.of(issuer), carried.stream()).toList()) {
            if (basic.isSignatureValid(new JcaContentVerifierProviderBuilder().build(candidate))) {
                return candidate;
            }
        }
        return null;
    }

    private static boolean mayAnswerFor(X509Certificate candidate, X509Certificate issuer) {
        try {
            return candidate.getExtendedKeyUsage() != null
                    && candidate.getExtendedKeyUsage().contains(OCSP_SIGNING)
                    && CertificatePath.vouches(issuer, candidate);
        } catch (CertificateException e) {
            return false;
        }
    }
}
