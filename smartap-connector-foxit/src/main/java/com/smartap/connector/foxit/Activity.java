package com.smartap.connector.foxit;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.esign.SigningStatus.Progress;
import com.smartap.spi.esign.SigningStatus.Step;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the activity history of a folder says about people: each entry names an action, a user and a time. Where the list
 * stands in the answer is not confirmed, so every object with an action and a user counts.
 */
final class Activity {
    private static final Pattern WORDS = Pattern.compile("[^A-Z]+");
    private final FoxitWords words;
    private final Map<String, Progress> people = new HashMap<>();

    private Activity(FoxitWords words) {
        this.words = words;
    }

    static Activity of(FoxitWords words, JsonNode answer) {
        Activity activity = new Activity(words);
        activity.collect(answer);
        return activity;
    }

    /** How far somebody has come; waiting if nothing is said. */
    Progress of(String email) {
        return Optional.ofNullable(people.get(email)).orElseGet(() -> new Progress(email, Step.WAITING, null));
    }

    private void collect(JsonNode node) {
        Optional<String> action = Json.text(node, "action");
        Optional<String> user = Json.text(node, "user");
        if (action.isPresent() && user.isPresent()) {
            step(action.get()).ifPresent(step -> note(email(user.get()), step, FolderReader.millis(node.path("time"))));
            return;
        }
        node.forEach(this::collect);
    }

    private void note(String email, Step step, @Nullable Instant at) {
        Progress before = people.get(email);
        if (before == null || before.step().compareTo(step) < 0) {
            people.put(email, new Progress(email, step, at));
        }
    }

    private Optional<Step> step(String action) {
        Optional<Step> found = Optional.empty();
        for (String word : WORDS.split(action.toUpperCase(Locale.ROOT), -1)) {
            if (words.declined().contains(word)) {
                return Optional.of(Step.DECLINED);
            }
            if (words.signed().contains(word)) {
                found = Optional.of(Step.SIGNED);
            } else if (words.viewed().contains(word) && found.isEmpty()) {
                found = Optional.of(Step.VIEWED);
            }
        }
        return found;
    }

    /** {@code Jane Doe (jane@example.com)} or the address alone. */
    private static String email(String user) {
        String text = user.toLowerCase(Locale.ROOT);
        for (String part : text.split("[\\s()<>,;]+", -1)) {
            if (part.indexOf('@') > 0) {
                return part;
            }
        }
        return text;
    }
}
