package com.smartap.spring.rest;

import com.smartap.spi.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Answers what no other controller under the base path takes, in the same form as every other error. */
@ApiController
class UnknownPathController {
    static final String PATTERN = "/**";

    private final ObjectProvider<RequestMappingHandlerMapping> mapping;

    UnknownPathController(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    @RequestMapping(RestPaths.BASE + PATTERN)
    void unknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Set<String> methods = new TreeSet<>();
        boolean otherType = false;
        for (RequestMappingInfo info : mapping.getObject().getHandlerMethods().keySet()) {
            if (isNear(info, request)) {
                Set<String> offered = info.getMethodsCondition().getMethods().stream()
                        .map(Enum::name)
                        .collect(Collectors.toSet());
                methods.addAll(offered);
                otherType |= offered.contains(request.getMethod());
            }
        }
        if (methods.isEmpty()) {
            throw new Refusal(
                    Problem.of(ErrorCode.NOT_FOUND, "there is nothing at %s".formatted(request.getRequestURI()), null));
        }
        response.setHeader("Allow", String.join(", ", methods));
        if (request.getMethod().equals("OPTIONS")) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else if (otherType) {
            throw new Refusal(Problem.of(
                    RestCode.UNSUPPORTED_MEDIA_TYPE,
                    "a body of type %s is not taken here. Maybe see openapi.json".formatted(request.getContentType()),
                    "Content-Type"));
        } else {
            throw new Refusal(Problem.of(
                    RestCode.METHOD_NOT_ALLOWED,
                    "%s is not offered here, but %s".formatted(request.getMethod(), methods),
                    null));
        }
    }

    private static boolean isNear(RequestMappingInfo info, HttpServletRequest request) {
        return info.getPathPatternsCondition() != null
                && !info.getMethodsCondition().getMethods().isEmpty()
                && info.getPathPatternsCondition().getPatterns().stream()
                        .anyMatch(pattern -> pattern.matches(ServletRequestPathUtils.getParsedRequestPath(request)
                                .pathWithinApplication()));
    }
}
