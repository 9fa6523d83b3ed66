package com.smartap.archive.internal.net;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks a service once, for at most a time and a number of bytes; redirects are not followed. Thread-safe. */
public final class BoundedHttp {
    private static final int OK = 200;

    private final HttpClient client;
    private final HostPolicy hosts;
    private final Duration timeout;

    /**
     * A client.
     *
     * @param timeout for a whole answer, not only its beginning
     */
    public BoundedHttp(HostPolicy hosts, Duration timeout) {
        this.hosts = hosts;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /** The same client for other hosts. */
    public BoundedHttp(BoundedHttp other, HostPolicy hosts) {
        this.hosts = hosts;
        this.timeout = other.timeout;
        this.client = other.client;
    }

    /** Gets what lies at {@code uri}. */
    public byte[] get(URI uri, int maxBytes) throws IOException {
        return send(uri, request(uri).GET().build(), maxBytes);
    }

    /** Sends {@code body} to {@code uri}. */
    public byte[] post(URI uri, Map<String, String> headers, byte[] body, int maxBytes) throws IOException {
        HttpRequest.Builder request = request(uri).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(uri, request.build(), maxBytes);
    }

    private HttpRequest.Builder request(URI uri) throws IOException {
        hosts.check(uri);
        return HttpRequest.newBuilder(uri).timeout(timeout);
    }

    private byte[] send(URI uri, HttpRequest request, int maxBytes) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new LimitedBody(maxBytes));
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != OK) {
                throw new IOException("%s answered %d".formatted(uri, response.statusCode()));
            }
            return response.body();
        } catch (TimeoutException e) {
            throw new IOException("%s took longer than %d ms".formatted(uri, timeout.toMillis()), e);
        } catch (ExecutionException e) {
            throw new IOException("%s cannot be reached: %s".formatted(uri, reason(e.getCause())), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking %s".formatted(uri), e);
        } finally {
            answer.cancel(true);
        }
    }

    private static String reason(@Nullable Throwable cause) {
        if (cause == null) {
            return "no reason given";
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
