package com.smartap.core.internal.trail;

import com.fasterxml.jackson.core.type.TypeReference;
import com.smartap.core.internal.audit.Entries;
import com.smartap.core.internal.audit.Persons;
import com.smartap.core.internal.persistence.AuditPersonRow;
import com.smartap.core.internal.persistence.AuditRow;
import com.smartap.core.internal.persistence.Json;
import com.smartap.spi.SmartApException;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares what of a record can be searched for with the entry that was hashed, so that nobody reads another thing than
 * what the tree proves. What is personal is compared as long as the person's key is there.
 */
final class Mirror {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final EntityManager em;
    private final Persons persons;
    private final Map<String, Optional<AuditPersonRow>> known = new HashMap<>();

    Mirror(EntityManager em, Persons persons) {
        this.em = em;
        this.persons = persons;
    }

    /** Whether the columns of a row say what its entry says. */
    boolean agrees(AuditRow row) {
        String entry = row.entry;
        if (entry == null) {
            return false;
        }
        try {
            Map<String, Object> fields = Json.to(entry, FIELDS);
            return text(fields, "sequence").equals(String.valueOf(row.sequence))
                    && text(fields, "tenant").equals(row.tenant)
                    && text(fields, "at").equals(row.at.toString())
                    && text(fields, "action").equals(row.action)
                    && text(fields, "entityType").equals(row.entityType)
                    && text(fields, "entityId").equals(row.entityId)
                    && agreesOnPeople(row, fields);
        } catch (IllegalStateException | ClassCastException | SmartApException e) {
            return false;
        }
    }

    private boolean agreesOnPeople(AuditRow row, Map<String, Object> fields) {
        Map<String, String> shown = Json.texts(row.data);
        Map<String, String> data = texts(fields.get("data"));
        String actor = text(fields, "actor");
        if (text(fields, "format").equals(Entries.CHAINED)) {
            boolean same = actor.equals(row.actor) && text(fields, "actorName").equals(row.actorName);
            return data.equals(shown)
                    ? same || erased(row)
                    : erased(row) && wordsApart(data).equals(shown);
        }
        data.replaceAll((name, value) -> resolved(value));
        if (!actor.startsWith(Persons.PREFIX)) {
            return actor.equals(row.actor) && data.equals(shown);
        }
        Optional<AuditPersonRow> person = person(actor);
        if (person.isEmpty()) {
            return false;
        }
        if (person.get().secret == null) {
            return row.actor.equals(actor) && row.actorName.equals(PersonErasure.ERASED) && data.equals(shown);
        }
        Map<String, Object> personal = Json.to(persons.open(person.get(), text(fields, "sealed"), row.id), FIELDS);
        data.putAll(texts(personal.get("data")));
        return text(personal, "actor").equals(row.actor)
                && text(personal, "actorName").equals(row.actorName)
                && row.actor.equals(person.get().person)
                && data.equals(shown);
    }

    /** Whether a row says that its person was erased, and it was. */
    private boolean erased(AuditRow row) {
        return row.actor.startsWith(Persons.PREFIX)
                && row.actorName.equals(PersonErasure.ERASED)
                && person(row.actor).filter(person -> person.secret == null).isPresent();
    }

    /** Data as an erasure leaves it: without what the person wrote, and without the person where it is named. */
    private Map<String, String> wordsApart(Map<String, String> data) {
        Map<String, String> left = new TreeMap<>(data);
        Persons.WORDS.forEach(left::remove);
        return left;
    }

    private String resolved(String value) {
        if (!value.startsWith(Persons.PREFIX)) {
            return value;
        }
        return person(value).map(row -> row.person == null ? value : row.person).orElse(value);
    }

    private Optional<AuditPersonRow> person(String pseudonym) {
        return known.computeIfAbsent(
                pseudonym,
                name -> Optional.ofNullable(em.find(AuditPersonRow.class, name.substring(Persons.PREFIX.length()))));
    }

    private static Map<String, String> texts(@Nullable Object value) {
        return value == null ? new TreeMap<>() : new TreeMap<>(Json.to(Json.of(value), TEXTS));
    }

    private static String text(Map<String, Object> fields, String name) {
        Object value = fields.get(name);
        return value instanceof String text ? text : "";
    }
}
