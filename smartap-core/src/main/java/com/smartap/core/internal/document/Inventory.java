package com.smartap.core.internal.document;

import com.smartap.model.ContentHash;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The hashes of all documents of all tenants, page by page; what is recorded meanwhile may be left out. */
public final class Inventory implements Iterable<ContentHash> {
    private static final int PAGE = 1_000;
    private final EntityManagerFactory factory;

    public Inventory(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public Iterator<ContentHash> iterator() {
        return new Pages();
    }

    private List<Object[]> page(@Nullable UUID after) {
        try (EntityManager em = factory.createEntityManager()) {
            String where = after == null ? "" : "where r.id > :after ";
            var query = em.createQuery(
                    "select r.id, r.hash from SmartApDocument r " + where + "order by r.id", Object[].class);
            if (after != null) {
                query.setParameter("after", after);
            }
            return query.setMaxResults(PAGE).getResultList();
        }
    }

    private final class Pages implements Iterator<ContentHash> {
        private final Queue<ContentHash> held = new ArrayDeque<>();
        private @Nullable UUID last;
        private boolean ended;

        @Override
        public boolean hasNext() {
            if (held.isEmpty() && !ended) {
                List<Object[]> rows = page(last);
                for (Object[] row : rows) {
                    held.add(new ContentHash((String) row[1]));
                    last = (UUID) row[0];
                }
                ended = rows.size() < PAGE;
            }
            return !held.isEmpty();
        }

        @Override
        public ContentHash next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return held.remove();
        }
    }
}
