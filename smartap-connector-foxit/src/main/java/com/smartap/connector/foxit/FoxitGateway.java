package com.smartap.connector.foxit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.connector.support.Sleeper;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.approval.ESignStatus;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.RequestOutcome;
import com.smartap.spi.esign.SigningRequest;
import com.smartap.spi.esign.SigningStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connection to one account with Foxit eSign. */
final class FoxitGateway implements ESignGateway {
    private static final int MOST_REASON = 250;
    private static final String CANCEL = "/folders/cancelFolder";

    private final FoxitSettings settings;
    private final FoxitApi api;
    private final FolderLookup lookup;
    private final FolderRequests requests;
    private final List<Object> abilities;

    FoxitGateway(
            ConnectorContext context, FoxitSettings settings, FoxitApi api, Sleeper sleeper, List<Object> abilities) {
        this.settings = settings;
        this.api = api;
        FolderReader reader = new FolderReader(context.connection(), settings, context.clock());
        this.lookup = new FolderLookup(api, settings, reader, context.clock());
        this.requests = new FolderRequests(context.clock(), settings, api, reader, lookup, sleeper);
        this.abilities = List.copyOf(abilities);
    }

    @Override
    public ConnectionTest test() {
        int folders = lookup.count();
        return new ConnectionTest(
                "Foxit eSign at " + api.host(),
                "%s, %d folders in the last %d days"
                        .formatted(
                                settings.gateway() ? "gateway" : "classic",
                                folders,
                                settings.search().days()));
    }

    @Override
    public List<String> check(SigningRequest request) {
        return requests.check(request);
    }

    @Override
    public RequestOutcome request(SigningRequest request, IdempotencyKey key) throws IOException {
        return requests.request(request, key);
    }

    @Override
    public Optional<SigningStatus> find(SigningRequest request, IdempotencyKey key) {
        return requests.find(request, key).map(lookup::status);
    }

    @Override
    public SigningStatus status(String providerId) {
        return lookup.status(lookup.read(number(providerId)));
    }

    @Override
    public void remind(String providerId) {
        post("/folders/signaturereminder", Json.object().put("folderId", number(providerId)), providerId);
    }

    @Override
    public SigningStatus cancel(String providerId, String reason) {
        SigningStatus before = status(providerId);
        if (before.ended()) {
            return before;
        }
        ObjectNode body =
                Json.object().put("folderId", number(providerId)).put("reason_for_cancellation", reason(reason));
        try {
            post(CANCEL, body, providerId);
        } catch (ConnectorRefusedException | OutcomeUnknownException e) {
            // The last signature may have been quicker, or the answer alone was lost: what holds is what Foxit says.
            SigningStatus now = status(providerId);
            if (now.ended()) {
                return now;
            }
            throw e;
        }
        SigningStatus after = status(providerId);
        if (!after.ended()) {
            throw new ConnectorUnavailableException(
                    "%s: folder %s was cancelled, and is still shown as %s. Look again"
                            .formatted(api.connection(), providerId, after.providerStatus()),
                    Duration.ofSeconds(30),
                    null,
                    null);
        }
        return after;
    }

    @Override
    public void download(String providerId, OutputStream out) throws IOException {
        SigningStatus now = status(providerId);
        if (now.status() != ESignStatus.FULLY_SIGNED) {
            throw new ConnectorRefusedException(
                    "%s: folder %s is %s, so that there is no signed document yet"
                            .formatted(api.connection(), providerId, now.providerStatus()),
                    0,
                    null,
                    now.providerStatus());
        }
        String path = settings.wholeFolder() ? "/folders/download" : "/folders/document/download";
        Map<String, String> query = settings.wholeFolder()
                ? Map.of("folderId", now.providerId())
                : Map.of("folderId", now.providerId(), "docNumber", "1");
        ApiAnswer answer = api.bytes(path, query);
        if (Json.tryObject(answer).isPresent()) {
            api.understood(path, answer); // HTTP 200, and an error in its body
        }
        out.write(new SignedFile(api.connection(), settings.maxSignedBytes()).pdf(answer.bytes()));
    }

    @Override
    public <T> Optional<T> ability(Class<T> type) {
        return type.getName().startsWith("com.smartap.spi.")
                ? abilities.stream().filter(type::isInstance).map(type::cast).findFirst()
                : Optional.empty();
    }

    @Override
    public void close() {
        api.close();
    }

    private void post(String path, ObjectNode body, String providerId) {
        try {
            api.post(path, body);
        } catch (ConnectorRefusedException e) {
            if (FoxitFaults.isUnknown(e)) {
                throw lookup.unknown(providerId);
            }
            throw e;
        }
    }

    /** A folder's number; what is none, no folder can have. */
    private long number(String providerId) {
        if (!providerId.matches("[1-9][0-9]{0,17}")) {
            throw lookup.unknown(providerId);
        }
        return Long.parseLong(providerId);
    }

    private static String reason(String reason) {
        String line = reason.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String cut = line.length() > MOST_REASON ? line.substring(0, MOST_REASON) : line;
        return cut.isEmpty() ? "Cancelled" : cut;
    }
}
