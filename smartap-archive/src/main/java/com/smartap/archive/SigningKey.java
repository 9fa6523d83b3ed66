package com.smartap.archive;

import static java.util.Objects.requireNonNull;

import com.smartap.archive.internal.sign.CmsSigner;
import com.smartap.archive.internal.sign.SystemCertificate;
import com.smartap.spi.Api;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The RSA key that seals documents, with its certificates. Immutable and thread-safe; never shows the private key.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class SigningKey {
    private final List<X509Certificate> chain;
    private final CmsSigner signer;

    private SigningKey(PrivateKey key, List<X509Certificate> chain) {
        this.chain = List.copyOf(chain);
        this.signer = new CmsSigner(key, chain);
    }

    /**
     * Loads the first private key of a PKCS#12 file.
     *
     * @param password opens the file and the key; the caller clears it
     * @throws InvalidConfigurationException if the file or the password is wrong, or it holds no RSA key of 2048 bits
     *     or more
     */
    public static SigningKey load(Path file, char[] password) throws IOException {
        requireNonNull(password, "password");
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) && store.getKey(alias, password) instanceof PrivateKey key) {
                    return of(file, key, store.getCertificateChain(alias));
                }
            }
        } catch (GeneralSecurityException e) {
            throw unusable(file, "cannot be read");
        } catch (IOException e) {
            if (e.getCause() instanceof GeneralSecurityException) {
                throw unusable(file, "does not open with the given password");
            }
            throw e;
        }
        throw unusable(file, "holds no private key");
    }

    /**
     * Opens the system key kept in {@code file}, making it if there is none: an RSA key of 3072 bits with a certificate
     * of its own that says that it is one. It shows that nothing was changed since sealing, but proves nobody's
     * identity. Of several processes that make it at once, all use the one that was kept first.
     *
     * @param password protects the file
     * @param commonName the name in the certificate, such as that of the installation
     */
    public static SigningKey selfSigned(Path file, Secret password, String commonName, Clock clock) throws IOException {
        char[] characters = password.reveal().toCharArray();
        try {
            if (!Files.exists(file)) {
                SystemCertificate.make(file, characters, commonName, clock.instant());
            }
            return load(file, characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static SigningKey of(Path file, PrivateKey key, Certificate[] certificates) {
        List<X509Certificate> chain = new ArrayList<>();
        for (Certificate certificate : certificates) {
            chain.add((X509Certificate) certificate);
        }
        if (chain.isEmpty()
                || !(chain.get(0).getPublicKey() instanceof java.security.interfaces.RSAPublicKey rsa)
                || rsa.getModulus().bitLength() < 2048) {
            throw unusable(
                    file, "must hold an RSA key of 2048 bits or more, for only such signatures are repeatable here");
        }
        return new SigningKey(key, chain);
    }

    private static InvalidConfigurationException unusable(Path file, String why) {
        return new InvalidConfigurationException(
                "keystore (%s) %s. Maybe check the path and the password.".formatted(file, why));
    }

    /** The signing certificate. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** The subject of the signing certificate. */
    public String subject() {
        return certificate().getSubjectX500Principal().getName();
    }

    /** Whether the certificate was made by {@link #selfSigned} and so proves nobody's identity. */
    public boolean isSystemMade() {
        return SystemCertificate.isOne(certificate());
    }

    CmsSigner signer() {
        return signer;
    }

    /** The subject only. */
    @Override
    public String toString() {
        return "SigningKey[" + subject() + "]";
    }
}
