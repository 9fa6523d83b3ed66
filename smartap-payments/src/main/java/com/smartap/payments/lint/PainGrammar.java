package com.smartap.payments.lint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the schema of a version allows: the order of elements in each type, and what texts may be. Source: the schemas of ISO
 * 20022, boiled down to a line for each type.
 */
final class PainGrammar {
    private static final Map<String, Optional<PainGrammar>> LOADED = new ConcurrentHashMap<>();

    /** An element of a type; {@code most} is zero where there is no limit. */
    record Part(String name, String type, int least, int most) {}

    /** A type of elements. */
    record Type(
            String name,
            boolean choice,
            boolean any,
            List<Part> parts,
            @Nullable String amount) {
        boolean isAmount() {
            return amount != null;
        }
    }

    private final Map<String, Type> types = new HashMap<>();
    private final Map<String, SimpleType> simple = new HashMap<>();

    private PainGrammar(List<String> lines) {
        for (String line : lines) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "S" -> simple.put(words[1], SimpleType.of(words));
                case "A" -> types.put(words[1], new Type(words[1], false, false, List.of(), words[2]));
                case "X" -> types.put(words[1], new Type(words[1], false, true, List.of(), null));
                default -> types.put(words[1], new Type(words[1], words[0].equals("C"), false, parts(words), null));
            }
        }
    }

    private static List<Part> parts(String[] words) {
        List<Part> parts = new ArrayList<>();
        for (int i = 2; i < words.length; i++) {
            String[] part = words[i].split(":");
            parts.add(new Part(
                    part[0], part[1], Integer.parseInt(part[2]), part[3].equals("*") ? 0 : Integer.parseInt(part[3])));
        }
        return parts;
    }

    /** The grammar of a message such as {@code pain.001.001.09}; empty for a version that is not known here. */
    static Optional<PainGrammar> of(String message) {
        return LOADED.computeIfAbsent(
                message.matches("pain\\.001\\.001\\.(03|09|11)") ? message : "", name -> load(name));
    }

    private static Optional<PainGrammar> load(String message) {
        if (message.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = PainGrammar.class.getResourceAsStream(message + ".grammar")) {
            if (in == null) {
                throw new IllegalStateException("the grammar of %s is missing in the jar".formatted(message));
            }
            return Optional.of(new PainGrammar(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A type with elements, or of amounts; null for one of texts. */
    @Nullable
    Type type(String name) {
        return types.get(name);
    }

    SimpleType simple(String name) {
        SimpleType type = simple.get(name);
        if (type == null) {
            throw new IllegalStateException("the grammar has no type " + name);
        }
        return type;
    }
}
