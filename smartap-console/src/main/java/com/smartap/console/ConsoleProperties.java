package com.smartap.console;

import com.smartap.spi.Api;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The console's settings.
 *
 * @param enabled whether the console is served; default true
 * @param basePath where it is served, beginning with a slash and without one at its end; default {@code /smartap}
 * @param title the name shown in the corner and in the title of every page
 * @param stylesheet the path of one more stylesheet of the host, loaded after the console's own, for its colours
 * @param signOutPath where the host signs people out, by POST; without it no such button is shown
 * @param timeZone the zone in which moments are shown; default UTC
 * @param pageSize how many rows a list shows at once, 1 to 200; default 25
 * @param links more entries for the menu, to pages of the host
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
@ConfigurationProperties("smartap.console")
public record ConsoleProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("/smartap") String basePath,
        @DefaultValue("SmartAP") String title,
        @Nullable String stylesheet,
        @Nullable String signOutPath,
        @DefaultValue("UTC") ZoneId timeZone,
        @DefaultValue("25") int pageSize,
        @DefaultValue List<Link> links) {
    /** Refuses a base path that is not one, and a page size out of range. */
    public ConsoleProperties {
        links = List.copyOf(links);
        if (!basePath.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw new IllegalArgumentException(
                    "console.base-path (%s) must look like /smartap. Maybe remove the slash at its end."
                            .formatted(basePath));
        }
        if (pageSize < 1 || pageSize > 200) {
            throw new IllegalArgumentException("console.page-size (%d) must be 1 to 200".formatted(pageSize));
        }
    }

    /**
     * An entry of the menu.
     *
     * @param label what it says
     * @param path where it leads, within the host
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Link(String label, String path) {}
}
