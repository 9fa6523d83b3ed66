package com.smartap.spring;

import com.smartap.core.SmartAp;
import org.springframework.context.SmartLifecycle;

/** Starts the engine with the application, and stops it after the web server has answered its last request. */
final class SmartApLifecycle implements SmartLifecycle {
    private final SmartAp smartAp;
    private final boolean autoStart;
    private volatile boolean running;

    SmartApLifecycle(SmartAp smartAp, boolean autoStart) {
        this.smartAp = smartAp;
        this.autoStart = autoStart;
    }

    @Override
    public void start() {
        smartAp.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        smartAp.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isAutoStartup() {
        return autoStart;
    }

    /** A closed engine cannot be started again, so a paused context keeps it running. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    /** Before and after the web server, whose phases are close to the highest. */
    @Override
    public int getPhase() {
        return 0;
    }
}
