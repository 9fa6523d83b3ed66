package com.smartap.console;

import com.smartap.core.SmartAp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The console on a free port, and a browser that only reads. */
final class ConsoleServer implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_smartap\" value=\"([^\"]+)\"");

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI base;

    ConsoleServer() {
        context = new SpringApplicationBuilder(ConsoleApp.class)
                .properties("server.port=0", "smartap.enabled=false", "spring.main.banner-mode=off")
                .run();
        int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        base = URI.create("http://localhost:" + port + "/smartap");
    }

    FakeSmartAp engine() {
        return (FakeSmartAp) context.getBean(SmartAp.class);
    }

    FakeWorld world() {
        return engine().world;
    }

    HttpResponse<String> get(String path, @Nullable String roles) {
        return send(request(path, roles).GET());
    }

    /** Sends a form with the token of a page, as a browser does. */
    HttpResponse<String> post(String path, String roles, Map<String, String> fields) {
        Matcher token =
                TOKEN.matcher(get("/documents/" + world().sealed.id(), roles).body());
        if (!token.find()) {
            throw new IllegalStateException("the page has no token");
        }
        return postBare(path, roles, fields, token.group(1), "same-origin");
    }

    HttpResponse<String> postBare(
            String path, String roles, Map<String, String> fields, @Nullable String token, String site) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        if (token != null) {
            body += "&_smartap=" + encode(token);
        }
        return send(request(path, roles)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", site)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, @Nullable String roles) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return roles == null ? request : request.header("roles", roles);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        context.close();
    }
}
