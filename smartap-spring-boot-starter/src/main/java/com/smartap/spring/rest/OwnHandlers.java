package com.smartap.spring.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Tells SmartAP's requests from those of the host, which may have endpoints of its own under the same base path. */
final class OwnHandlers {
    private final Supplier<RequestMappingHandlerMapping> mapping;

    /**
     * Looks handlers up in a mapping.
     *
     * @param mapping asked for late, since filters are made before controllers
     */
    OwnHandlers(Supplier<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    /** The method of one of SmartAP's controllers that will handle the request; empty if the host will. */
    Optional<HandlerMethod> handler(HttpServletRequest request) {
        Object earlier = request.getAttribute(ServletRequestPathUtils.PATH_ATTRIBUTE);
        try {
            ServletRequestPathUtils.parseAndCache(request);
            HandlerExecutionChain chain = mapping.get().getHandler(request);
            return chain != null
                            && chain.getHandler() instanceof HandlerMethod method
                            && method.getBeanType().isAnnotationPresent(ApiController.class)
                    ? Optional.of(method)
                    : Optional.empty();
        } catch (Exception e) {
            // The dispatcher will look it up again, fail in the same way and answer in the host's.
            return Optional.empty();
        } finally {
            request.setAttribute(ServletRequestPathUtils.PATH_ATTRIBUTE, earlier);
        }
    }
}
