package com.smartap.testkit.pki;

import com.smartap.spi.Api;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key with its certificates, the own one first and the root last.
 *
 * @param key the private key
 * @param chain the certificates
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record LabIdentity(PrivateKey key, List<X509Certificate> chain) {
    /** Copies the chain. */
    public LabIdentity {
        chain = List.copyOf(chain);
    }

    /** The own certificate. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** Writes key and chain as PKCS#12. */
    public Path writeTo(Path file, char[] password) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry("seal", key, password, chain.toArray(Certificate[]::new));
            store.store(out, password);
            return file;
        } catch (GeneralSecurityException e) {
            throw new IOException("the key store cannot be written", e);
        }
    }
}
