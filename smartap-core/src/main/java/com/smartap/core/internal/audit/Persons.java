package com.smartap.core.internal.audit;

import com.smartap.core.internal.envelope.Envelope;
import com.smartap.core.internal.persistence.AuditPersonRow;
import com.smartap.model.Actor;
import com.smartap.spi.secret.KeyProvider;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The people in audit logs: each stands in the log under a name made up for it, and what is personal about it is
 * encrypted with a key of its own. Whoever destroys the key makes the records say nothing about the person any more,
 * while their hashes stay what they are. Called with the tenant's head locked.
 */
public final class Persons {
    /** What goes before the made-up name of a person. */
    public static final String PREFIX = "person:";

    /** Data that a person wrote in its own words. */
    public static final Set<String> WORDS = Set.of("reason", "comment");

    /** Data that is the id of a person. */
    public static final Set<String> PEOPLE = Set.of("builtBy", "person");

    private final @Nullable KeyProvider keys;

    /**
     * The people of a database.
     *
     * @param keys wraps the persons' keys, so that a copy of the database alone opens nothing; null keeps them as they are
     */
    public Persons(@Nullable KeyProvider keys) {
        this.keys = keys;
    }

    /** The engine itself is nobody. */
    static boolean isPerson(String actorId) {
        return !actorId.equals(Actor.SYSTEM);
    }

    /** The person of an actor, with a new key if there is none. */
    AuditPersonRow of(EntityManager em, String tenant, String actorId, Instant now) {
        return find(em, tenant, actorId).orElseGet(() -> {
            AuditPersonRow row = new AuditPersonRow();
            row.id = UUID.randomUUID().toString();
            row.tenant = tenant;
            row.person = actorId;
            row.createdAt = now;
            byte[] key = Envelope.newKey();
            if (keys == null) {
                row.secret = Base64.getEncoder().encodeToString(key);
            } else {
                row.keyId = keys.currentKeyId();
                row.secret = Base64.getEncoder().encodeToString(keys.wrap(row.keyId, key, associated(row.id)));
            }
            em.persist(row);
            return row;
        });
    }

    /** The person of an actor, unless there is none or it was erased. */
    public static Optional<AuditPersonRow> find(EntityManager em, String tenant, String actorId) {
        return em.createQuery(
                        "select r from SmartApAuditPerson r where r.tenant = :tenant and r.person = :person",
                        AuditPersonRow.class)
                .setParameter("tenant", tenant)
                .setParameter("person", actorId)
                .getResultStream()
                .findFirst();
    }

    /** Encrypts what is personal for one record. */
    String seal(AuditPersonRow person, String plain, String recordId) {
        return Base64.getEncoder()
                .encodeToString(Envelope.seal(
                        key(person),
                        plain.getBytes(StandardCharsets.UTF_8),
                        recordId.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Decrypts what is personal in one record.
     *
     * @throws com.smartap.spi.SmartApException if it was changed
     */
    public String open(AuditPersonRow person, String sealed, String recordId) {
        return new String(
                Envelope.open(
                        key(person), Base64.getDecoder().decode(sealed), recordId.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
    }

    private byte[] key(AuditPersonRow person) {
        String secret = person.secret;
        if (secret == null) {
            throw new IllegalStateException("the key of person %s was destroyed".formatted(person.id));
        }
        byte[] stored = Base64.getDecoder().decode(secret);
        if (person.keyId == null) {
            return stored;
        }
        if (keys == null) {
            throw new IllegalStateException(
                    "the keys of persons in the audit log are wrapped, and no key provider is configured");
        }
        return keys.unwrap(person.keyId, stored, associated(person.id));
    }

    private static byte[] associated(String id) {
        return ("smartap_audit_person|" + id).getBytes(StandardCharsets.UTF_8);
    }
}
