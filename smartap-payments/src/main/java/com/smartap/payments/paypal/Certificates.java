package com.smartap.payments.paypal;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Decides whether a certificate is PayPal's: its name, its time, its key, and under whom it was signed. */
final class Certificates {
    private static final int MOST = 10;
    private static final int LEAST_KEY = 2048;
    private static final int DNS_NAME = 2;
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)CN=([^,+]+)");

    private Certificates() {}

    /** The certificates of a PEM file, in its order; empty if it cannot be read. */
    static List<X509Certificate> read(byte[] pem) {
        try {
            List<X509Certificate> found = new ArrayList<>();
            for (Certificate one :
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem))) {
                if (one instanceof X509Certificate certificate) {
                    found.add(certificate);
                }
            }
            return found.size() > MOST ? List.of() : List.copyOf(found);
        } catch (CertificateException e) {
            return List.of();
        }
    }

    /** Those whom the Java platform trusts, or one other. */
    static Set<TrustAnchor> anchors(@Nullable X509Certificate other) {
        if (other != null) {
            return Set.of(new TrustAnchor(other, null));
        }
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            Set<TrustAnchor> anchors = new LinkedHashSet<>();
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager trust) {
                    for (X509Certificate certificate : trust.getAcceptedIssuers()) {
                        anchors.add(new TrustAnchor(certificate, null));
                    }
                }
            }
            return anchors;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has trust anchors", e);
        }
    }

    /**
     * The certificate that signs, out of a chain in any order.
     *
     * @throws GeneralSecurityException if it is not PayPal's, not valid at that moment, or not signed under an anchor
     */
    static X509Certificate signer(List<X509Certificate> chain, Set<TrustAnchor> anchors, Instant at)
            throws GeneralSecurityException {
        X509Certificate signer = chain.stream()
                .filter(one -> one.getBasicConstraints() < 0)
                .findFirst()
                .orElseThrow(() -> new CertificateException("no certificate of a signer is there"));
        if (!isPayPals(signer)) {
            throw new CertificateException("the certificate is not of paypal.com");
        }
        if (!(signer.getPublicKey() instanceof RSAPublicKey key)
                || key.getModulus().bitLength() < LEAST_KEY) {
            throw new CertificateException("the key is not one of RSA with 2048 bits or more");
        }
        signer.checkValidity(Date.from(at));
        X509CertSelector wanted = new X509CertSelector();
        wanted.setCertificate(signer);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, wanted);
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chain)));
        CertPathBuilder.getInstance("PKIX").build(parameters);
        return signer;
    }

    private static boolean isPayPals(X509Certificate certificate) throws CertificateException {
        List<String> names = new ArrayList<>();
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives != null) {
            alternatives.stream()
                    .filter(pair -> Integer.valueOf(DNS_NAME).equals(pair.get(0)))
                    .forEach(pair -> names.add(String.valueOf(pair.get(1))));
        }
        Matcher common =
                COMMON_NAME.matcher(certificate.getSubjectX500Principal().getName());
        if (common.find()) {
            names.add(common.group(1));
        }
        return names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals("paypal.com") || name.matches("(\\*\\.)?[a-z0-9.-]*\\.paypal\\.com"));
    }
}
