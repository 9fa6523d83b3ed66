package com.smartap.spring.rest;

import java.net.URI;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** Answers that name a version. */
final class Answers {
    private Answers() {}

    /** One thing with its version as ETag. */
    static <T> ResponseEntity<T> of(T body, long version) {
        return ResponseEntity.ok().eTag("\"" + version + "\"").body(body);
    }

    /** A new thing with its version as ETag, which is found below the path that it was posted to. */
    static <T> ResponseEntity<T> created(T body, UUID id, long version) {
        return ResponseEntity.created(location(here(), id))
                .eTag("\"" + version + "\"")
                .body(body);
    }

    /** A new thing that is found under another name beside the path that it was posted to, and has no version. */
    static <T> ResponseEntity<T> createdBeside(T body, String things, UUID id) {
        String path = String.valueOf(here().build().getPath());
        UriComponentsBuilder there = here().replacePath(path.substring(0, path.lastIndexOf('/') + 1) + things);
        return ResponseEntity.created(location(there, id)).body(body);
    }

    private static UriComponentsBuilder here() {
        return ServletUriComponentsBuilder.fromCurrentRequestUri()
                .scheme(null)
                .host(null)
                .port(null);
    }

    private static URI location(UriComponentsBuilder path, UUID id) {
        return path.pathSegment(id.toString()).build().toUri();
    }
}
