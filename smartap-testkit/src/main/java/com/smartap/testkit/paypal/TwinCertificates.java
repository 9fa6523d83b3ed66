package com.smartap.testkit.paypal;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/** Makes certificates with what every Java platform has: the few parts of X.509 that are needed, in DER. */
final class TwinCertificates {
    static final KeyPair AUTHORITY = keys();
    static final KeyPair STRANGER = keys();
    static final KeyPair SIGNER = keys();
    private static final String AUTHORITY_NAME = "Twin Certificate Authority";
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2049-01-01T00:00:00Z");
    private static final AtomicLong SERIAL = new AtomicLong(1000);
    private static final byte[] SHA256_RSA = der(0x30, oid(0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 11), der(5));
    private static final byte[] COMMON_NAME = oid(0x55, 4, 3);
    private static final byte[] BASIC_CONSTRAINTS = oid(0x55, 0x1D, 0x13);
    private static final byte[] ALTERNATIVE_NAMES = oid(0x55, 0x1D, 0x11);

    private static final String AUTHORITY_PEM = pem(certificate(
            AUTHORITY_NAME, AUTHORITY.getPublic(), AUTHORITY_NAME, AUTHORITY.getPrivate(), FROM, UNTIL, true));

    private TwinCertificates() {}

    /** The certificate of the authority, in PEM; one for each run of a JVM. */
    static String authority() {
        return AUTHORITY_PEM;
    }

    /**
     * The certificate that signs webhooks, and that of the authority.
     *
     * @param host whom it names
     * @param known whether the authority signed it, and not a stranger of the same name
     */
    static String signer(String host, Instant from, Instant until, boolean known) {
        PrivateKey issuer = (known ? AUTHORITY : STRANGER).getPrivate();
        return pem(certificate(host, SIGNER.getPublic(), AUTHORITY_NAME, issuer, from, until, false)) + authority();
    }

    private static byte[] certificate(
            String subject,
            PublicKey key,
            String issuer,
            PrivateKey issuerKey,
            Instant from,
            Instant until,
            boolean authority) {
        byte[] constraints = der(0x30, authority ? new byte[] {1, 1, (byte) 0xFF} : new byte[0]);
        byte[] extensions = der(0x30, BASIC_CONSTRAINTS, new byte[] {1, 1, (byte) 0xFF}, der(4, constraints));
        if (!authority) {
            byte[] names = der(0x30, der(0x82, subject.getBytes(StandardCharsets.US_ASCII)));
            extensions = join(extensions, der(0x30, ALTERNATIVE_NAMES, der(4, names)));
        }
        byte[] content = der(
                0x30,
                der(0xA0, der(2, new byte[] {2})),
                der(2, BigInteger.valueOf(SERIAL.incrementAndGet()).toByteArray()),
                SHA256_RSA,
                name(issuer),
                der(0x30, time(from), time(until)),
                name(subject),
                key.getEncoded(),
                der(0xA3, der(0x30, extensions)));
        return der(0x30, content, SHA256_RSA, der(3, new byte[] {0}, sign(issuerKey, content)));
    }

    static byte[] sign(PrivateKey key, byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA256withRSA", e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    private static byte[] name(String commonName) {
        byte[] text = der(0x0C, commonName.getBytes(StandardCharsets.UTF_8));
        return der(0x30, der(0x31, der(0x30, COMMON_NAME, text)));
    }

    private static byte[] time(Instant at) {
        String text = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(at);
        boolean old = at.isBefore(Instant.parse("2050-01-01T00:00:00Z"));
        return der(old ? 0x17 : 0x18, (old ? text.substring(2) : text).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] oid(int... bytes) {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return der(6, content);
    }

    /** A tag, the length of its content, and the content. */
    private static byte[] der(int tag, byte[]... parts) {
        byte[] content = join(parts);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int skip = length[0] == 0 ? 1 : 0;
            out.write(0x80 | (length.length - skip));
            out.write(length, skip, length.length - skip);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static String pem(byte[] certificate) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate);
        return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
    }
}
