package com.smartap.spring.rest;

import com.smartap.model.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The description of the API, with the base path that it has here. */
@ApiController
@RequestMapping(RestPaths.BASE)
class OpenApiController {
    private static final String RESOURCE = "openapi.json";

    private final byte[] document;

    OpenApiController(RestProperties properties) throws IOException {
        try (InputStream in = Objects.requireNonNull(OpenApiController.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            this.document = text.replace("\"" + RestPaths.DEFAULT_BASE + "\"", "\"" + properties.basePath() + "\"")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    @GetMapping("/openapi.json")
    void document(Actor actor, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }
}
