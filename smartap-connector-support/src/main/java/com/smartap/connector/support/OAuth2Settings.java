package com.smartap.connector.support;

import com.smartap.spi.Api;
import java.net.URI;
import java.time.Duration;

/**
 * Where and how tokens are got. The vault holds {@code clientId}, {@code clientSecret}, {@code accessToken},
 * {@code refreshToken} and {@code expiresAt} (an ISO 8601 instant in UTC).
 *
 * @param tokenUrl the token endpoint (RFC 6749, 3.2)
 * @param clientInBody whether client id and secret go into the form; otherwise they go into an HTTP Basic header
 * @param skew how long before its end an access token is renewed
 * @param lease how long the right to renew is held; longer than a renewal may take
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record OAuth2Settings(URI tokenUrl, boolean clientInBody, Duration skew, Duration lease) {
    /** HTTP Basic, one minute of skew, two minutes of lease. */
    public static OAuth2Settings basic(URI tokenUrl) {
        return new OAuth2Settings(tokenUrl, false, Duration.ofSeconds(60), Duration.ofMinutes(2));
    }
}
