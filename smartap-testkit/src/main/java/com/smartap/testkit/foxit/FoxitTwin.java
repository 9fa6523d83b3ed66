package com.smartap.testkit.foxit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.Api;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.esign.ESignTwin;
import com.smartap.testkit.pki.LabPki;
import com.smartap.testkit.twin.ServedTwin;
import com.smartap.testkit.twin.Twin;
import com.smartap.testkit.twin.TwinServer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Foxit eSign in memory: the classic API with its tokens or the gateway of the developer portal with its keys and
 * limits, folders whose signers are asked in order, errors with HTTP 200, webhooks with the signature in the query, and
 * documents that are saved anew, get a certificate of completion and a seal of a laboratory's own authority. It listens
 * on this machine only, is thread-safe and runs for hours. Not a copy of Foxit: it does what {@code docs/esign/foxit.md}
 * relies on. Signed documents need BouncyCastle on the class path.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class FoxitTwin implements ESignTwin, ServedTwin {
    private final Clock clock;
    private final boolean gateway;
    private final TwinEvents events;
    private final TwinKeys keys;
    private final TwinFolders folders;
    private final TwinChannels channels;
    private final TwinDispatcher dispatcher;
    private final TwinServer server;
    private @Nullable LabPki pki;
    private @Nullable TwinSeal seal;

    /** A simulator of the classic API that is not started yet. */
    public FoxitTwin(Clock clock) {
        this(clock, false);
    }

    private FoxitTwin(Clock clock, boolean gateway) {
        this.clock = clock;
        this.gateway = gateway;
        this.events = new TwinEvents(clock);
        this.keys = new TwinKeys(clock, gateway);
        this.folders = new TwinFolders(clock, events);
        TwinSchema schema = new TwinSchema(this::violation);
        this.channels = new TwinChannels(schema);
        this.dispatcher = new TwinDispatcher(clock, gateway, keys, folders, channels, schema, this::seal);
        this.server = new TwinServer(dispatcher);
    }

    /** A simulator of the developer portal's gateway that is not started yet. */
    public static FoxitTwin gateway(Clock clock) {
        return new FoxitTwin(clock, true);
    }

    /**
     * Starts to listen on this machine.
     *
     * @param port 0 for any free one
     */
    public FoxitTwin start(int port) {
        server.start(port);
        return this;
    }

    /** Hands this out instead of the signed document of a folder; null for the right one again. */
    public void handOut(String providerId, @Nullable WrongDocument wrong) {
        synchronized (server) {
            folders.known(Long.parseLong(providerId)).wrong = wrong;
        }
    }

    /** Downloads of whole folders come as a zip. */
    public void zipFolders(boolean zip) {
        synchronized (server) {
            dispatcher.zipFolders(zip);
        }
    }

    /** Parties do not say whether they have signed; the activity history alone does. */
    public void hidePartyStatus(boolean hide) {
        synchronized (server) {
            folders.hidePartyStatus(hide);
        }
    }

    /** Folders do not give back the metadata that they were made with. */
    public void dropMetadata(boolean drop) {
        synchronized (server) {
            folders.dropMetadata(drop);
        }
    }

    /** For so long after it was made, a folder is not listed; none at first. */
    public void listLag(Duration lag) {
        synchronized (server) {
            folders.listLag(lag);
        }
    }

    /** How many calls a minute are answered; 100 at first by the gateway, and any number by the classic API. */
    public void callsPerMinute(int most) {
        synchronized (server) {
            keys.callsPerMinute(most);
        }
    }

    /** Sets a folder's status to a word. */
    public void say(String providerId, String status) {
        synchronized (server) {
            folders.known(Long.parseLong(providerId)).status = status;
        }
    }

    /** Somebody deletes a folder at the screen. */
    public void delete(String providerId) {
        synchronized (server) {
            folders.delete(Long.parseLong(providerId));
        }
    }

    /** What was asked for when a folder was made, as JSON without the document. */
    public String asked(String providerId) {
        synchronized (server) {
            return folders.known(Long.parseLong(providerId)).request.toString();
        }
    }

    /** The secret that signs webhooks is replaced. Returns the new one. */
    public Secret rollWebhookSecret() {
        synchronized (server) {
            return Secret.of(events.roll());
        }
    }

    /** Signatures stand in queries as they are, plus signs included, instead of being encoded. */
    public void sendRawSignatures(boolean raw) {
        synchronized (server) {
            events.sendRawSignatures(raw);
        }
    }

    /**
     * Sends what was not sent yet to every registered channel, signed with the secret that it was registered with.
     *
     * @return the HTTP status of each answer; 0 where there was none
     */
    public List<Integer> deliver() {
        List<WebhookRequest> sent;
        List<ObjectNode> to;
        synchronized (server) {
            sent = events.fetch();
            to = List.copyOf(channels.all());
        }
        List<Integer> answers = new ArrayList<>();
        for (WebhookRequest request : sent) {
            for (ObjectNode channel : to) {
                WebhookRequest signed = events.sign(
                        request.body(), channel.path("webhookSecret").asText());
                answers.add(
                        TwinEvents.post(URI.create(channel.path("webhookUrl").asText()), signed));
            }
        }
        return List.copyOf(answers);
    }

    /** The authority that the documents are sealed under; to be trusted by its root. */
    public LabPki pki() {
        synchronized (server) {
            if (pki == null) {
                pki = new LabPki(clock);
            }
            return pki;
        }
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("surface", gateway ? "gateway" : "classic");
    }

    @Override
    public Map<String, Secret> credentials() {
        synchronized (server) {
            Map<String, Secret> all = new HashMap<>(keys.credentials());
            all.put("webhookSecret", Secret.of(events.secret()));
            return Map.copyOf(all);
        }
    }

    @Override
    public Optional<Twin> wire() {
        return Optional.of(this);
    }

    @Override
    public List<HeldRequest> heldRequests() {
        synchronized (server) {
            return folders.all().stream().map(TwinFolder::held).toList();
        }
    }

    @Override
    public void sign(String providerId, String email) {
        synchronized (server) {
            folders.sign(Long.parseLong(providerId), email);
        }
    }

    @Override
    public void decline(String providerId, String email, String reason) {
        synchronized (server) {
            folders.decline(Long.parseLong(providerId), email, reason);
        }
    }

    @Override
    public boolean expire(String providerId) {
        synchronized (server) {
            folders.expire(Long.parseLong(providerId));
            return true;
        }
    }

    @Override
    public boolean holdSeals(boolean hold) {
        synchronized (server) {
            folders.holdSeals(hold);
            return true;
        }
    }

    @Override
    public boolean sayUnknownWord(String providerId) {
        say(providerId, TwinFolder.UNKNOWN);
        return true;
    }

    @Override
    public boolean timestampsWebhooks() {
        return true;
    }

    @Override
    public List<WebhookRequest> webhooks() {
        synchronized (server) {
            return events.fetch();
        }
    }

    @Override
    public WebhookRequest signed(byte[] body) {
        synchronized (server) {
            return events.sign(body);
        }
    }

    @Override
    public TwinServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
        synchronized (server) {
            if (pki != null) {
                pki.close();
            }
        }
    }

    private TwinSeal seal() {
        if (seal == null) {
            seal = new TwinSeal(pki().ecSigner("Foxit eSign (laboratory)"));
        }
        return seal;
    }

    private void violation(String sentence) {
        server.violation(sentence);
    }
}
