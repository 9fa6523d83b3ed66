package com.smartap.testkit.twin;

import com.smartap.spi.Api;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A {@link Twin} in memory, over a {@link TwinServer}. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface ServedTwin extends Twin {
    /** What serves it. */
    TwinServer server();

    @Override
    default URI baseUrl() {
        return server().baseUrl();
    }

    @Override
    default void misbehave(Misbehaviour misbehaviour) {
        server().misbehave(misbehaviour);
    }

    @Override
    default void behave() {
        server().behave();
    }

    @Override
    default void slowness(Duration delay) {
        server().slowness(delay);
    }

    @Override
    default void beforeEachRequest(Runnable hook) {
        server().beforeEachRequest(hook);
    }

    @Override
    default long requests() {
        return server().requests();
    }

    @Override
    default List<String> violations() {
        return server().violations();
    }

    @Override
    default void close() {
        server().close();
    }
}
