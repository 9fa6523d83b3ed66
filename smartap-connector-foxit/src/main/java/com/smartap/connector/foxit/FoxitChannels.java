package com.smartap.connector.foxit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.esign.WebhookChannels;
import com.smartap.spi.secret.CredentialVault;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registers where Foxit sends its events, signed with the first of the webhook secrets. */
final class FoxitChannels implements WebhookChannels {
    private static final List<String> EVENTS = List.of(
            "folder_sent",
            "folder_viewed",
            "folder_signed",
            "folder_cancelled",
            "folder_completed",
            "folder_executed",
            "folder_deleted");

    private final FoxitApi api;
    private final CredentialVault vault;

    FoxitChannels(ConnectorContext context, FoxitApi api) {
        this.api = api;
        this.vault = context.credentials();
    }

    @Override
    public List<Channel> list() {
        ObjectNode answer = api.get("/webhook/channellist", Map.of());
        JsonNode list = List.of("channelList", "channels", "webhookChannels").stream()
                .map(answer::path)
                .filter(JsonNode::isArray)
                .findFirst()
                .orElseThrow(() -> new ConnectorProtocolException(
                        api.connection() + ": the answer holds no list of channels", null, null));
        List<Channel> channels = new ArrayList<>();
        list.forEach(one -> channels.add(channel(one)));
        return List.copyOf(channels);
    }

    @Override
    public Channel register(String name, URI url) {
        if (name.isBlank() || name.length() > 100) {
            throw new InvalidRequestException("name", "name (%s) must have 1 to 100 characters".formatted(name));
        }
        String address = BaseUrl.of("url", url.toString()).uri().toString();
        Optional<Channel> there =
                list().stream().filter(channel -> channel.name().equals(name)).findFirst();
        ObjectNode body = Json.object();
        there.ifPresent(channel -> body.put("channelId", Long.parseLong(channel.id())));
        body.put("channelName", name).put("webhookUrl", address).put("webhookSecret", secret());
        body.put("webhookLevel", "Account");
        ObjectNode events = body.putObject("events");
        EVENTS.forEach(event -> events.put(event, true));
        api.post(there.isPresent() ? "/webhook/updatewebhookchannel" : "/webhook/createwebhookchannel", body);
        return list().stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ConnectorProtocolException(
                        "%s: the channel %s was registered and is not listed".formatted(api.connection(), name),
                        null,
                        null));
    }

    @Override
    public void delete(String id) {
        if (!id.matches("[1-9][0-9]{0,17}")) {
            return; // no channel can have it
        }
        ObjectNode body = Json.object();
        body.putArray("channelIds").add(Long.parseLong(id));
        try {
            api.post("/webhook/deletechannels", body);
        } catch (ConnectorRefusedException e) {
            if (!FoxitFaults.isUnknown(e)) {
                throw e;
            }
        }
    }

    private Channel channel(JsonNode one) {
        String what = api.connection() + ": webhook channel";
        String id = Json.requireText(what, one, "channelId");
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw new ConnectorProtocolException(what + ": its channelId is not a number", null, null);
        }
        return new Channel(
                id,
                Json.text(one, "channelName").orElse(""),
                Json.text(one, "webhookUrl").orElse(""),
                one.path("active").asBoolean(true));
    }

    private String secret() {
        if (vault.read().get(FoxitKeys.WEBHOOK_SECRET).isEmpty()) {
            throw new InvalidConfigurationException(
                    "credentials.webhookSecret is missing. Maybe make up 32 random characters or more, and enter them");
        }
        return FoxitWebhooks.secrets(vault).get(0).reveal();
    }
}
