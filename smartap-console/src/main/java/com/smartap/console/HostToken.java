package com.smartap.console;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * The host's own token against forged requests, where its Spring Security has one: forms carry it too, or the host
 * would refuse them.
 *
 * @param parameter the name of the field
 * @param value its value
 */
record HostToken(String parameter, String value) {
    private static final String TYPE = "org.springframework.security.web.csrf.CsrfToken";
    private static final boolean PRESENT = ClassUtils.isPresent(TYPE, HostToken.class.getClassLoader());

    static @Nullable HostToken of(HttpServletRequest request) {
        return PRESENT ? SpringSecurity.token(request) : null;
    }

    /** Apart, so that the class is loaded only where Spring Security is. */
    private static final class SpringSecurity {
        static @Nullable HostToken token(HttpServletRequest request) {
            return request.getAttribute(TYPE) instanceof org.springframework.security.web.csrf.CsrfToken token
                    ? new HostToken(token.getParameterName(), token.getToken())
                    : null;
        }
    }
}
