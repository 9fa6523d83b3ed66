package com.smartap.connector.support;

import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** One exchange over HTTP with bodies that are streamed: no redirects, no silent repetition, no compression. */
final class StreamTransport implements AutoCloseable {
    private final OkHttpClient http;
    private final Duration patience;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "smartap-stream-watch");
        thread.setDaemon(true);
        return thread;
    });

    StreamTransport(ClientOptions options) {
        this.patience = options.callTimeout();
        OkHttpClient.Builder builder = new OkHttpClient.Builder();
        options.tls().sockets().ifPresent(tls -> builder.sslSocketFactory(tls.factory(), tls.trust()));
        this.http = builder.connectTimeout(options.connectTimeout())
                .readTimeout(options.readTimeout())
                .writeTimeout(options.readTimeout())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false) // attempts are counted and spaced by the client above
                .connectionPool(new ConnectionPool(16, 20, TimeUnit.SECONDS))
                .dns(StreamTransport::resolve)
                .build();
    }

    /**
     * Sends a call, and reads the head of its answer.
     *
     * @throws IOException if no head came in time
     */
    StreamAnswer exchange(StreamCall call, Map<String, Secret> authentication) throws IOException {
        Call sent = http.newCall(request(call, authentication));
        long length = call.body().map(StreamCall.Content::length).orElse(0L);
        Duration allowed = SteadyInputStream.allowed(length, patience);
        ScheduledFuture<?> end = watch.schedule(sent::cancel, allowed.toMillis(), TimeUnit.MILLISECONDS);
        try {
            Response response = sent.execute();
            InputStream body = new SteadyInputStream(response.body().byteStream(), patience);
            return new StreamAnswer(response.code(), headers(response.headers()), body, response);
        } finally {
            end.cancel(false);
        }
    }

    private static Request request(StreamCall call, Map<String, Secret> authentication) {
        try {
            Request.Builder builder =
                    new Request.Builder().url(call.uri().toString()).header("Accept-Encoding", "identity");
            call.headers().forEach(builder::header);
            authentication.forEach((name, value) -> builder.header(name, value.reveal()));
            return builder.method(call.method(), body(call)).build();
        } catch (IllegalArgumentException e) {
            // The cause may hold the value of a header, so it is left out.
            throw new InvalidConfigurationException(
                    "%s cannot be called. Maybe a credential holds characters that HTTP headers do not allow"
                            .formatted(call));
        }
    }

    private static @Nullable RequestBody body(StreamCall call) {
        String type = call.headers().get("Content-Type");
        MediaType media = type == null ? null : MediaType.parse(type);
        return call.body()
                .<RequestBody>map(content -> new Streamed(content, media))
                .orElseGet(() -> switch (call.method()) {
                    case "PUT", "POST" -> RequestBody.create(new byte[0], media);
                    default -> null;
                });
    }

    private static Map<String, List<String>> headers(Headers headers) {
        Map<String, List<String>> map = new HashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            map.computeIfAbsent(headers.name(i).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(headers.value(i));
        }
        return map;
    }

    /** Names below localhost are this machine (RFC 6761, 6.3), whatever the system's resolver knows. */
    private static List<InetAddress> resolve(String host) throws UnknownHostException {
        return host.toLowerCase(Locale.ROOT).endsWith(".localhost")
                ? List.of(InetAddress.getLoopbackAddress())
                : Dns.SYSTEM.lookup(host);
    }

    @Override
    public void close() {
        watch.shutdownNow();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private static final class Streamed extends RequestBody {
        private final StreamCall.Content content;
        private final @Nullable MediaType type;

        Streamed(StreamCall.Content content, @Nullable MediaType type) {
            this.content = content;
            this.type = type;
        }

        @Override
        public @Nullable MediaType contentType() {
            return type;
        }

        @Override
        public long contentLength() {
            return content.length();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            try (InputStream in = content.open();
                    Source source = Okio.source(in)) {
                sink.writeAll(source);
            }
        }
    }
}
