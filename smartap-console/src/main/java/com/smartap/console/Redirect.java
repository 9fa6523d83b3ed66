package com.smartap.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/** Sends the browser on after something was done, so that reloading the page does not do it again. */
final class Redirect implements View {
    private final String location;

    private Redirect(String location) {
        this.location = location;
    }

    /** To a page of the console, which shows a notice. */
    static Redirect to(Visit visit, String path, String notice) {
        return new Redirect(visit.base() + path + "?done=" + notice);
    }

    /** To a page of the console. */
    static Redirect to(Visit visit, String path) {
        return new Redirect(visit.base() + path);
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", location);
    }
}
