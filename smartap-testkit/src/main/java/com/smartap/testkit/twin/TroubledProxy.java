package com.smartap.testkit.twin;

import com.smartap.spi.Api;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.Buffer;
import okio.ByteString;

/**
 * Stands between a connector and a real system, and misbehaves as told: what is lost on the way back took effect, as on
 * a bad line. Requests go to the system one at a time, unchanged but for the host. Listens on this machine only.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class TroubledProxy implements AutoCloseable {
    /** What the client of either side decides by itself. */
    private static final Set<String> OWN =
            Set.of("host", "connection", "content-length", "accept-encoding", "transfer-encoding", "expect", "upgrade");

    private final TwinServer server;

    /**
     * A proxy in front of a system, on a free port.
     *
     * @param target the system's address, without a path
     * @param isWrite which requests change something: those that {@link Misbehaviour#LOSE_NEXT_ANSWER} and its like mean
     */
    public TroubledProxy(URI target, Predicate<RecordedRequest> isWrite) {
        this.server = new TwinServer(new Forwarding(target, isWrite)).start(0);
    }

    /** What the connector is to call. */
    public URI baseUrl() {
        return server.baseUrl();
    }

    /** Does this wrong from now on, or once. Sessions and refusals are the system's own, and cannot be told. */
    public void misbehave(Misbehaviour misbehaviour) {
        server.misbehave(misbehaviour);
    }

    /** Does nothing wrong any more. */
    public void behave() {
        server.behave();
    }

    /** Runs before each request. */
    public void beforeEachRequest(Runnable hook) {
        server.beforeEachRequest(hook);
    }

    /** How many writes took effect. */
    public long writes() {
        return server.writes();
    }

    @Override
    public void close() {
        server.close();
    }

    private static final class Forwarding implements TwinServer.System {
        private static final Duration PATIENCE = Duration.ofSeconds(60);
        private final HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        private final URI target;
        private final Predicate<RecordedRequest> isWrite;

        Forwarding(URI target, Predicate<RecordedRequest> isWrite) {
            this.target = target;
            this.isWrite = isWrite;
        }

        @Override
        public MockResponse.Builder answer(RecordedRequest request) {
            HttpUrl url = request.getUrl();
            String query = url.encodedQuery() == null ? "" : "?" + url.encodedQuery();
            ByteString body = request.getBody();
            HttpRequest.Builder forwarded = HttpRequest.newBuilder(URI.create(target + url.encodedPath() + query))
                    .timeout(PATIENCE)
                    .method(
                            request.getMethod(),
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
            request.getHeaders().forEach(header -> {
                if (!OWN.contains(header.getFirst().toLowerCase(java.util.Locale.ROOT))) {
                    forwarded.header(header.getFirst(), header.getSecond());
                }
            });
            try {
                return copy(client.send(forwarded.build(), HttpResponse.BodyHandlers.ofByteArray()));
            } catch (IOException e) {
                return Spoiled.html(502, "Bad Gateway");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Spoiled.html(502, "Bad Gateway");
            }
        }

        private static MockResponse.Builder copy(HttpResponse<byte[]> answer) {
            MockResponse.Builder copy = new MockResponse.Builder().code(answer.statusCode());
            answer.headers().map().forEach((name, values) -> {
                if (!OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                    values.forEach(value -> copy.addHeader(name, value));
                }
            });
            return copy.body(new Buffer().write(answer.body()));
        }

        @Override
        public boolean isWrite(RecordedRequest request) {
            return isWrite.test(request);
        }

        @Override
        public MockResponse.Builder refusal() {
            throw new UnsupportedOperationException("a real system refuses by itself");
        }

        @Override
        public MockResponse.Builder throttled() {
            return new MockResponse.Builder().code(429).setHeader("Retry-After", "1");
        }

        @Override
        public void expire() {
            throw new UnsupportedOperationException("a real system ends its sessions by itself");
        }

        @Override
        public void revoke() {
            throw new UnsupportedOperationException("a real system keeps its own credentials");
        }
    }
}
