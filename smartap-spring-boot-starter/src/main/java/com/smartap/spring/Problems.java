package com.smartap.spring;

import com.smartap.spi.InvalidConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with the configuration, so that all of it is said at once. */
final class Problems {
    private final List<String> messages = new ArrayList<>();

    void add(String path, String message) {
        messages.add(path + " " + message);
    }

    void addAll(Problems others) {
        messages.addAll(others.messages);
    }

    void require(boolean condition, String path, String message) {
        if (!condition) {
            add(path, message);
        }
    }

    /** Makes a value; what its constructor refuses becomes a problem of that path, and the answer is null. */
    <T> @Nullable T check(String path, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            add(path, "is wrong: " + e.getMessage());
            return null;
        }
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    void throwIfAny() {
        if (!messages.isEmpty()) {
            throw new InvalidConfigurationException(String.join("; ", messages));
        }
    }
}
