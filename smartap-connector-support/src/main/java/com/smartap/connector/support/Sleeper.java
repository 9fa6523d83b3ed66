package com.smartap.connector.support;

import com.smartap.spi.Api;
import java.time.Duration;

/** Waits; replaced in tests, so that they never do. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
@FunctionalInterface
public interface Sleeper {
    /** Waits in real time. */
    Sleeper SYSTEM = duration -> Thread.sleep(duration.toMillis());

    /** Waits that long. */
    void sleep(Duration duration) throws InterruptedException;
}
