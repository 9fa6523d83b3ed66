package com.smartap.console;

import com.smartap.model.Actor;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The console's own token against forged requests, checked whether or not the host has one too. A random cookie, which
 * scripts cannot read and other sites do not send, keys an HMAC over the actor; every form carries that HMAC. Needs no
 * session and no shared key, so it holds over restarts and nodes.
 */
final class CsrfToken {
    /** The field of forms. */
    static final String FIELD = "_smartap";

    /** The header of requests that scripts send. */
    static final String HEADER = "X-SmartAP-Token";

    private static final String COOKIE = "smartap-console";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 43;

    private CsrfToken() {}

    /** Gives the browser a cookie if it has none. */
    static void ensureCookie(HttpServletRequest request, HttpServletResponse response, String path) {
        if (!cookie(request).isEmpty()) {
            return;
        }
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        request.setAttribute(COOKIE, value);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .path(path)
                        .build()
                        .toString());
    }

    /** The token that forms of this request's page carry. */
    static String of(HttpServletRequest request, Actor actor) {
        String key = cookie(request);
        if (key.isEmpty()) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] code = mac.doFinal((actor.tenant() + "\n" + actor.id()).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Whether the request carries the token, in its field or header. */
    static boolean matches(String expected, HttpServletRequest request) {
        String header = request.getHeader(HEADER);
        String sent = header != null ? header : request.getParameter(FIELD);
        return sent != null
                && !expected.isEmpty()
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static String cookie(HttpServletRequest request) {
        if (request.getAttribute(COOKIE) instanceof String fresh) {
            return fresh;
        }
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(COOKIE) && cookie.getValue().length() == LENGTH) {
                    return cookie.getValue();
                }
            }
        }
        return "";
    }
}
