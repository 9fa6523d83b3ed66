package com.smartap.connector.support;

import com.smartap.spi.Api;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of an outside system whose bodies need not fit into memory. It has to be repeatable: to send it twice has the
 * effect of once.
 *
 * @param method GET, PUT, …
 * @param uri where to; its path and query are encoded already
 * @param headers all that are to be sent, but for those of the credentials
 * @param content the body; null for none
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record StreamCall(
        String method,
        URI uri,
        Map<String, String> headers,
        @Nullable Content content) {
    /** Copies the headers. */
    public StreamCall {
        headers = Map.copyOf(headers);
    }

    /** A body that can be read again for each attempt. */
    @Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
    public interface Content {
        /** How many bytes. */
        long length();

        /** Opens them from the beginning. */
        InputStream open() throws IOException;

        /** Bytes in memory. */
        static Content of(byte[] bytes) {
            return new Content() {
                @Override
                public long length() {
                    return bytes.length;
                }

                @Override
                public InputStream open() {
                    return new ByteArrayInputStream(bytes);
                }
            };
        }
    }

    /** The body, if there is one. */
    Optional<Content> body() {
        return Optional.ofNullable(content);
    }

    /** Method and path; a query may hold what logs should not. */
    @Override
    public String toString() {
        return method + " " + uri.getRawPath();
    }
}
