package com.smartap.archive.internal.trust;

import com.smartap.archive.internal.net.BoundedHttp;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Fetches what is known about the revocation of certificates, from where the certificates say. */
public final class ProofFetcher {
    private static final int MAX_CRL = 16 * 1024 * 1024;
    private static final int MAX_ANSWER = 256 * 1024;
    private static final int MAX_CERTIFICATE = 64 * 1024;
    private static final int DEEPEST = 4;

    private final BoundedHttp http;

    /** Fetches over {@code http}. */
    public ProofFetcher(BoundedHttp http) {
        this.http = http;
    }

    /** A certificate is revoked. */
    public static final class RevokedException extends IOException {
        private static final long serialVersionUID = 1L;

        RevokedException(X509Certificate certificate, Instant at) {
            super("certificate %s was revoked on %s"
                    .formatted(certificate.getSubjectX500Principal().getName(), at));
        }
    }

    /**
     * Adds all that a path needs to {@code proofs}.
     *
     * @throws RevokedException if one of its certificates is revoked
     * @throws IOException if something cannot be had now
     */
    public void collect(List<X509Certificate> path, Proofs proofs, Instant now) throws IOException {
        collect(path, proofs, now, 0);
    }

    private void collect(List<X509Certificate> path, Proofs proofs, Instant now, int depth) throws IOException {
        proofs.certificates(path);
        for (int i = 0; i + 1 < path.size(); i++) {
            X509Certificate certificate = path.get(i);
            X509Certificate issuer = path.get(i + 1);
            if (RevocationReader.isUnchecked(certificate)
                    || proofs.status(certificate, issuer, now) instanceof RevocationStatus.Good) {
                continue;
            }
            List<String> failures = new ArrayList<>();
            if (!asked(certificate, path.subList(i + 1, path.size()), proofs, now, depth, failures)
                    && !listed(certificate, issuer, proofs, now, failures)) {
                throw new IOException("nothing is known about the revocation of %s%s"
                        .formatted(
                                certificate.getSubjectX500Principal().getName(),
                                failures.isEmpty() ? "" : " (" + String.join("; ", failures) + ")"));
            }
        }
    }

    private boolean asked(
            X509Certificate certificate,
            List<X509Certificate> issuers,
            Proofs proofs,
            Instant now,
            int depth,
            List<String> failures)
            throws IOException {
        for (URI uri : access(certificate, AccessDescription.id_ad_ocsp)) {
            try {
                byte[] answer = http.post(
                        uri,
                        Map.of("Content-Type", "application/ocsp-request"),
                        question(certificate, issuers.get(0)),
                        MAX_ANSWER);
                RevocationStatus status = RevocationReader.ocsp(answer, certificate, issuers.get(0), now);
                if (usable(status, certificate, failures)) {
                    Optional<X509Certificate> delegate = RevocationReader.delegate(answer, issuers.get(0));
                    if (delegate.isPresent() && depth < DEEPEST) {
                        List<X509Certificate> below = new ArrayList<>(List.of(delegate.get()));
                        below.addAll(issuers);
                        collect(below, proofs, now, depth + 1);
                    }
                    proofs.answer(answer);
                    return true;
                }
            } catch (RevokedException e) {
                throw e;
            } catch (IOException e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }
        return false;
    }

    private boolean listed(
            X509Certificate certificate, X509Certificate issuer, Proofs proofs, Instant now, List<String> failures)
            throws IOException {
        for (URI uri : distribution(certificate)) {
            try {
                byte[] crl = http.get(uri, MAX_CRL);
                if (usable(RevocationReader.crl(crl, certificate, issuer, now), certificate, failures)) {
                    proofs.crl(crl);
                    return true;
                }
            } catch (RevokedException e) {
                throw e;
            } catch (IOException e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }
        return false;
    }

    private static boolean usable(RevocationStatus status, X509Certificate certificate, List<String> failures)
            throws RevokedException {
        if (status instanceof RevocationStatus.Revoked revoked) {
            throw new RevokedException(certificate, revoked.at());
        }
        if (status instanceof RevocationStatus.Unusable unusable) {
            failures.add(unusable.reason());
        }
        return status instanceof RevocationStatus.Good;
    }

    /** Completes a path with issuers that certificates name the place of; what cannot be had is left out. */
    public List<X509Certificate> completed(List<X509Certificate> path) {
        List<X509Certificate> whole = new ArrayList<>(path);
        for (int i = 0; i < DEEPEST && !CertificatePath.isSelfSigned(whole.get(whole.size() - 1)); i++) {
            X509Certificate last = whole.get(whole.size() - 1);
            Optional<X509Certificate> issuer = issuer(last);
            if (issuer.isEmpty()) {
                return whole;
            }
            whole.add(issuer.get());
        }
        return whole;
    }

    private Optional<X509Certificate> issuer(X509Certificate certificate) {
        for (URI uri : access(certificate, AccessDescription.id_ad_caIssuers)) {
            try {
                X509Certificate candidate = Certificates.read(http.get(uri, MAX_CERTIFICATE));
                if (CertificatePath.vouches(candidate, certificate)) {
                    return Optional.of(candidate);
                }
            } catch (IOException | CertificateException unavailable) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static byte[] question(X509Certificate certificate, X509Certificate issuer) throws IOException {
        try {
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            return new OCSPReqBuilder()
                    .addRequest(new CertificateID(
                            digests.get(CertificateID.HASH_SHA1),
                            new JcaX509CertificateHolder(issuer),
                            certificate.getSerialNumber()))
                    .build()
                    .getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | OCSPException e) {
            throw new IOException("no OCSP request can be made for the certificate", e);
        }
    }

    private static List<URI> access(X509Certificate certificate, ASN1ObjectIdentifier method) {
        List<URI> uris = new ArrayList<>();
        byte[] value = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
        if (value != null) {
            for (AccessDescription access :
                    AuthorityInformationAccess.getInstance(parsed(value)).getAccessDescriptions()) {
                if (access.getAccessMethod().equals(method)) {
                    add(access.getAccessLocation(), uris);
                }
            }
        }
        return uris;
    }

    private static List<URI> distribution(X509Certificate certificate) {
        List<URI> uris = new ArrayList<>();
        byte[] value = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
        if (value != null) {
            for (DistributionPoint point :
                    CRLDistPoint.getInstance(parsed(value)).getDistributionPoints()) {
                if (point.getDistributionPoint() != null
                        && point.getDistributionPoint().getType()
                                == org.bouncycastle.asn1.x509.DistributionPointName.FULL_NAME) {
                    for (GeneralName name : GeneralNames.getInstance(
                                    point.getDistributionPoint().getName())
                            .getNames()) {
                        add(name, uris);
                    }
                }
            }
        }
        return uris;
    }

    private static ASN1Primitive parsed(byte[] extension) {
        try {
            return JcaX509ExtensionUtils.parseExtensionValue(extension);
        } catch (IOException e) {
            throw new IllegalArgumentException("a certificate has a malformed extension", e);
        }
    }

    private static void add(GeneralName name, List<URI> uris) {
        if (name.getTagNo() == GeneralName.uniformResourceIdentifier) {
            try {
                uris.add(URI.create(name.getName().toString()));
            } catch (IllegalArgumentException malformed) {
                return;
            }
        }
    }
}
