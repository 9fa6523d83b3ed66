package com.smartap.connector.foxit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.SeenEvents;
import com.smartap.connector.support.WebhookSignature;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.esign.ESignWebhooks;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Understands Foxit's events. Their signature is the HMAC-SHA-256 of the raw body in base 64, and stands in the query
 * parameter {@code signature}. No time is signed but the event's own, so that age is bounded by that.
 */
final class FoxitWebhooks implements ESignWebhooks {
    private static final Set<String> KNOWN = Set.of(
            "folder_sent",
            "folder_viewed",
            "folder_signed",
            "folder_cancelled",
            "folder_completed",
            "folder_executed",
            "folder_deleted",
            "folder_declined",
            "folder_expired");
    private static final Duration AHEAD = Duration.ofMinutes(15);
    private static final String SIGNATURE = "signature";
    private static final int LONGEST = 512;

    private final CredentialVault vault;
    private final Clock clock;
    private final Duration maxAge;
    private final SeenEvents seen;

    FoxitWebhooks(ConnectorContext context, FoxitSettings settings) {
        this.vault = context.credentials();
        this.clock = context.clock();
        this.maxAge = settings.maxAge();
        this.seen = new SeenEvents(clock, maxAge.plus(AHEAD));
    }

    @Override
    public List<Notice> receive(WebhookRequest request) {
        verify(request);
        ObjectNode event = Json.tryRead(request.body())
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> WebhookRejectedException.malformed("the body is no JSON object"));
        String name = Optional.of(event.path("event_name"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> text.matches("[a-z][a-z0-9_]{0,63}"))
                .orElseThrow(() -> WebhookRejectedException.malformed("the event has no event_name"));
        Instant at = Optional.ofNullable(FolderReader.millis(event.path("event_date")))
                .orElseThrow(() -> WebhookRejectedException.malformed("the event has no event_date"));
        Duration age = Duration.between(at, clock.instant());
        if (age.compareTo(maxAge) > 0 || age.negated().compareTo(AHEAD) > 0) {
            throw WebhookRejectedException.unsigned(
                    "the event is of %s, and %d hours are allowed. Maybe it is a recorded one, or this machine's clock is wrong"
                            .formatted(at, maxAge.toHours()));
        }
        if (!KNOWN.contains(name)) {
            return List.of();
        }
        String folder = Json.text(event.path("data").path("folder"), "folderId")
                .filter(id -> id.matches("[1-9][0-9]{0,17}"))
                .orElseThrow(() -> WebhookRejectedException.malformed("the event names no folder"));
        String id = folder + ":" + name + ":" + at.toEpochMilli();
        return seen.isNew(id) ? List.of(new Notice(id, folder, name, at)) : List.of();
    }

    private void verify(WebhookRequest request) {
        byte[] given = signature(request.query()).getBytes(StandardCharsets.UTF_8);
        byte[] body = request.body();
        boolean matches = false;
        for (Secret secret : secrets(vault)) {
            byte[] expected = Base64.getEncoder().encode(WebhookSignature.hmac(secret, body));
            matches |= MessageDigest.isEqual(expected, given);
        }
        if (!matches) {
            throw WebhookRejectedException.unsigned(
                    "the query's signature is not that of the body. Maybe webhookSecret is of another channel, or the body was changed on its way");
        }
    }

    /** The parameter, decoded once; a plus sign stands for itself, since base 64 has some. */
    private static String signature(String query) {
        List<String> found = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).equals(SIGNATURE)) {
                found.add(pair.substring(equals + 1));
            }
        }
        if (found.size() != 1 || found.get(0).isEmpty() || found.get(0).length() > LONGEST) {
            throw WebhookRejectedException.unsigned(
                    "the query must hold one signature. Maybe the host does not hand the query over as it came");
        }
        try {
            return URLDecoder.decode(found.get(0).replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw WebhookRejectedException.unsigned("the query's signature is not encoded as queries are");
        }
    }

    /** The secrets that count: while one is replaced, two. */
    static List<Secret> secrets(CredentialVault vault) {
        String all = vault.read()
                .get(FoxitKeys.WEBHOOK_SECRET)
                .orElseThrow(
                        () -> WebhookRejectedException.unsigned(
                                "credentials.webhookSecret is missing, so that nothing can be verified. Maybe enter the one of the webhook channel"))
                .reveal();
        return Arrays.stream(all.split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(Secret::of)
                .toList();
    }
}
