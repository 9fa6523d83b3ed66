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
    /** Every kind of sample is among the first twelve; all of them lie in the simulated world. */
    private static final int SHOWN = 12;

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
                Sample.list(SampleInvoices.all().subList(0, SHOWN)),
                "users",
                List.of(DemoUser.values()));
    }
}
