package com.smartap.archive.internal.trust;

import com.smartap.spi.archive.SignatureEvidence.Trust;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A certificate with those that vouch for it, each by the next, as far as they are known.
 *
 * @param certificates the certificate first
 * @param trust how far that reaches
 */
public record CertificatePath(List<X509Certificate> certificates, Trust trust) {
    private static final int LONGEST = 12;
    private static final int KEY_CERT_SIGN = 5;
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";

    /** Copies the certificates. */
    public CertificatePath {
        certificates = List.copyOf(certificates);
    }

    /**
     * Builds the path of {@code certificate} from {@code known} ones.
     *
     * @param at when each of them has to be valid for the path to be trusted
     */
    public static CertificatePath of(
            X509Certificate certificate, Collection<X509Certificate> known, Set<X509Certificate> trusted, Instant at) {
        List<X509Certificate> path = new ArrayList<>(List.of(certificate));
        while (path.size() < LONGEST) {
            X509Certificate last = path.get(path.size() - 1);
            if (trusted.contains(last)) {
                return new CertificatePath(path, validated(path, at));
            }
            if (isSelfSigned(last)) {
                return new CertificatePath(path, path.size() == 1 ? Trust.SELF_MADE : Trust.UNKNOWN_ROOT);
            }
            Optional<X509Certificate> issuer = Stream.concat(trusted.stream(), known.stream())
                    .filter(candidate -> !path.contains(candidate) && vouches(candidate, last))
                    .findFirst();
            if (issuer.isEmpty()) {
                break;
            }
            path.add(issuer.get());
        }
        return new CertificatePath(path, Trust.INCOMPLETE);
    }

    /** The issuers' subjects, the certificate's own first. */
    public List<String> subjects() {
        return certificates.stream()
                .map(certificate -> certificate.getSubjectX500Principal().getName())
                .toList();
    }

    /** Whether {@code issuer} signed {@code certificate} and may do so. */
    public static boolean vouches(X509Certificate issuer, X509Certificate certificate) {
        return issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                && issuer.getBasicConstraints() >= 0
                && mayIssue(issuer)
                && isSignedBy(certificate, issuer);
    }

    /** Whether a certificate is its own issuer. */
    public static boolean isSelfSigned(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())
                && isSignedBy(certificate, certificate);
    }

    private static boolean mayIssue(X509Certificate issuer) {
        boolean[] usage = issuer.getKeyUsage();
        return usage == null || usage[KEY_CERT_SIGN];
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException other) {
            return false;
        }
    }

    /** The platform's own check of names, lengths, dates and policies. */
    private static Trust validated(List<X509Certificate> path, Instant at) {
        if (path.size() == 1) {
            return Trust.TRUSTED;
        }
        try {
            List<Certificate> below = new ArrayList<>(path.subList(0, path.size() - 1));
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(path.get(path.size() - 1), null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            parameters.addCertPathChecker(new PurposeIsCheckedElsewhere());
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
            return Trust.TRUSTED;
        } catch (GeneralSecurityException refused) {
            return Trust.UNKNOWN_ROOT;
        }
    }

    /** Certificates of time-stamp authorities say in a critical extension that they are. */
    private static final class PurposeIsCheckedElsewhere extends PKIXCertPathChecker {
        @Override
        public void init(boolean forward) {}

        @Override
        public boolean isForwardCheckingSupported() {
            return true;
        }

        @Override
        public Set<String> getSupportedExtensions() {
            return Set.of(EXTENDED_KEY_USAGE);
        }

        @Override
        public void check(Certificate certificate, Collection<String> unresolved) {
            unresolved.remove(EXTENDED_KEY_USAGE);
        }
    }
}
