package com.smartap.archive.internal.trust;

import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Certificates, revocation lists and OCSP answers: what a later reader needs to judge a signature without a network. */
public final class Proofs {
    private final Set<X509Certificate> certificates = new LinkedHashSet<>();
    private final Set<ByteBuffer> crls = new LinkedHashSet<>();
    private final Set<ByteBuffer> answers = new LinkedHashSet<>();

    private boolean damaged;

    /** Notes that something could not be read. */
    public void damaged() {
        damaged = true;
    }

    /** Adds a certificate. */
    public void certificate(X509Certificate certificate) {
        certificates.add(certificate);
    }

    /** Adds certificates. */
    public void certificates(Collection<X509Certificate> more) {
        certificates.addAll(more);
    }

    /** Adds a revocation list in DER. */
    public void crl(byte[] der) {
        crls.add(ByteBuffer.wrap(der.clone()));
    }

    /** Adds an OCSP answer in DER. */
    public void answer(byte[] der) {
        answers.add(ByteBuffer.wrap(der.clone()));
    }

    /** Adds all of {@code other}. */
    public void addAll(Proofs other) {
        certificates.addAll(other.certificates);
        crls.addAll(other.crls);
        answers.addAll(other.answers);
    }

    /** The certificates. */
    public Set<X509Certificate> certificates() {
        return certificates;
    }

    /** The revocation lists. */
    public List<byte[]> crls() {
        return crls.stream().map(ByteBuffer::array).toList();
    }

    /** The OCSP answers. */
    public List<byte[]> answers() {
        return answers.stream().map(ByteBuffer::array).toList();
    }

    /** Whether there is nothing. */
    public boolean isEmpty() {
        return certificates.isEmpty() && crls.isEmpty() && answers.isEmpty();
    }

    /**
     * Whether every certificate, list and answer is signed by one of the certificates; what is not may have been changed.
     *
     * @param known further certificates
     */
    public boolean areSound(Collection<X509Certificate> known) {
        List<X509Certificate> issuers =
                Stream.concat(certificates.stream(), known.stream()).distinct().toList();
        return !damaged
                && certificates.stream()
                        .allMatch(certificate -> CertificatePath.isSelfSigned(certificate)
                                || issuers.stream().anyMatch(issuer -> CertificatePath.vouches(issuer, certificate)))
                && crls().stream().allMatch(crl -> RevocationReader.isList(crl, issuers))
                && answers().stream().allMatch(answer -> RevocationReader.isAnswer(answer, issuers));
    }

    /**
     * What the lists and answers say about a certificate: that it was revoked if any says so, else that it was not if
     * any says so.
     *
     * @param from what counts is valid at that moment or later
     */
    public RevocationStatus status(X509Certificate certificate, X509Certificate issuer, Instant from) {
        RevocationStatus best = new RevocationStatus.Unusable("nothing is known about its revocation");
        for (byte[] answer : answers()) {
            best = better(best, RevocationReader.ocsp(answer, certificate, issuer, from));
        }
        for (byte[] crl : crls()) {
            best = better(best, RevocationReader.crl(crl, certificate, issuer, from));
        }
        return best;
    }

    private static RevocationStatus better(RevocationStatus one, RevocationStatus other) {
        if (one instanceof RevocationStatus.Revoked || other instanceof RevocationStatus.Unusable) {
            return one;
        }
        return one instanceof RevocationStatus.Good && other instanceof RevocationStatus.Good ? one : other;
    }
}
