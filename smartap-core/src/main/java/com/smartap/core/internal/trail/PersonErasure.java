package com.smartap.core.internal.trail;

import com.smartap.core.Audit.Erasure;
import com.smartap.core.internal.audit.AuditWriter;
import com.smartap.core.internal.audit.Persons;
import com.smartap.core.internal.persistence.AuditPersonRow;
import com.smartap.core.internal.persistence.AuditRow;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.unit.Tx;
import com.smartap.spi.NotFoundException;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes a log say nothing about a person any more: its key is destroyed, and what could be searched for is blanked. */
final class PersonErasure {
    /** What stands for the name. */
    static final String ERASED = "(erased)";

    private static final int CHUNK = 500;

    private PersonErasure() {}

    static Erasure erase(Tx tx, String person, String reason) {
        EntityManager em = tx.em();
        String tenant = tx.tenant().value();
        AuditWriter.lock(em, tenant);
        AuditPersonRow row = Persons.find(em, tenant, person)
                .orElseThrow(() -> new NotFoundException("nobody has acted under the id %s".formatted(person)));
        String pseudonym = Persons.PREFIX + row.id;
        row.secret = null;
        row.keyId = null;
        row.person = null;
        row.erasedAt = tx.now();
        em.flush();
        long records = 0;
        long after = 0;
        List<AuditRow> chunk;
        while (!(chunk = naming(em, tenant, person, after)).isEmpty()) {
            after = chunk.get(chunk.size() - 1).sequence;
            for (AuditRow record : chunk) {
                blank(record, person, pseudonym);
                records++;
            }
            em.flush();
            em.clear();
        }
        tx.audit("audit.person-erased", "audit", tenant, Map.of("pseudonym", pseudonym, "reason", reason));
        return new Erasure(pseudonym, records);
    }

    private static void blank(AuditRow record, String person, String pseudonym) {
        Map<String, String> data = new TreeMap<>(Json.texts(record.data));
        data.replaceAll((name, value) -> Persons.PEOPLE.contains(name) && value.equals(person) ? pseudonym : value);
        if (record.actor.equals(person)) {
            record.actor = pseudonym;
            record.actorName = ERASED;
            Persons.WORDS.forEach(data::remove);
        }
        record.data = Json.of(data);
    }

    private static List<AuditRow> naming(EntityManager em, String tenant, String person, long after) {
        String quoted = Json.of(person);
        return em.createQuery(
                        "select r from SmartApAudit r where r.tenant = :tenant and r.sequence > :after"
                                + " and (r.actor = :person or locate(:quoted, r.data) > 0) order by r.sequence",
                        AuditRow.class)
                .setParameter("tenant", tenant)
                .setParameter("after", after)
                .setParameter("person", person)
                .setParameter("quoted", ":" + quoted)
                .setMaxResults(CHUNK)
                .getResultList();
    }
}
