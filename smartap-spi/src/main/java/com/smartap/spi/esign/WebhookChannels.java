package com.smartap.spi.esign;

import com.smartap.spi.Api;
import java.net.URI;
import java.util.List;

/**
 * The ability to tell the provider where to send what {@link ESignWebhooks} understands. What is sent is signed with the
 * gateway's own secret for webhooks.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface WebhookChannels {
    /** The channels of the account, those of others among them. */
    List<Channel> list();

    /**
     * Has the provider send to an address; one that it sends to already under this name is kept and brought up to date.
     *
     * @param name how the channel is called at the provider, 1 to 100 characters
     * @param url where to, https
     * @throws com.smartap.spi.InvalidConfigurationException if the gateway has no secret for webhooks
     */
    Channel register(String name, URI url);

    /**
     * Ends a channel; one that is gone already is no error.
     *
     * @param id as {@link Channel#id} tells it
     */
    void delete(String id);

    /**
     * Where a provider sends to.
     *
     * @param id the provider's own id
     * @param name how it is called there
     * @param url where to
     * @param active whether it sends now
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Channel(String id, String name, String url, boolean active) {}
}
