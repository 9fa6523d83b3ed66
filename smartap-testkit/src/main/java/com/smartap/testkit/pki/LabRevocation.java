package com.smartap.testkit.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Lists and answers about what was revoked. */
final class LabRevocation {
    private static final Duration VALIDITY = Duration.ofDays(7);

    private final Map<BigInteger, Instant> revoked = new ConcurrentHashMap<>();

    void revoke(BigInteger serial, Instant at) {
        revoked.put(serial, at);
    }

    byte[] crl(LabIdentity issuer, Instant now, Set<PkiFault> faults) {
        try {
            Instant from = from(now, faults);
            var builder = new JcaX509v2CRLBuilder(issuer.certificate().getSubjectX500Principal(), Date.from(from));
            builder.setNextUpdate(Date.from(from.plus(VALIDITY)));
            revoked.forEach((serial, at) -> builder.addCRLEntry(serial, Date.from(at), CRLReason.keyCompromise));
            return builder.build(new JcaContentSignerBuilder(LabAuthority.algorithm(issuer.key())).build(issuer.key()))
                    .getEncoded();
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] ocsp(byte[] request, LabIdentity responder, Instant now, Set<PkiFault> faults) {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var builder = new JcaBasicOCSPRespBuilder(
                    responder.certificate().getPublicKey(), digests.get(org.bouncycastle.cert.ocsp.RespID.HASH_SHA1));
            Instant from = from(now, faults);
            for (Req asked : new OCSPReq(request).getRequestList()) {
                builder.addResponse(
                        asked.getCertID(),
                        status(asked.getCertID().getSerialNumber(), faults),
                        Date.from(from),
                        Date.from(from.plus(VALIDITY)),
                        null);
            }
            var signed = builder.build(
                    new JcaContentSignerBuilder(LabAuthority.algorithm(responder.key())).build(responder.key()),
                    new X509CertificateHolder[] {new JcaX509CertificateHolder(responder.certificate())},
                    Date.from(from));
            return new OCSPRespBuilder().build(OCSPResp.SUCCESSFUL, signed).getEncoded();
        } catch (OCSPException | OperatorCreationException | GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("no OCSP request", e);
        }
    }

    private CertificateStatus status(BigInteger serial, Set<PkiFault> faults) {
        if (faults.contains(PkiFault.OCSP_UNKNOWN)) {
            return new UnknownStatus();
        }
        Instant at = revoked.get(serial);
        return at == null ? CertificateStatus.GOOD : new RevokedStatus(Date.from(at), CRLReason.keyCompromise);
    }

    private static Instant from(Instant now, Set<PkiFault> faults) {
        return now.minus(faults.contains(PkiFault.STALE_REVOCATION) ? Duration.ofDays(365) : Duration.ofMinutes(5));
    }
}
