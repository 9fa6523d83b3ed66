package com.smartap.testkit.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A time-stamp authority. Source: RFC 3161. */
final class LabTimestamps {
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1.1");

    private final AtomicLong serial = new AtomicLong(1);

    byte[] answer(byte[] bytes, LabIdentity authority, Instant now, Set<PkiFault> faults) {
        try {
            TimeStampRequest request = new TimeStampRequest(bytes);
            TimeStampTokenGenerator tokens = tokens(authority);
            var responses = new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
            if (faults.contains(PkiFault.REFUSED)) {
                return responses
                        .generateFailResponse(2, PKIFailureInfo.systemFailure, "closed for the night")
                        .getEncoded();
            }
            Instant at = faults.contains(PkiFault.WRONG_TIME) ? now.minus(Duration.ofDays(365)) : now;
            TimeStampResponse response = responses.generate(
                    spoiled(request, faults), BigInteger.valueOf(serial.getAndIncrement()), Date.from(at));
            return response.getEncoded();
        } catch (TSPException | OperatorCreationException | GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("no time-stamp request", e);
        }
    }

    private static TimeStampTokenGenerator tokens(LabIdentity authority)
            throws TSPException, OperatorCreationException, GeneralSecurityException {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .setSignedAttributeGenerator(new WithoutSigningTime())
                        .build(LabAuthority.algorithm(authority.key()), authority.key(), authority.certificate()),
                digests.get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                        org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_sha256)),
                POLICY);
        tokens.addCertificates(new JcaCertStore(authority.chain()));
        return tokens;
    }

    private static TimeStampRequest spoiled(TimeStampRequest request, Set<PkiFault> faults) throws IOException {
        boolean imprint = faults.contains(PkiFault.WRONG_IMPRINT);
        if (!imprint && !faults.contains(PkiFault.WRONG_NONCE)) {
            return request;
        }
        byte[] digest = request.getMessageImprintDigest();
        BigInteger nonce = request.getNonce();
        if (imprint) {
            digest[0] ^= 1;
        } else if (nonce != null) {
            nonce = nonce.add(BigInteger.ONE);
        }
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return generator.generate(TSPAlgorithms.SHA256, digest, nonce);
    }

    /** The moment is in the token itself; BouncyCastle would add the machine's. */
    private static final class WithoutSigningTime extends DefaultSignedAttributeTableGenerator {
        @Override
        @SuppressWarnings({"rawtypes", "unchecked"}) // as in BouncyCastle
        public AttributeTable getAttributes(Map parameters) {
            return super.getAttributes(parameters).remove(CMSAttributes.signingTime);
        }
    }
}
