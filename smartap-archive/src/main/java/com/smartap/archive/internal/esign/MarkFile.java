package com.smartap.archive.internal.esign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.ContentHash;
import com.smartap.spi.esign.SigningDocuments.Mark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The attached file that ties a copy to its request.
 *
 * @param mark the mark
 * @param source the SHA-256 of the document that the copy was made of
 * @param pages what its pages can be known by
 */
public record MarkFile(Mark mark, ContentHash source, PageTraces pages) {
    /** The name of the attachment. */
    public static final String NAME = "smartap-signing.json";

    private static final String FORMAT = "smartap-signing-1";
    private static final JsonMapper JSON = new JsonMapper();

    /** Writes it; the same file gives the same bytes. */
    public byte[] written() throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT);
        root.put("mark", mark.text());
        root.put("request", mark.requestId());
        root.put("digest", mark.digest().hex());
        root.put("source", source.hex());
        ArrayNode all = root.putArray("pages");
        for (PageTraces.Trace trace : pages.pages()) {
            ObjectNode page = all.addObject();
            page.put("letters", trace.letters());
            if (trace.look() != null) {
                page.put("look", trace.look());
            }
        }
        return JSON.writeValueAsBytes(root);
    }

    /** Reads it; empty if it is none. */
    static Optional<MarkFile> read(byte[] json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (!FORMAT.equals(root.path("format").asText())) {
                return Optional.empty();
            }
            Mark mark = new Mark(
                    root.path("request").asText(),
                    new ContentHash(root.path("digest").asText()));
            if (!mark.text().equals(root.path("mark").asText())) {
                return Optional.empty();
            }
            List<PageTraces.Trace> traces = new ArrayList<>();
            for (JsonNode page : root.path("pages")) {
                traces.add(new PageTraces.Trace(
                        page.path("letters").asText(),
                        page.hasNonNull("look") ? page.path("look").binaryValue() : null));
            }
            return Optional.of(
                    new MarkFile(mark, new ContentHash(root.path("source").asText()), new PageTraces(traces)));
        } catch (JsonProcessingException | IllegalArgumentException notOurs) {
            return Optional.empty();
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }
}
