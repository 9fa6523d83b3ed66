package com.smartap.spring.rest;

import com.smartap.core.SigningRoom;
import com.smartap.core.Statements;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.spi.InvalidRequestException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands SmartAP's controllers the caller, the wanted page, the expected version and the body, by their type. */
final class ApiArguments implements HandlerMethodArgumentResolver {
    private static final int DEFAULT_LIMIT = 50;

    private static final Map<Class<?>, Function<HttpServletRequest, Object>> SOURCES = Map.of(
            Actor.class,
            request -> attribute(request, ApiFilter.ACTOR),
            SpooledBody.class,
            request -> attribute(request, ApiFilter.BODY),
            ExpectedVersion.class,
            request -> ExpectedVersion.of(request.getHeader("If-Match")),
            PageRequest.class,
            ApiArguments::page,
            Statements.Reading.class,
            StatementReading::of,
            SigningRoom.Trace.class,
            ApiArguments::trace);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return SOURCES.containsKey(parameter.getParameterType())
                && parameter.getContainingClass().isAnnotationPresent(ApiController.class);
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
        Function<HttpServletRequest, Object> source = SOURCES.get(parameter.getParameterType());
        return request == null || source == null ? null : source.apply(request);
    }

    private static Object attribute(HttpServletRequest request, String name) {
        Object value = request.getAttribute(name);
        if (value == null) {
            throw new IllegalStateException("the API filter did not run. Maybe it was removed from the filter chain");
        }
        return value;
    }

    private static SigningRoom.Trace trace(HttpServletRequest request) {
        Object actor = request.getAttribute(ApiFilter.ACTOR);
        return new SigningRoom.Trace(
                request.getRemoteAddr(),
                request.getHeader("User-Agent"),
                actor instanceof Actor known ? known.id() : null);
    }

    private static PageRequest page(HttpServletRequest request) {
        String limit = request.getParameter("limit");
        String cursor = request.getParameter("cursor");
        try {
            return new PageRequest(
                    cursor == null || cursor.isEmpty() ? null : cursor,
                    limit == null ? DEFAULT_LIMIT : Integer.parseInt(limit));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(
                    "limit", "limit (%s) must be a number, 1 to %d".formatted(limit, PageRequest.MAX));
        }
    }
}
