package com.smartap.archive;

import static com.smartap.archive.Samples.INVOICE;
import static com.smartap.archive.Samples.NOW;
import static com.smartap.archive.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.archive.Signer;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.pki.LabIdentity;
import com.smartap.testkit.pki.LabPki;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStoreException;
import java.security.KeyStoreSpi;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that never leave their place. */
class TokenKeyTest {
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static LabPki pki;
    private static LabIdentity identity;

    @TempDir
    private Path folder;

    @BeforeAll
    static void foundLaboratory() {
        pki = new LabPki(CLOCK);
        identity = pki.signer("Northwind HSM");
    }

    @AfterAll
    static void closeLaboratory() {
        pki.close();
    }

    @Test
    void a_key_in_a_token_seals() throws IOException {
        SigningKey key = SigningKey.token(new Token(), "TOKEN", Secret.of("1234"), "invoice seal");
        assertIntact(key);
        assertThat(key.toString()).contains("Northwind HSM").doesNotContain("1234");
    }

    @Test
    void a_token_that_does_not_open_or_lacks_the_key_is_told_without_its_pin() {
        assertThatThrownBy(() -> SigningKey.token(new Token(), "TOKEN", Secret.of("9999"), null))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("does not open with the given PIN")
                .hasMessageNotContaining("9999");
        assertThatThrownBy(() -> SigningKey.token(new Token(), "TOKEN", Secret.of("1234"), "other"))
                .hasMessageContaining("holds no private key named other");
        assertThatThrownBy(() -> SigningKey.pkcs11(folder.resolve("absent.cfg"), Secret.of("1234"), null))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("absent.cfg");
    }

    @Test
    void a_key_service_of_ones_own_seals() throws IOException {
        assertIntact(new Service(identity));
    }

    @Test
    void a_service_whose_answer_does_not_fit_its_certificate_seals_nothing() {
        LabIdentity other = pki.signer("Replaced");
        Signer confused = new Service(new LabIdentity(other.key(), identity.chain()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> new PdfSealer(confused).seal(request(INVOICE), out))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not fit its certificate");
        assertThat(out.size()).isZero();
    }

    private static void assertIntact(Signer signer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfSealer(signer).seal(request(INVOICE), out);
        var found = new SealVerifier(CLOCK).verify(DocumentSource.of("s.pdf", out.toByteArray()));
        assertThat(found.problems()).isEmpty();
        assertThat(found.signer()).contains("Northwind HSM");
        assertThat(found.signatures().get(0).chain()).hasSize(3);
    }

    private record Service(LabIdentity key) implements Signer {
        @Override
        public List<X509Certificate> chain() {
            return key.chain();
        }

        @Override
        public Algorithm algorithm() {
            return Algorithm.RSA_SHA256;
        }

        @Override
        public byte[] sign(byte[] bytes) throws IOException {
            try {
                var signature = java.security.Signature.getInstance("SHA256withRSA");
                signature.initSign(key.key());
                signature.update(bytes);
                return signature.sign();
            } catch (java.security.GeneralSecurityException e) {
                throw new IOException(e);
            }
        }
    }

    /** A provider with a key store that opens with a PIN. */
    private static final class Token extends Provider {
        private static final long serialVersionUID = 1L;

        Token() {
            super("LabToken", "1", "A token of the laboratory");
            putService(new Service(this, "KeyStore", "TOKEN", Store.class.getName(), null, null) {
                @Override
                public Object newInstance(Object parameter) {
                    return new Store();
                }
            });
        }
    }

    private static final class Store extends KeyStoreSpi {
        @Override
        public void engineLoad(InputStream stream, char[] pin) throws IOException {
            if (!"1234".equals(String.valueOf(pin))) {
                throw new IOException("wrong PIN");
            }
        }

        @Override
        public Key engineGetKey(String alias, char[] pin) {
            return (PrivateKey) identity.key();
        }

        @Override
        public Certificate[] engineGetCertificateChain(String alias) {
            return identity.chain().toArray(Certificate[]::new);
        }

        @Override
        public Enumeration<String> engineAliases() {
            return Collections.enumeration(List.of("invoice seal"));
        }

        @Override
        public boolean engineContainsAlias(String alias) {
            return alias.equals("invoice seal");
        }

        @Override
        public boolean engineIsKeyEntry(String alias) {
            return true;
        }

        @Override
        public boolean engineIsCertificateEntry(String alias) {
            return false;
        }

        @Override
        public Certificate engineGetCertificate(String alias) {
            return identity.certificate();
        }

        @Override
        public Date engineGetCreationDate(String alias) {
            return new Date(0);
        }

        @Override
        public int engineSize() {
            return 1;
        }

        @Override
        public String engineGetCertificateAlias(Certificate certificate) {
            return "invoice seal";
        }

        @Override
        public void engineSetKeyEntry(String alias, Key key, char[] pin, Certificate[] chain) throws KeyStoreException {
            throw new KeyStoreException("read only");
        }

        @Override
        public void engineSetKeyEntry(String alias, byte[] key, Certificate[] chain) throws KeyStoreException {
            throw new KeyStoreException("read only");
        }

        @Override
        public void engineSetCertificateEntry(String alias, Certificate certificate) throws KeyStoreException {
            throw new KeyStoreException("read only");
        }

        @Override
        public void engineDeleteEntry(String alias) throws KeyStoreException {
            throw new KeyStoreException("read only");
        }

        @Override
        public void engineStore(OutputStream out, char[] pin) throws IOException {
            throw new IOException("read only");
        }
    }
}
