package com.smartap.core.internal.persistence;

import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.spi.InvalidRequestException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Pages by a moment and an id, so that rows which come or go meanwhile shift nothing. */
final class Keyset {
    private Keyset() {}

    /**
     * The rows of one page.
     *
     * @param where the condition, JPQL over {@code r}, with the tenant in it
     * @param moment the attribute by which rows are ordered
     */
    static <R> Page<R> page(
            EntityManager em,
            Class<R> type,
            String where,
            Map<String, Object> parameters,
            String moment,
            boolean latestFirst,
            PageRequest request,
            Function<R, Instant> momentOf,
            Function<R, UUID> idOf) {
        String order = latestFirst ? " desc" : "";
        String beyond = latestFirst ? "<" : ">";
        String from = request.cursor() == null
                ? ""
                : " and (r.%1$s %2$s :at or (r.%1$s = :at and r.id %2$s :after))".formatted(moment, beyond);
        TypedQuery<R> query = em.createQuery(
                "select r from %s r where %s%s order by r.%s%s, r.id%s"
                        .formatted(
                                type.getAnnotation(jakarta.persistence.Entity.class)
                                        .name(),
                                where,
                                from,
                                moment,
                                order,
                                order),
                type);
        parameters.forEach(query::setParameter);
        if (request.cursor() != null) {
            Position position = Position.parse(request.cursor());
            query.setParameter("at", position.at()).setParameter("after", position.id());
        }
        List<R> rows = query.setMaxResults(request.limit() + 1).getResultList();
        if (rows.size() <= request.limit()) {
            return Page.single(rows);
        }
        R last = rows.get(request.limit() - 1);
        return new Page<>(
                rows.subList(0, request.limit()), new Position(momentOf.apply(last), idOf.apply(last)).text());
    }

    private record Position(Instant at, UUID id) {
        private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
        private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString((at + "|" + id).getBytes(StandardCharsets.UTF_8));
        }

        static Position parse(String cursor) {
            try {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 2);
                Instant at = Instant.parse(parts[0]);
                if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
                    throw new IllegalArgumentException("no database knows this moment");
                }
                return new Position(at, UUID.fromString(parts[1]));
            } catch (RuntimeException e) {
                throw new InvalidRequestException(
                        "cursor", "cursor is not one that an earlier page returned. Maybe begin with the first page.");
            }
        }
    }
}
