package com.smartap.testkit.twin;

import com.smartap.spi.Api;
import com.smartap.spi.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A system under a connector: a simulator in memory, or a real test system behind a proxy that can misbehave. It listens
 * on this machine only and is thread-safe. Its time is the clock that it was made with.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface Twin extends AutoCloseable {
    /** What replaces the provider's own address. */
    URI baseUrl();

    /** The settings with which the connector finds it; its base address comes apart from them. */
    Map<String, String> settings();

    /** Credentials that are valid now. */
    Map<String, Secret> credentials();

    /** Does this wrong from now on, or once. */
    void misbehave(Misbehaviour misbehaviour);

    /** Does nothing wrong any more. */
    void behave();

    /** How long an answer takes under {@link Misbehaviour#SLOW}; three seconds at first. */
    void slowness(Duration delay);

    /** Runs before each request is answered, and may change and misbehave; the system waits meanwhile. */
    void beforeEachRequest(Runnable hook);

    /** How many requests came. */
    long requests();

    /**
     * What requests held that the real system's published schema does not allow: unknown, misspelt and read-only fields,
     * and required ones that were missing; empty if all was well.
     */
    List<String> violations();

    @Override
    void close();
}
