package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.model.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** One page of a list, and where the next one begins. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"items", "next"})
record PageDto<T>(
        @JsonProperty("items") List<T> items,
        @JsonProperty("next") @Nullable String next) {
    static <S, T> ResponseEntity<PageDto<T>> of(Page<S> page, Function<? super S, ? extends T> mapping) {
        PageDto<T> body = new PageDto<>(page.items().stream().<T>map(mapping).toList(), page.nextCursor());
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        page.next().ifPresent(cursor -> answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(link(cursor))));
        return answer.body(body);
    }

    /** A list that has only this page. */
    static <S, T> PageDto<T> whole(List<S> items, Function<? super S, ? extends T> mapping) {
        return new PageDto<>(items.stream().<T>map(mapping).toList(), null);
    }

    /** Path and query only: behind a proxy the request does not know its own host. */
    private static String link(String cursor) {
        return ServletUriComponentsBuilder.fromCurrentRequest()
                .scheme(null)
                .host(null)
                .port(null)
                .replaceQueryParam("cursor", UriUtils.encode(cursor, StandardCharsets.UTF_8))
                .build()
                .toUriString();
    }
}
