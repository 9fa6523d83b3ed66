package com.smartap.sample.host;

import com.smartap.console.DashboardPanel;
import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.Role;
import com.smartap.testkit.samples.SampleInvoices;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The demo's part of the dashboard: what to try first. */
@Component
class Welcome implements DashboardPanel {
    private final SmartAp smartAp;

    Welcome(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    @Override
    public String fragment() {
        return "host/welcome :: panel";
    }

    @Override
    public Map<String, Object> model(Actor actor) {
        boolean empty = smartAp.invoices().countByState(actor).isEmpty();
        return Map.of(
                "empty",
                empty,
                "clerk",
                actor.has(Role.CLERK),
                "login",
                actor.id(),
                "samples",
                Sample.list(SampleInvoices.all()),
                "users",
                List.of(DemoUser.values()));
    }
}
