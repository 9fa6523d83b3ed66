package com.smartap.connector.foxit;

import com.smartap.connector.support.SettingsReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Foxit's words mean. Of these only DRAFT, SHARED and EXECUTED were seen in recorded answers; the others are what
 * they are likely to be, and can be set.
 *
 * @param statuses of a folder, by the word in upper case
 * @param history whether it is read from the activity history who has signed
 * @param partyField the field of a party that says how far it has come
 * @param signed words for having signed, in upper case
 */
record FoxitWords(
        Map<String, Fate> statuses,
        boolean history,
        String partyField,
        Set<String> signed,
        Set<String> declined,
        Set<String> viewed) {
    /** What a status of a folder says. */
    enum Fate {
        OPEN,
        EXECUTED,
        DECLINED,
        CANCELLED,
        EXPIRED
    }

    /** Reads the words; one with two meanings is a problem. */
    static FoxitWords of(SettingsReader reader) {
        Map<String, Fate> statuses = new HashMap<>();
        add(reader, statuses, "openStatuses", "DRAFT,SHARED,SIGNED,COMPLETED", Fate.OPEN);
        add(reader, statuses, "executedStatuses", "EXECUTED", Fate.EXECUTED);
        add(reader, statuses, "declinedStatuses", "DECLINED,REJECTED", Fate.DECLINED);
        add(reader, statuses, "cancelledStatuses", "CANCELLED,CANCELED,DELETED", Fate.CANCELLED);
        add(reader, statuses, "expiredStatuses", "EXPIRED", Fate.EXPIRED);
        return new FoxitWords(
                Map.copyOf(statuses),
                reader.oneOf("progressFrom", "parties", "history").equals("history"),
                reader.text("partyStatusField").orElse("partyStatus"),
                upper(reader, "signedWords", "SIGNED,COMPLETED,EXECUTED"),
                upper(reader, "declinedWords", "DECLINED,REJECTED"),
                upper(reader, "viewedWords", "VIEWED,OPENED"));
    }

    /** What a status says; empty for a word that nobody knows. */
    Optional<Fate> fate(String status) {
        return Optional.ofNullable(statuses.get(status.strip().toUpperCase(Locale.ROOT)));
    }

    private static void add(SettingsReader reader, Map<String, Fate> statuses, String key, String standard, Fate fate) {
        for (String word : upper(reader, key, standard)) {
            Fate other = statuses.put(word, fate);
            if (other != null) {
                reader.problem("%s (%s) is among the words for %s, too".formatted(key, word, other));
            }
        }
    }

    private static Set<String> upper(SettingsReader reader, String key, String standard) {
        return Set.copyOf(FoxitSettings.words(reader, key, standard).stream()
                .map(word -> word.toUpperCase(Locale.ROOT))
                .toList());
    }
}
