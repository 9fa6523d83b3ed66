package com.smartap.testkit.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2.0: authorisation codes with PKCE, refresh tokens of which the old one dies, and client credentials with a signed
 * assertion (ES256 or PS256). Access tokens live an hour, refresh tokens seven days.
 */
final class NsOAuth2 {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration REFRESH_LIFE = Duration.ofDays(7);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final Clock clock;
    private final Map<String, Instant> accessTokens = new LinkedHashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final Set<String> usedAssertions = new HashSet<>();
    private final Map<String, KeyPair> certificates = new LinkedHashMap<>();
    private final String clientId = "client-" + UUID.randomUUID();
    private final String clientSecret = "secret-" + UUID.randomUUID();
    private String accessToken;
    private @Nullable String refreshToken;
    private Instant refreshEnd;
    private long refreshes;

    NsOAuth2(Clock clock) {
        this.clock = clock;
        this.accessToken = issue();
        this.refreshToken = "refresh-" + UUID.randomUUID();
        this.refreshEnd = clock.instant().plus(REFRESH_LIFE);
    }

    Map<String, String> credentials() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("clientId", clientId);
        all.put("clientSecret", clientSecret);
        all.put("accessToken", accessToken);
        all.put("refreshToken", refreshToken == null ? "revoked" : refreshToken);
        all.put(
                "expiresAt",
                accessTokens.getOrDefault(accessToken, Instant.EPOCH).toString());
        return all;
    }

    /** Client id, certificate id and private key; the algorithm is ES256 or PS256. */
    Map<String, String> machineCredentials(String algorithm) {
        String certificate = "cert-" + algorithm.toLowerCase(java.util.Locale.ROOT);
        KeyPair pair = certificates.computeIfAbsent(certificate, id -> keys(algorithm));
        String key = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(pair.getPrivate().getEncoded());
        return Map.of(
                "clientId", clientId,
                "certificateId", certificate,
                "privateKey", "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n");
    }

    /** Gives consent, as an administrator does in the browser; returns the code that comes back. */
    String consent(@Nullable String codeChallenge) {
        String code = "code-" + UUID.randomUUID();
        codes.put(code, codeChallenge == null ? "" : codeChallenge);
        return code;
    }

    long refreshes() {
        return refreshes;
    }

    void expire() {
        accessTokens.clear();
    }

    void revoke() {
        accessTokens.clear();
        refreshToken = null;
        certificates.clear();
    }

    void check(String authorization) {
        Instant end = accessTokens.get(authorization.substring("Bearer ".length()));
        if (end == null || !clock.instant().isBefore(end)) {
            throw NsFault.of(401, "INVALID_LOGIN", "Invalid login attempt. The access token is not valid.");
        }
    }

    /** The token endpoint. */
    NsResponse token(NsRequest request, String tokenUrl) {
        Map<String, String> form = new HashMap<>();
        NsForm.parse(request.text()).forEach(pair -> form.put(pair.getKey(), pair.getValue()));
        refreshes++;
        return switch (form.getOrDefault("grant_type", "")) {
            case "refresh_token" -> refresh(request, form);
            case "authorization_code" -> exchange(request, form);
            case "client_credentials" -> assertion(form, tokenUrl);
            default -> error(400, "unsupported_grant_type");
        };
    }

    private NsResponse refresh(NsRequest request, Map<String, String> form) {
        if (isForeign(request, form)) {
            return error(401, "invalid_client");
        }
        if (!form.getOrDefault("refresh_token", "").equals(refreshToken)
                || clock.instant().isAfter(refreshEnd)) {
            return error(400, "invalid_grant");
        }
        return both();
    }

    private NsResponse exchange(NsRequest request, Map<String, String> form) {
        if (isForeign(request, form)) {
            return error(401, "invalid_client");
        }
        String challenge = codes.remove(form.getOrDefault("code", ""));
        if (challenge == null
                || (!challenge.isEmpty() && !challenge.equals(s256(form.getOrDefault("code_verifier", ""))))) {
            return error(400, "invalid_grant");
        }
        return both();
    }

    private NsResponse both() {
        accessToken = issue();
        refreshToken = "refresh-" + UUID.randomUUID();
        refreshEnd = clock.instant().plus(REFRESH_LIFE);
        return NsResponse.plainJson(200, answer().put("refresh_token", refreshToken));
    }

    private NsResponse assertion(Map<String, String> form, String tokenUrl) {
        String jwt = form.getOrDefault("client_assertion", "");
        String[] parts = jwt.split("\\.");
        if (!"urn:ietf:params:oauth:client-assertion-type:jwt-bearer".equals(form.get("client_assertion_type"))
                || parts.length != 3
                || !isSigned(parts)
                || !usedAssertions.add(jwt)) {
            return error(400, "invalid_request");
        }
        JsonNode claims = json(parts[1]);
        long now = clock.instant().getEpochSecond();
        boolean good = claims.path("iss").asText().equals(clientId)
                && claims.path("aud").asText().equals(tokenUrl)
                && claims.path("scope").toString().contains("rest_webservices")
                && claims.path("iat").asLong() <= now + 60
                && claims.path("exp").asLong() > now
                && claims.path("exp").asLong() - claims.path("iat").asLong() <= LIFE.toSeconds();
        if (!good) {
            return error(400, "invalid_request");
        }
        accessToken = issue();
        return NsResponse.plainJson(200, answer());
    }

    private boolean isSigned(String[] parts) {
        JsonNode header = json(parts[0]);
        KeyPair pair = certificates.get(header.path("kid").asText());
        if (pair == null) {
            return false;
        }
        try {
            Signature signature;
            if (header.path("alg").asText().equals("ES256")) {
                signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            } else {
                signature = Signature.getInstance("RSASSA-PSS");
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            signature.initVerify(pair.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** The client shows itself by HTTP Basic, or by its id in the form if it is a public client. */
    private boolean isForeign(NsRequest request, Map<String, String> form) {
        String pair = clientId + ":" + clientSecret;
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return !request.header("authorization").filter(basic::equals).isPresent()
                && !(clientId.equals(form.get("client_id")) && clientSecret.equals(form.get("client_secret")));
    }

    private ObjectNode answer() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("access_token", accessToken)
                .put("expires_in", String.valueOf(LIFE.toSeconds()))
                .put("token_type", "bearer");
    }

    private String issue() {
        String token = "access-" + UUID.randomUUID();
        accessTokens.put(token, clock.instant().plus(LIFE));
        return token;
    }

    private static NsResponse error(int status, String error) {
        return NsResponse.plainJson(
                status, JsonNodeFactory.instance.objectNode().put("error", error));
    }

    private static JsonNode json(String part) {
        try {
            return MAPPER.readTree(Base64.getUrlDecoder().decode(part));
        } catch (IOException | IllegalArgumentException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static String s256(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static KeyPair keys(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.equals("ES256") ? "EC" : "RSA");
            if (algorithm.equals("ES256")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            } else {
                generator.initialize(3072);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has EC and RSA", e);
        }
    }
}
