package com.smartap.testkit.archive.cloud;

import com.smartap.spi.Api;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.ByteString;

/** A request as it came over the line, taken apart as little as possible: what was signed is what was sent. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class CloudRequest {
    private final RecordedRequest request;
    private final String rawPath;
    private final Map<String, String> query = new TreeMap<>();

    /** Takes a request apart. */
    public CloudRequest(RecordedRequest request) {
        this.request = request;
        String target = request.getTarget();
        int mark = target.indexOf('?');
        this.rawPath = mark < 0 ? target : target.substring(0, mark);
        if (mark >= 0 && mark + 1 < target.length()) {
            for (String pair : target.substring(mark + 1).split("&", -1)) {
                int sign = pair.indexOf('=');
                query.put(
                        decoded(sign < 0 ? pair : pair.substring(0, sign)),
                        sign < 0 ? "" : decoded(pair.substring(sign + 1)));
            }
        }
    }

    /** GET, PUT, … */
    public String method() {
        return String.valueOf(request.getMethod());
    }

    /** The path as it was sent. */
    public String rawPath() {
        return rawPath;
    }

    /** The path without its encoding. */
    public String path() {
        return decoded(rawPath);
    }

    /** Names and values of the query, without their encoding, by name. */
    public Map<String, String> query() {
        return query;
    }

    /** Whether the query holds a name. */
    public boolean has(String name) {
        return query.containsKey(name);
    }

    /** A header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    /** The values of all headers, by their names in lower case. */
    public Map<String, List<String>> headers() {
        Map<String, List<String>> all = new TreeMap<>();
        request.getHeaders()
                .forEach(header -> all.computeIfAbsent(
                                header.getFirst().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(header.getSecond()));
        return all;
    }

    /** The body, empty if there is none. */
    public ByteString body() {
        ByteString body = request.getBody();
        return body == null ? ByteString.EMPTY : body;
    }

    /** Decodes percent signs; a plus is a plus. */
    public static String decoded(String text) {
        Buffer bytes = new Buffer();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && i + 2 < text.length()) {
                bytes.writeByte(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.writeUtf8(String.valueOf(c));
            }
        }
        return bytes.readUtf8();
    }

    /** Encodes all but letters, digits, {@code -._~} and what is kept. */
    public static String encoded(String text, String kept) {
        StringBuilder out = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0 || kept.indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return out.toString();
    }
}
