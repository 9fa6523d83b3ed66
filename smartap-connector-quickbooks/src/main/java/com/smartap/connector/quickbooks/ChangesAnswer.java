package com.smartap.connector.quickbooks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer of change data capture as it flows by: it holds up to 1000 whole records, of which only id, status
 * and moment are kept, so that memory stays flat.
 */
final class ChangesAnswer {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(100)
                    .maxNameLength(1000)
                    .maxStringLength(4_000_000)
                    .build())
            .build();

    /**
     * A record that changed.
     *
     * @param id empty if the answer does not say so
     * @param deleted whether it is gone
     * @param at when; null if the answer does not say so
     */
    record Changed(String id, boolean deleted, @Nullable Instant at) {}

    private final String entity;
    private final List<Changed> changes = new ArrayList<>();
    private boolean found;
    private @Nullable Instant time;

    private ChangesAnswer(String entity) {
        this.entity = entity;
    }

    /** Empty if the bytes are no such answer. */
    static Optional<ChangesAnswer> read(String entity, byte[] bytes) {
        ChangesAnswer answer = new ChangesAnswer(entity);
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                answer.body(parser);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return answer.found ? Optional.of(answer) : Optional.empty();
    }

    List<Changed> changes() {
        return List.copyOf(changes);
    }

    /** When QuickBooks answered, by its clock. */
    Optional<Instant> time() {
        return Optional.ofNullable(time);
    }

    private void body(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("CDCResponse") && value == JsonToken.START_ARRAY) {
                found = true;
                responses(parser, "QueryResponse");
            } else if (name.equals("time")) {
                time = moment(text(parser));
            } else {
                parser.skipChildren();
            }
        }
    }

    /** The lists of a name within the objects of a list; those of the entity are its records. */
    private void responses(JsonParser parser, String wanted) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean named = parser.currentName().equals(wanted);
                if (parser.nextToken() != JsonToken.START_ARRAY || !named) {
                    parser.skipChildren();
                } else if (wanted.equals(entity)) {
                    records(parser);
                } else {
                    responses(parser, entity);
                }
            }
        }
    }

    private void records(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                record(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void record(JsonParser parser) throws IOException {
        String id = "";
        boolean deleted = false;
        Instant at = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("Id")) {
                id = text(parser);
            } else if (name.equals("status")) {
                deleted = "Deleted".equalsIgnoreCase(text(parser));
            } else if (name.equals("MetaData") && value == JsonToken.START_OBJECT) {
                at = changedAt(parser);
            } else {
                parser.skipChildren();
            }
        }
        changes.add(new Changed(id, deleted, at));
    }

    private static @Nullable Instant changedAt(JsonParser parser) throws IOException {
        Instant at = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = parser.currentName().equals("LastUpdatedTime");
            parser.nextToken();
            if (wanted) {
                at = moment(text(parser));
            } else {
                parser.skipChildren();
            }
        }
        return at;
    }

    /** The text of a value; empty for lists and objects. */
    private static String text(JsonParser parser) throws IOException {
        String text = parser.getValueAsString("");
        parser.skipChildren();
        return text.strip();
    }

    private static @Nullable Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
