package com.smartap.sample.host;

import com.smartap.core.Erp;
import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.erp.ErpConnection;
import com.smartap.spi.SmartApException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Connects SmartAP to the simulated ERP at the first start, and says where everything is. */
@Component
class FirstStart {
    /** Sets the demo's stage; no person of the demo, so that it takes part in nobody's duties. */
    static final Actor STAGE = Actor.of(TenantId.DEFAULT, "demo-stage", "Demo stage", Role.ADMIN, Role.CLERK);

    private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

    private final SmartAp smartAp;
    private final World world;

    FirstStart(SmartAp smartAp, World world) {
        this.smartAp = smartAp;
        this.world = world;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (smartAp.erp().connections(STAGE).isEmpty()) {
            ErpConnection connection = smartAp.erp()
                    .connect(
                            STAGE,
                            new Erp.NewConnection(
                                    "QuickBooks (simulated)",
                                    "quickbooks",
                                    world.erp().baseUrl().toString(),
                                    world.erp().settings(),
                                    world.erp().credentials()));
            try {
                smartAp.erp().sync(STAGE, connection.id());
            } catch (SmartApException e) {
                log.warn("the first synchronisation failed; the next one comes by itself", e);
            }
        }
        int port = event.getApplicationContext() instanceof ServletWebServerApplicationContext web
                        && web.getWebServer() != null
                ? web.getWebServer().getPort()
                : 0;
        log.info(
                "SmartAP demo: http://localhost:{} | everything is kept in {} | Ctrl-C stops it",
                port,
                world.folder().getParent());
    }
}
