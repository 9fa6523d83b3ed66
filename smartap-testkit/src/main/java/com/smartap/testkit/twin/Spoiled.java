package com.smartap.testkit.twin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.BufferedSink;

/** Answers that went wrong on their way. */
final class Spoiled {
    private static final byte[] FILLER =
            "{\"filler\":\"%s\"},".formatted("x".repeat(8000)).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final long FOREVER = Long.MAX_VALUE;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Spoiled() {}

    static MockResponse.Builder html(int status, String title) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "text/html")
                .body("<html><body><h1>%s</h1></body></html>".formatted(title));
    }

    static MockResponse.Builder dropped() {
        return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket());
    }

    /** The first half of the body. */
    static MockResponse.Builder cut(MockResponse.Builder answer) {
        String body = body(answer);
        return answer.body(body.substring(0, body.length() / 2));
    }

    /** JSON that goes on for ever. */
    static MockResponse.Builder endless(MockResponse.Builder answer) {
        return answer.setHeader("Transfer-Encoding", "chunked")
                .removeHeader("Content-Length")
                .body(new Endless());
    }

    static MockResponse.Builder withUnknownFields(MockResponse.Builder answer) {
        String body = body(answer);
        try {
            JsonNode tree = JSON.readTree(body);
            add(tree);
            return tree.isMissingNode() ? answer : answer.body(JSON.writeValueAsString(tree));
        } catch (JsonProcessingException e) {
            return answer;
        }
    }

    private static void add(JsonNode node) {
        List<JsonNode> children = new ArrayList<>();
        node.forEach(children::add);
        children.forEach(Spoiled::add);
        if (node instanceof ObjectNode object) {
            object.put("zzUnknown", "Zürich \u2028 🦊").putObject("zzNested").putNull("nothing");
        }
    }

    private static String body(MockResponse.Builder answer) {
        MockResponseBody body = answer.build().getBody();
        Buffer buffer = new Buffer();
        if (body != null) {
            try {
                body.writeTo(buffer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return buffer.readUtf8();
    }

    private static final class Endless implements MockResponseBody {
        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.writeHexadecimalUnsignedLong(1).writeUtf8("\r\n[\r\n");
            for (long i = 0; i < FOREVER; i++) {
                sink.writeHexadecimalUnsignedLong(FILLER.length)
                        .writeUtf8("\r\n")
                        .write(FILLER)
                        .writeUtf8("\r\n")
                        .flush();
            }
        }
    }
}
