package com.smartap.spring.rest;

import com.smartap.model.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The description of the API, with the path under which it lies here. */
@ApiController
@RequestMapping(RestPaths.BASE)
class OpenApiController {
    private static final String NAME = "openapi.json";

    private final String document;

    OpenApiController() throws IOException {
        try (InputStream in = Objects.requireNonNull(OpenApiController.class.getResourceAsStream(NAME), NAME)) {
            this.document = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The host may have put a context path and a servlet path before the base path. */
    @GetMapping("/" + NAME)
    void document(Actor actor, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String base = request.getRequestURI().replaceFirst("/" + NAME + "$", "");
        byte[] bytes = document.replace("\"" + RestPaths.DEFAULT_BASE + "\"", "\"" + base + "\"")
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
