package com.smartap.console;

import jakarta.servlet.http.HttpServletResponse;

/** The headers that tell browsers what a page may do. */
final class Headers {
    private static final String PAGE = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    private Headers() {}

    /** A page of ours: only our own files, no inline script or style, never in a frame, never in a shared cache. */
    static void page(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", PAGE);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
    }

    /** The signature page: as any of our pages, and its address, which lets people sign, goes nowhere. */
    static void signing(HttpServletResponse response) {
        page(response);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
    }

    /** A file that came from outside: it may do nothing but be shown by the browser's own viewer. */
    static void foreignFile(HttpServletResponse response) {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }
}
