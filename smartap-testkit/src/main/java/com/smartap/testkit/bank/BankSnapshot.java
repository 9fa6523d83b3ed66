package com.smartap.testkit.bank;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.smartap.model.ContentHash;
import com.smartap.model.Money;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** Writes everything a bank knows as JSON, and takes it back. */
final class BankSnapshot {
    private static final JsonMapper JSON = JsonMapper.builder()
            // Records are written by their components alone; methods that begin with "is" are no part of them.
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .addModule(new SimpleModule()
                    .addSerializer(text(Instant.class, Instant::toString))
                    .addDeserializer(Instant.class, parsed(Instant.class, Instant::parse))
                    .addSerializer(text(LocalDate.class, LocalDate::toString))
                    .addDeserializer(LocalDate.class, parsed(LocalDate.class, LocalDate::parse))
                    .addSerializer(text(ContentHash.class, ContentHash::hex))
                    .addDeserializer(ContentHash.class, parsed(ContentHash.class, ContentHash::new))
                    .addSerializer(text(Money.class, Money::toString))
                    .addDeserializer(Money.class, parsed(Money.class, BankSnapshot::money)))
            .build();

    private BankSnapshot() {}

    static String write(BankState state) {
        try {
            return JSON.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what a bank knows can be written", e);
        }
    }

    static BankState read(String text) {
        try {
            return JSON.readValue(text, BankState.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the snapshot cannot be read. Maybe it was cut off, or another version wrote it", e);
        }
    }

    private static Money money(String text) {
        String[] parts = text.split(" ", 2);
        return Money.of(parts[0], parts[1]);
    }

    private static <T> StdSerializer<T> text(Class<T> type, Function<T, String> text) {
        return new StdSerializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(text.apply(value));
            }
        };
    }

    private static <T> StdDeserializer<T> parsed(Class<T> type, Function<String, T> parse) {
        return new StdDeserializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                return parse.apply(in.getText());
            }
        };
    }
}
