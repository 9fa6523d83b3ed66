package com.smartap.archive;

import static java.util.Objects.requireNonNull;

import com.smartap.archive.internal.sign.KeySignature;
import com.smartap.archive.internal.sign.SystemCertificate;
import com.smartap.spi.Api;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.archive.Signer;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key that seals documents, RSA or elliptic curve, with its certificates: from a PKCS#12 file, or in a token or
 * hardware security module that it never leaves. Immutable and thread-safe; never shows the private key. With RSA, and
 * with elliptic curves from a file, the same bytes give the same signature.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class SigningKey implements Signer {
    private static final int LEAST_RSA = 2048;
    private static final int LEAST_EC = 256;

    private final List<X509Certificate> chain;
    private final KeySignature signature;

    private SigningKey(KeySignature signature, List<X509Certificate> chain) {
        this.signature = signature;
        this.chain = List.copyOf(chain);
    }

    /**
     * Loads the first private key of a PKCS#12 file.
     *
     * @param password opens the file and the key; the caller clears it
     * @throws InvalidConfigurationException if the file or the password is wrong, or it holds no RSA key of 2048 bits
     *     or more and none on a curve of 256 bits or more
     */
    public static SigningKey load(Path file, char[] password) throws IOException {
        requireNonNull(password, "password");
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) && store.getKey(alias, password) instanceof PrivateKey key) {
                    return of("keystore (%s)".formatted(file), key, store.getCertificateChain(alias), null);
                }
            }
        } catch (GeneralSecurityException e) {
            throw unusable("keystore (%s)".formatted(file), "cannot be read");
        } catch (IOException e) {
            if (e.getCause() instanceof GeneralSecurityException) {
                throw unusable("keystore (%s)".formatted(file), "does not open with the given password");
            }
            throw e;
        }
        throw unusable("keystore (%s)".formatted(file), "holds no private key");
    }

    /**
     * Opens the system key kept in {@code file}, making it if there is none: a key on the curve P-256 with a
     * certificate of its own that says that it is one. It shows that nothing was changed since sealing, but proves nobody's
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

    /**
     * Uses a key in a token or hardware security module by PKCS#11, through the Java platform's own provider.
     *
     * @param configuration the provider's configuration file, which names the module's library and the slot
     * @param pin opens the token
     * @param alias the label of the key; null for the first
     * @throws InvalidConfigurationException if the token cannot be opened, or holds no key that can seal
     */
    public static SigningKey pkcs11(Path configuration, Secret pin, @Nullable String alias) {
        Provider base = Security.getProvider("SunPKCS11");
        if (base == null) {
            throw new InvalidConfigurationException(
                    "this Java platform has no PKCS#11 provider. Maybe add the module jdk.crypto.cryptoki.");
        }
        try {
            return token(base.configure(configuration.toString()), "PKCS11", pin, alias);
        } catch (ProviderException | InvalidParameterException | UnsupportedOperationException e) {
            throw new InvalidConfigurationException("token (%s) cannot be used: %s. Maybe check library and slot."
                    .formatted(configuration, e.getMessage()));
        }
    }

    /**
     * Uses a key in the key store of a provider, such as that of a hardware security module's maker.
     *
     * @param type the type of key store that the provider offers
     * @param pin opens the key store
     * @param alias the label of the key; null for the first
     * @throws InvalidConfigurationException if the key store cannot be opened, or holds no key that can seal
     */
    public static SigningKey token(Provider provider, String type, Secret pin, @Nullable String alias) {
        String place = "token (%s)".formatted(provider.getName());
        char[] characters = pin.reveal().toCharArray();
        try {
            KeyStore store = KeyStore.getInstance(type, provider);
            store.load(null, characters);
            for (String candidate : Collections.list(store.aliases())) {
                if ((alias == null || alias.equals(candidate))
                        && store.isKeyEntry(candidate)
                        && store.getKey(candidate, characters) instanceof PrivateKey key) {
                    return of(place, key, store.getCertificateChain(candidate), provider);
                }
            }
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(place, "does not open with the given PIN");
        } finally {
            Arrays.fill(characters, '\0');
        }
        throw unusable(place, alias == null ? "holds no private key" : "holds no private key named " + alias);
    }

    private static SigningKey of(
            String place, PrivateKey key, Certificate @Nullable [] certificates, @Nullable Provider home) {
        List<X509Certificate> chain = new ArrayList<>();
        if (certificates != null) {
            for (Certificate certificate : certificates) {
                chain.add((X509Certificate) certificate);
            }
        }
        if (chain.isEmpty()) {
            throw unusable(place, "holds no certificate for the key");
        }
        PublicKey open = chain.get(0).getPublicKey();
        boolean strong = (open instanceof RSAKey rsa && rsa.getModulus().bitLength() >= LEAST_RSA)
                || (open instanceof ECKey ec && ec.getParams().getOrder().bitLength() >= LEAST_EC);
        if (!strong) {
            throw unusable(place, "must hold an RSA key of 2048 bits or more, or one on a curve of 256 bits or more");
        }
        return new SigningKey(new KeySignature(key, open, home), chain);
    }

    private static InvalidConfigurationException unusable(String place, String why) {
        return new InvalidConfigurationException("%s %s. Maybe check the path and the password.".formatted(place, why));
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

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public Algorithm algorithm() {
        return certificate().getPublicKey() instanceof ECKey ? Algorithm.ECDSA_SHA256 : Algorithm.RSA_SHA256;
    }

    @Override
    public byte[] sign(byte[] bytes) throws IOException {
        return signature.sign(bytes);
    }

    /** The subject only. */
    @Override
    public String toString() {
        return "SigningKey[" + subject() + "]";
    }
}
