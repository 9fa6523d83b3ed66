package com.smartap.connector.support;

import com.smartap.spi.Api;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.secret.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom a client trusts, and the certificate by which it shows who it is. Names of hosts are verified always. Files are
 * read once, when this is made. Immutable.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class Tls {
    /** Trusts what the Java platform trusts, and shows no certificate. */
    public static final Tls PLATFORM = new Tls(null);

    private static final String PEM = "-----BEGIN ";
    private final @Nullable Sockets sockets;

    /** What OkHttp needs. */
    record Sockets(SSLSocketFactory factory, X509TrustManager trust) {}

    private Tls(@Nullable Sockets sockets) {
        this.sockets = sockets;
    }

    /**
     * Trusts the certificates of a file and no others, and shows the certificate of another file.
     *
     * @param trustStore PEM or PKCS#12; null to trust what the Java platform trusts
     * @param trustStorePassword of a PKCS#12 file; null for none
     * @param keyStore PKCS#12 with a private key and its certificates; null to show none
     * @param keyStorePassword of the key store and its key; null for none
     * @throws InvalidConfigurationException if a file cannot be read as what it should be, without its content
     */
    public static Tls of(
            @Nullable Path trustStore,
            @Nullable Secret trustStorePassword,
            @Nullable Path keyStore,
            @Nullable Secret keyStorePassword) {
        if (trustStore == null && keyStore == null) {
            return PLATFORM;
        }
        X509TrustManager trust = trust(trustStore, trustStorePassword);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    keyStore == null ? null : keys(keyStore, keyStorePassword).getKeyManagers(),
                    new TrustManager[] {trust},
                    null);
            return new Tls(new Sockets(context.getSocketFactory(), trust));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    /** Empty for the platform's own. */
    Optional<Sockets> sockets() {
        return Optional.ofNullable(sockets);
    }

    private static X509TrustManager trust(@Nullable Path file, @Nullable Secret password) {
        try {
            KeyStore anchors = null; // the platform's own
            if (file != null) {
                anchors = KeyStore.getInstance(KeyStore.getDefaultType());
                anchors.load(null, null);
                int number = 0;
                for (Certificate certificate : certificates(file, password)) {
                    anchors.setCertificateEntry("anchor-" + number++, certificate);
                }
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(anchors);
            return (X509TrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java platform has X.509", e);
        }
    }

    private static List<Certificate> certificates(Path file, @Nullable Secret password) {
        byte[] bytes = read("trustStore", file);
        try {
            List<Certificate> found = isPem(bytes) ? pem(bytes) : pkcs12(bytes, password);
            if (!found.isEmpty()) {
                return found;
            }
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable("trustStore", file, "PEM or PKCS#12", "trustStorePassword");
        }
        throw new InvalidConfigurationException(
                "trustStore (%s) holds no certificate. Maybe export the server's certificate as PEM".formatted(file));
    }

    private static boolean isPem(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(PEM);
    }

    private static List<Certificate> pem(byte[] bytes) throws GeneralSecurityException {
        return List.copyOf(
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes)));
    }

    /** All certificates, also those that stand beside a key: other tools than Java's do not mark trusted ones. */
    private static List<Certificate> pkcs12(byte[] bytes, @Nullable Secret password)
            throws GeneralSecurityException, IOException {
        KeyStore store = load(bytes, password);
        List<Certificate> found = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            Certificate[] chain = store.getCertificateChain(alias);
            if (chain != null) {
                found.addAll(Arrays.asList(chain));
            } else {
                Optional.ofNullable(store.getCertificate(alias)).ifPresent(found::add);
            }
        }
        return found;
    }

    private static KeyManagerFactory keys(Path file, @Nullable Secret password) {
        byte[] bytes = read("keyStore", file);
        try {
            KeyStore store = load(bytes, password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                    factory.init(store, characters(password));
                    return factory;
                }
            }
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable("keyStore", file, "PKCS#12", "keyStorePassword");
        }
        throw new InvalidConfigurationException(
                "keyStore (%s) holds no private key. Maybe it is a trust store".formatted(file));
    }

    private static KeyStore load(byte[] bytes, @Nullable Secret password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(bytes), characters(password));
        return store;
    }

    private static char[] characters(@Nullable Secret password) {
        return password == null ? new char[0] : password.reveal().toCharArray();
    }

    private static byte[] read(String key, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InvalidConfigurationException(
                    "%s (%s) cannot be read. Maybe the path is wrong, or this process may not read it"
                            .formatted(key, file));
        }
    }

    /** Without the cause, whose message may tell of the content. */
    private static InvalidConfigurationException unreadable(String key, Path file, String form, String password) {
        return new InvalidConfigurationException(
                "%s (%s) cannot be read as %s. Maybe %s is missing or wrong".formatted(key, file, form, password));
    }

    /** Says nothing about certificates. */
    @Override
    public String toString() {
        return sockets == null ? "Tls[platform]" : "Tls[own certificates]";
    }
}
