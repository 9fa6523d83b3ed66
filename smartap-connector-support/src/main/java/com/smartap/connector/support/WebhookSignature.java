package com.smartap.connector.support;

import com.smartap.spi.Api;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies that a webhook is from whom it claims to be: HMAC-SHA-256 over the raw body, in base 64. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class WebhookSignature {
    private WebhookSignature() {}

    /**
     * Compares in constant time.
     *
     * @param header the header that carries the signature
     * @param key the key that the provider gave
     * @throws WebhookRejectedException with status 401 if the signature is missing or another
     */
    public static void verify(WebhookRequest request, String header, Secret key) {
        String given = request.header(header)
                .orElseThrow(() -> WebhookRejectedException.unsigned("the request has no header %s".formatted(header)));
        byte[] expected = sign(request.body(), key).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, given.strip().getBytes(StandardCharsets.UTF_8))) {
            throw WebhookRejectedException.unsigned(
                    "the signature in %s is not that of the body. Maybe the key is of another app".formatted(header));
        }
    }

    /**
     * HMAC-SHA-256 over parts in a row, for providers that sign more than the body.
     *
     * @param key the key as text, used in UTF-8
     */
    public static byte[] hmac(Secret key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** The signature of a body. */
    static String sign(byte[] body, Secret key) {
        return Base64.getEncoder().encodeToString(hmac(key, body));
    }
}
