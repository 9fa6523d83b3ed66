package com.smartap.console;

import com.smartap.model.Actor;
import com.smartap.spi.Api;
import java.util.Map;

/** A part of the dashboard that a host adds above the console's own. Hosts declare it as a bean. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface DashboardPanel {
    /** The fragment to show, such as {@code host/welcome :: panel}: a Thymeleaf template on the host's class path, without its ending {@code .html}. */
    String fragment();

    /** What the fragment shows; empty to leave the panel out. The map is found there under the name {@code panel}. */
    Map<String, Object> model(Actor actor);
}
