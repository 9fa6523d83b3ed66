package com.smartap.payments.statement.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A list of codes and their words, from a file in the jar with a code, a tab and its words in each line. */
final class CodeList {
    private final Map<String, String> words;

    private CodeList(Map<String, String> words) {
        this.words = Map.copyOf(words);
    }

    /** A list that is read when it is first asked for. */
    static Supplier<CodeList> of(String name) {
        return new Supplier<>() {
            private volatile @Nullable CodeList list;

            @Override
            public CodeList get() {
                CodeList known = list;
                if (known == null) {
                    known = read(name);
                    list = known;
                }
                return known;
            }
        };
    }

    Optional<String> words(String code) {
        return Optional.ofNullable(words.get(code));
    }

    private static CodeList read(String name) {
        Map<String, String> words = new HashMap<>();
        try (InputStream in = CodeList.class.getResourceAsStream(name + ".tsv")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks the code list " + name);
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int tab = line.indexOf('\t');
                words.put(line.substring(0, tab), line.substring(tab + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CodeList(words);
    }
}
