package com.smartap.payments.channel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the files of an inbox in the order in which they were first seen. Times of files would not do as a cursor: a
 * file that is copied with its old time, or written while the clock was wrong, would sort before the cursor and be lost.
 * A file that changes gets a new number. The index is a text file to which lines are appended; its first line names it,
 * so that a cursor of an index that was lost is recognised and everything is given again.
 */
final class InboxIndex {
    private final Path file;
    private final String name;
    private final List<String> seen = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    private InboxIndex(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    static InboxIndex open(Path file) throws IOException {
        if (!Files.exists(file)) {
            DurableFiles.write(file, UUID.randomUUID() + "\n");
        }
        String text = Files.readString(file, StandardCharsets.UTF_8);
        int firstEnd = text.indexOf('\n');
        InboxIndex index = new InboxIndex(file, firstEnd < 0 ? "" : text.substring(0, firstEnd));
        // A last line without its end was cut off by a crash; the next append completes it into a line that no file
        // has.
        for (String line : text.substring(firstEnd + 1).split("\n", -1)) {
            if (!line.isEmpty()) {
                index.remember(line);
            }
        }
        if (!text.endsWith("\n")) {
            DurableFiles.append(file, "\n");
        }
        return index;
    }

    /** Adds what was not seen before, in order; an identity is one line of text. */
    void add(List<String> identities) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String identity : identities) {
            if (!numbers.containsKey(identity)) {
                remember(identity);
                lines.append(identity).append('\n');
            }
        }
        if (lines.length() > 0) {
            DurableFiles.append(file, lines.toString());
        }
    }

    /** The number of an identity that was added. */
    int number(String identity) {
        return numbers.getOrDefault(identity, 0);
    }

    String cursor(int number) {
        return name + ":" + number;
    }

    /** The number after which a cursor goes on; zero for one that is not of this index. */
    int after(@Nullable String cursor) {
        if (cursor == null || !cursor.startsWith(name + ":")) {
            return 0;
        }
        String number = cursor.substring(name.length() + 1);
        return number.matches("[0-9]{1,9}") && Integer.parseInt(number) <= seen.size() ? Integer.parseInt(number) : 0;
    }

    private void remember(String identity) {
        seen.add(identity);
        numbers.put(identity, seen.size());
    }
}
