package com.smartap.connector.support;

import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** One exchange over HTTP: no redirects, no silent repetition, bounded in time and size. */
final class Transport implements AutoCloseable {
    private static final long CHUNK = 8192;
    private final OkHttpClient http;

    /** For writes: a connection that the server has closed meanwhile would leave open whether the write arrived. */
    private final OkHttpClient fresh;

    private final long maxAnswerBytes;

    Transport(ClientOptions options) {
        this.maxAnswerBytes = options.maxAnswerBytes();
        OkHttpClient.Builder builder = new OkHttpClient.Builder();
        options.tls().sockets().ifPresent(tls -> builder.sslSocketFactory(tls.factory(), tls.trust()));
        this.http = builder.connectTimeout(options.connectTimeout())
                .readTimeout(options.readTimeout())
                .writeTimeout(options.readTimeout())
                .callTimeout(options.callTimeout())
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false) // OkHttp would send a write twice; we decide that ourselves
                .connectionPool(new ConnectionPool(5, 30, TimeUnit.SECONDS))
                .eventListener(new SentListener())
                .build();
        this.fresh = http.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
                .build();
    }

    /**
     * Sends a call and reads its whole answer.
     *
     * @throws ExchangeException if no whole answer came; it knows whether anything was sent
     */
    ApiAnswer exchange(ApiCall call, Map<String, Secret> authentication) throws ExchangeException {
        Progress progress = new Progress();
        Request request = request(call, authentication, progress);
        boolean keepsAlive;
        ApiAnswer answer;
        try (Response response =
                (call.isWrite() ? fresh : http).newCall(request).execute()) {
            keepsAlive = response.protocol() != Protocol.HTTP_1_0;
            answer = new ApiAnswer(
                    response.code(),
                    headers(response.headers()),
                    read(response.body().source()));
        } catch (IOException e) {
            throw new ExchangeException(describe(e), progress.sent, e);
        }
        if (!keepsAlive) {
            http.connectionPool().evictAll(); // OkHttp keeps them, although such servers close after each answer
        }
        return answer;
    }

    private byte[] read(BufferedSource source) throws IOException {
        Buffer buffer = new Buffer();
        while (source.read(buffer, CHUNK) != -1) {
            if (buffer.size() > maxAnswerBytes) {
                throw new AnswerTooLargeException("the answer is larger than %d bytes".formatted(maxAnswerBytes));
            }
        }
        return buffer.readByteArray();
    }

    private static Request request(ApiCall call, Map<String, Secret> authentication, Progress progress) {
        try {
            Request.Builder builder =
                    new Request.Builder().url(call.uri().toString()).tag(Progress.class, progress);
            call.headers().forEach(builder::header);
            authentication.forEach((name, value) -> builder.header(name, value.reveal()));
            RequestBody body = call.mediaType()
                    .map(type -> RequestBody.create(call.body(), MediaType.get(type)))
                    .orElse(null);
            return builder.method(call.method(), body).build();
        } catch (IllegalArgumentException e) {
            // The cause may hold the value of a header, so it is left out.
            throw new InvalidConfigurationException(
                    "%s cannot be called. Maybe a credential holds characters that HTTP headers do not allow"
                            .formatted(call));
        }
    }

    private static Map<String, List<String>> headers(Headers headers) {
        Map<String, List<String>> map = new HashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            map.computeIfAbsent(headers.name(i).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(headers.value(i));
        }
        return map;
    }

    private static String describe(IOException e) {
        String message = e.getMessage();
        String kind = e.getClass().getSimpleName();
        return message == null || message.isBlank() ? kind : kind + ": " + message;
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        fresh.connectionPool().evictAll();
    }

    /** No whole answer came. */
    static final class ExchangeException extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean sent;

        ExchangeException(String message, boolean sent, IOException cause) {
            super(message, cause);
            this.sent = sent;
        }

        /** Whether the other side may have seen the call. */
        boolean sent() {
            return sent;
        }
    }

    /** An answer beyond the limit. */
    static final class AnswerTooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        AnswerTooLargeException(String message) {
            super(message);
        }
    }

    private static final class Progress {
        private volatile boolean sent;
    }

    private static final class SentListener extends EventListener {
        @Override
        public void requestHeadersStart(Call call) {
            Progress progress = call.request().tag(Progress.class);
            if (progress != null) {
                progress.sent = true;
            }
        }
    }
}
