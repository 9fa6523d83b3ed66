package com.smartap.console;

import com.smartap.model.Actor;
import com.smartap.spi.Api;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.web.servlet.View;

/**
 * Lets a host show pages of its own in the console's frame: same menu, same look, same protection against forged
 * requests. Below the console's base path every request that changes something is guarded by itself; elsewhere the
 * host's controllers call {@link #guard}.
 * <pre>{@code
 * @GetMapping("/world")
 * View world(HttpServletRequest request) {
 *     return pages.page(request, "host/world", Map.of("bills", bills()));
 * }
 * }</pre>
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class ConsolePages {
    private final Visits visits;
    private final Pages pages;

    ConsolePages(Visits visits, Pages pages) {
        this.visits = visits;
        this.pages = pages;
    }

    /** Who is calling. */
    public Actor actor(HttpServletRequest request) {
        return visits.of(request).actor();
    }

    /**
     * Refuses a request that changes something and does not carry the console's token.
     *
     * @throws com.smartap.spi.ForbiddenException if the token is missing or wrong
     */
    public void guard(HttpServletRequest request) {
        visits.guard(request);
    }

    /**
     * A page in the console's frame.
     *
     * @param template a Thymeleaf template on the class path, without its ending {@code .html}; it begins with
     *     {@code th:replace="~{smartap/console/layout :: page('Title', ~{::main})}"}
     * @param model the template's variables
     */
    public View page(HttpServletRequest request, String template, Map<String, ?> model) {
        return pages.page(visits.of(request), template, model);
    }

    /** One element of such a page, by its id, for requests that replace a part of it. */
    public View part(HttpServletRequest request, String template, String id, Map<String, ?> model) {
        return pages.part(visits.of(request), template, id, model);
    }
}
