package com.smartap.spring.rest;

import java.net.URI;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Answers that name a version. */
final class Answers {
    private Answers() {}

    /** One thing with its version as ETag. */
    static <T> ResponseEntity<T> of(T body, long version) {
        return ResponseEntity.ok().eTag("\"" + version + "\"").body(body);
    }

    /** A new thing with its version as ETag, which is found below the path that it was posted to. */
    static <T> ResponseEntity<T> created(T body, UUID id, long version) {
        URI location = ServletUriComponentsBuilder.fromCurrentRequestUri()
                .scheme(null)
                .host(null)
                .port(null)
                .pathSegment(id.toString())
                .build()
                .toUri();
        return ResponseEntity.created(location).eTag("\"" + version + "\"").body(body);
    }
}
