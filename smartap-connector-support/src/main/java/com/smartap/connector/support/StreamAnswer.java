package com.smartap.connector.support;

import com.smartap.spi.Api;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okhttp3.Response;

/** What an outside system answered; its body is read as it comes. To be closed. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class StreamAnswer implements AutoCloseable {
    private final int status;
    private final Map<String, List<String>> headers;
    private final InputStream body;
    private final Response response;

    StreamAnswer(int status, Map<String, List<String>> headers, InputStream body, Response response) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
        this.response = response;
    }

    /** The same with its body read, and its connection free. */
    StreamAnswer buffered(byte[] bytes) {
        response.close();
        return new StreamAnswer(status, headers, new ByteArrayInputStream(bytes), response);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** A header, by its name in any case; the last of several. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** All headers, by their names in lower case. */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The body. It fails with an {@link IOException} if it stalls, crawls or is cut off. */
    public InputStream body() {
        return body;
    }

    /**
     * The whole body.
     *
     * @param most more bytes than this are an error
     */
    public byte[] bytes(int most) throws IOException {
        byte[] bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new IOException("the answer is larger than %d bytes".formatted(most));
        }
        return bytes;
    }

    /** Whether the status is 200 to 299. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    @Override
    public void close() {
        response.close();
    }

    /** The status; the body may hold secrets. */
    @Override
    public String toString() {
        return "HTTP " + status;
    }
}
