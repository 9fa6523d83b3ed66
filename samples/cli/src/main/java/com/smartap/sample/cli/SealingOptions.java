package com.smartap.sample.cli;

import com.smartap.archive.HttpTimestampService;
import com.smartap.archive.PdfSealer;
import com.smartap.archive.PdfSealerBuilder;
import com.smartap.archive.SigningKey;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.archive.SealLevel;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What sealing, extending and verifying have in common. */
final class SealingOptions {
    /** More than a server would spend on a stranger's document: here somebody waits for one. */
    static final ReadLimits LIMITS = new ReadLimits(64L * 1024 * 1024, 2_000, 20_000_000, Duration.ofSeconds(120));

    private SealingOptions() {}

    /** Whose key signs. */
    static final class Key {
        @Option(
                names = "--keystore",
                paramLabel = "FILE.p12",
                description = "Key and certificate; without, a demonstration certificate is made.")
        private @Nullable Path keystore;

        @Option(
                names = "--pkcs11",
                paramLabel = "FILE.cfg",
                description = "A token or hardware security module: the configuration of the PKCS#11 provider.")
        private @Nullable Path token;

        @Option(names = "--key-alias", paramLabel = "ALIAS", description = "The key in the token; without, the first.")
        private @Nullable String alias;

        @Option(
                names = "--password-env",
                paramLabel = "VAR",
                description = "The environment variable that holds the keystore's password or the token's PIN.")
        private @Nullable String passwordVariable;

        boolean isDemonstration() {
            return keystore == null && token == null;
        }

        SigningKey open(Session session) throws IOException {
            if (token != null) {
                InputFile.require(token, "pkcs11");
                return SigningKey.pkcs11(token, Secret.of(password(session, "--pkcs11")), alias);
            }
            if (keystore == null) {
                return Keys.demonstration(session);
            }
            InputFile.require(keystore, "keystore");
            char[] characters = password(session, "--keystore").toCharArray();
            try {
                return SigningKey.load(keystore, characters);
            } finally {
                Arrays.fill(characters, '\0');
            }
        }

        private String password(Session session, String option) {
            String password =
                    passwordVariable == null ? null : session.environment().apply(passwordVariable);
            if (password == null) {
                throw new InvalidRequestException(
                        "password-env",
                        passwordVariable == null
                                ? option + " needs --password-env VAR, the variable that holds its password"
                                : "the environment variable %s is not set".formatted(passwordVariable));
            }
            return password;
        }
    }

    /** Which services prove what. */
    static final class Services {
        @Option(
                names = "--tsa",
                paramLabel = "URL",
                description = "A time-stamp authority (RFC 3161); gives PAdES-B-T.")
        private @Nullable String timestamps;

        @Option(
                names = "--level",
                paramLabel = "LEVEL",
                description = "B, T, LT (with revocation data) or LTA (with a time-stamp over all of it).")
        private @Nullable String level;

        @Option(
                names = "--allow-host",
                paramLabel = "HOST",
                description =
                        "A host in a private network that may be asked for revocation data; the one of --tsa may.")
        private List<String> hosts = new ArrayList<>();

        @Option(names = "--trust", paramLabel = "FILE.pem", description = "Certificates to trust, in PEM or DER.")
        private List<Path> trusted = new ArrayList<>();

        PdfSealerBuilder configured(Session session, SigningKey key) throws IOException {
            PdfSealerBuilder builder =
                    PdfSealer.builder(key).limits(LIMITS).clock(session.clock()).trusting(certificates(trusted));
            hosts.forEach(builder::allowingHost);
            if (timestamps != null) {
                URI uri = uri(timestamps);
                builder.timestamps(HttpTimestampService.at(uri)).allowingHost(uri.getHost());
            }
            if (level != null) {
                builder.level(level(level));
            }
            return builder;
        }

        boolean stampsTime() {
            return timestamps != null;
        }

        private static URI uri(String text) {
            try {
                URI uri = URI.create(text);
                if (uri.getHost() != null) {
                    return uri;
                }
            } catch (IllegalArgumentException malformed) {
                throw notHttp(text);
            }
            throw notHttp(text);
        }

        private static InvalidRequestException notHttp(String text) {
            return new InvalidRequestException("tsa", "--tsa (%s) is no address of http or https".formatted(text));
        }

        private static SealLevel level(String text) {
            return switch (text.toUpperCase(Locale.ROOT).replaceFirst("^(PADES-)?B-", "")) {
                case "B" -> SealLevel.B_B;
                case "T" -> SealLevel.B_T;
                case "LT" -> SealLevel.B_LT;
                case "LTA" -> SealLevel.B_LTA;
                default ->
                    throw new InvalidRequestException("level", "--level (%s) must be B, T, LT or LTA".formatted(text));
            };
        }
    }

    static List<X509Certificate> certificates(List<Path> files) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Path file : files) {
            InputFile.require(file, "trust");
            try (InputStream in = Files.newInputStream(file)) {
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(in)
                        .forEach(certificate -> certificates.add((X509Certificate) certificate));
            } catch (CertificateException e) {
                throw new InvalidRequestException("trust", "%s holds no certificates".formatted(file));
            }
        }
        return certificates;
    }
}
