package com.smartap.console;

import com.smartap.model.Actor;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.ForbiddenException;
import com.smartap.spi.SmartApException;
import com.smartap.spring.ActorResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/** Finds out who is calling before any page is made, sets the headers that browsers obey, and refuses forged requests. */
final class Visits implements HandlerInterceptor, HandlerMethodArgumentResolver {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String ATTRIBUTE = Visits.class.getName();

    private final ActorResolver actors;
    private final ConsoleProperties properties;

    Visits(ActorResolver actors, ConsoleProperties properties) {
        this.actors = actors;
        this.properties = properties;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Headers.page(response);
        CsrfToken.ensureCookie(request, response, request.getContextPath() + "/");
        guard(request);
        return true;
    }

    /** The visit of a request; resolved once. */
    Visit of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Visit visit) {
            return visit;
        }
        Actor actor = actors.resolve(request)
                .orElseThrow(() -> new SmartApException(
                        ErrorCode.FORBIDDEN, "Nobody is signed in, or SmartAP does not know who it is."));
        HostToken host = HostToken.of(request);
        Visit visit = new Visit(
                actor,
                new Powers(actor),
                request.getContextPath(),
                request.getContextPath() + properties.basePath(),
                request.getRequestURI().substring(request.getContextPath().length()),
                CsrfToken.of(request, actor),
                host == null ? null : host.parameter(),
                host == null ? null : host.value(),
                request.getParameter("done"));
        request.setAttribute(ATTRIBUTE, visit);
        return visit;
    }

    /** Refuses a request that changes something without the token of its own page. */
    void guard(HttpServletRequest request) {
        Visit visit = of(request);
        if (SAFE.contains(request.getMethod())) {
            return;
        }
        if (isForeign(request) || !CsrfToken.matches(visit.token(), request)) {
            throw new ForbiddenException(
                    "This form is no longer valid, so nothing was changed. Maybe you signed in again since it was opened: go back, load the page anew and send it once more.");
        }
    }

    /** Whether the browser says that another site's page sent the request. */
    static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin");
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visit.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
        if (servletRequest == null) {
            throw new IllegalStateException("the console is served over HTTP only");
        }
        return of(servletRequest);
    }
}
