package com.smartap.connector.support;

import com.smartap.spi.Api;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where and how tokens are got. The vault holds {@code clientId}, {@code clientSecret} (not for public clients),
 * {@code accessToken}, {@code refreshToken} and {@code expiresAt} (an ISO 8601 instant in UTC).
 *
 * @param tokenUrl the token endpoint (RFC 6749, 3.2)
 * @param clientInBody whether client id and secret go into the form; otherwise they go into an HTTP Basic header
 * @param skew how long before its end an access token is renewed
 * @param lease how long the right to renew is held; longer than a renewal may take
 * @param clientCredentialsScope the rights to ask for by client id and secret alone where there is no refresh token
 *     (RFC 6749, 4.4), empty for the client's own; null if that is not possible
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record OAuth2Settings(
        URI tokenUrl,
        boolean clientInBody,
        Duration skew,
        Duration lease,
        @Nullable String clientCredentialsScope) {
    /** Settings of clients that need a refresh token. */
    public OAuth2Settings(URI tokenUrl, boolean clientInBody, Duration skew, Duration lease) {
        this(tokenUrl, clientInBody, skew, lease, null);
    }

    /** HTTP Basic, one minute of skew, two minutes of lease. */
    public static OAuth2Settings basic(URI tokenUrl) {
        return new OAuth2Settings(tokenUrl, false, Duration.ofSeconds(60), Duration.ofMinutes(2));
    }

    /** The same, with tokens by client id and secret alone where there is no refresh token. */
    public OAuth2Settings withClientCredentials(String scope) {
        return new OAuth2Settings(tokenUrl, clientInBody, skew, lease, scope);
    }
}
