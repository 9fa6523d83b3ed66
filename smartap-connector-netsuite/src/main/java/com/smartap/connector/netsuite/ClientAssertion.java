package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The signed claim with which a machine asks for a token (RFC 7523): PS256 with an RSA key, ES256 with one of the curve
 * P-256. Lives five minutes; NetSuite allows an hour.
 */
final class ClientAssertion {
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private ClientAssertion() {}

    /**
     * The assertion.
     *
     * @param key a private key in PEM (PKCS #8)
     */
    static String of(Secret key, String certificateId, String clientId, URI audience, Instant now) {
        PrivateKey signer = read(key);
        boolean rsa = signer.getAlgorithm().equals("RSA");
        ObjectNode header = Json.object();
        header.put("typ", "JWT").put("alg", rsa ? "PS256" : "ES256").put("kid", certificateId);
        ObjectNode claims = Json.object();
        claims.put("iss", clientId);
        claims.putArray("scope").add("rest_webservices").add("restlets");
        claims.put("aud", audience.toString());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        String signed = encoded(header) + "." + encoded(claims);
        return signed + "." + URL.encodeToString(sign(signer, rsa, signed));
    }

    private static byte[] sign(PrivateKey key, boolean rsa, String text) {
        try {
            Signature signature = Signature.getInstance(rsa ? "RSASSA-PSS" : "SHA256withECDSAinP1363Format");
            if (rsa) {
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            // The cause may name the key's values, so it is left out.
            throw new InvalidConfigurationException(
                    "the credential privateKey cannot sign. Maybe it is neither RSA nor of the curve P-256");
        }
    }

    private static PrivateKey read(Secret pem) {
        String base64 = pem.reveal().replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return read(base64, "EC")
                .or(() -> read(base64, "RSA"))
                .orElseThrow(
                        () -> new InvalidConfigurationException(
                                "the credential privateKey is not a private key in PEM. Maybe convert it: openssl pkcs8 -topk8 -nocrypt"));
    }

    private static Optional<PrivateKey> read(String base64, String algorithm) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String encoded(ObjectNode node) {
        return URL.encodeToString(Json.write(node).getBytes(StandardCharsets.UTF_8));
    }
}
