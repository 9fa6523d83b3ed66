package com.smartap.spring.rest;

import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The hash by which a repeated request is recognised: caller, method, path, query, the version it was decided upon, and
 * the body. Of a form it is the names and bytes of the parts, since the boundary between them is new each time.
 */
final class Fingerprint {
    private Fingerprint() {}

    static String of(HttpServletRequest request, Actor actor, ContentHash body) {
        MessageDigest digest = begin(request, actor);
        add(digest, body.hex());
        return ContentHash.ofDigest(digest.digest()).hex();
    }

    static String ofForm(HttpServletRequest request, Actor actor) throws IOException, ServletException {
        MessageDigest digest = begin(request, actor);
        for (Part part : request.getParts()) {
            add(digest, part.getName());
            add(digest, hashOf(part).hex());
        }
        return ContentHash.ofDigest(digest.digest()).hex();
    }

    private static MessageDigest begin(HttpServletRequest request, Actor actor) {
        MessageDigest digest = ContentHash.newDigest();
        add(digest, actor.id());
        add(digest, request.getMethod());
        add(digest, request.getRequestURI());
        add(digest, String.valueOf(request.getQueryString()));
        add(digest, String.valueOf(request.getHeader("If-Match")));
        return digest;
    }

    /** Each value ends with a byte that it cannot hold, so that no two lists of values are one text. */
    private static void add(MessageDigest digest, String value) {
        digest.update(value.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0xff);
    }

    private static ContentHash hashOf(Part part) throws IOException {
        MessageDigest digest = ContentHash.newDigest();
        byte[] buffer = new byte[16 * 1024];
        try (InputStream in = part.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return ContentHash.ofDigest(digest.digest());
    }
}
