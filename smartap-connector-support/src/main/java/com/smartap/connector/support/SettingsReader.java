package com.smartap.connector.support;

import com.smartap.model.Money;
import com.smartap.spi.Api;
import com.smartap.spi.InvalidConfigurationException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the settings of a connection, and reports every problem at once. Not thread-safe. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class SettingsReader {
    private static final URI NOWHERE = URI.create("https://invalid.invalid");
    private final Map<String, String> settings;
    private final List<String> problems = new ArrayList<>();

    /** A reader of these settings. */
    public SettingsReader(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** A text without outer blanks; empty if it is missing or blank. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(settings.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * A text that has to be there.
     *
     * @param hint where a person finds it
     */
    public String required(String key, String hint) {
        return text(key).orElseGet(() -> {
            problem("%s is missing. Maybe %s".formatted(key, hint));
            return "";
        });
    }

    /**
     * A text of a form.
     *
     * @param expected what to say if it is of another, such as {@code an id such as 4620816365}
     */
    public Optional<String> matching(String key, Pattern form, String expected) {
        Optional<String> value = text(key);
        if (value.isPresent() && !form.matcher(value.get()).matches()) {
            problem("%s (%s) must be %s".formatted(key, value.get(), expected));
            return Optional.empty();
        }
        return value;
    }

    /** One of several words; the first is the standard. */
    public String oneOf(String key, String standard, String... others) {
        String value = text(key).orElse(standard);
        if (!value.equals(standard) && !List.of(others).contains(value)) {
            problem("%s (%s) must be %s or %s".formatted(key, value, standard, String.join(" or ", others)));
            return standard;
        }
        return value;
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String key, boolean standard) {
        return Boolean.parseBoolean(oneOf(key, String.valueOf(standard), String.valueOf(!standard)));
    }

    /** A whole number within bounds. */
    public int number(String key, int standard, int least, int most) {
        String value = text(key).orElse(String.valueOf(standard));
        if (value.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        problem("%s (%s) must be %d to %d".formatted(key, value, least, most));
        return standard;
    }

    /** A currency by its ISO 4217 code. */
    public Currency currency(String key, String standard) {
        try {
            return Money.currency(text(key).orElse(standard));
        } catch (IllegalArgumentException e) {
            problem("%s: %s".formatted(key, e.getMessage()));
            return Money.currency(standard);
        }
    }

    /** An address. */
    public BaseUrl url(String key, String standard) {
        return check(key, text(key).orElse(standard));
    }

    /** The address under which everything is called: that of the connection, or the provider's own. */
    public BaseUrl baseUrl(@Nullable URI replaced, String standard) {
        return check("baseUrl", replaced == null ? standard : replaced.toString());
    }

    /** Notes a problem that the caller found. */
    public void problem(String sentence) {
        problems.add(sentence);
    }

    /**
     * Has to follow when everything was read.
     *
     * @throws InvalidConfigurationException naming every problem
     */
    public void done() {
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(String.join("; ", problems));
        }
    }

    private BaseUrl check(String key, String text) {
        try {
            return BaseUrl.of(key, text);
        } catch (InvalidConfigurationException e) {
            problem(String.valueOf(e.getMessage()));
            return new BaseUrl(NOWHERE);
        }
    }
}
