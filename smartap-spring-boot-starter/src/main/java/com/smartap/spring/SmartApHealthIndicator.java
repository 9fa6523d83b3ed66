package com.smartap.spring;

import com.smartap.core.EngineStatus;
import com.smartap.core.SmartAp;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Up while the engine works on jobs. What waits for a person does not make it unhealthy, but is shown. */
final class SmartApHealthIndicator extends AbstractHealthIndicator {
    private final SmartAp smartAp;

    SmartApHealthIndicator(SmartAp smartAp) {
        super("SmartAP does not answer");
        this.smartAp = smartAp;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        EngineStatus status = smartAp.status();
        health.status(status.running() ? "UP" : "DOWN")
                .withDetail("node", status.node())
                .withDetail("openDeliveries", status.openDeliveries())
                .withDetail("parkedDeliveries", status.parkedDeliveries())
                .withDetail("unresolvedEffects", status.unresolvedEffects());
        status.oldestOpenAge().ifPresent(age -> health.withDetail("oldestOpen", age.toString()));
    }
}
