package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How SAP is asked for what lies behind a place: by conditions that are joined by {@code and} only, one after the
 * other, each with its own order. Together they are the order of (second, id).
 */
sealed interface ChangeOrder {
    /**
     * One of the conditions.
     *
     * @param filter for {@code $filter}; empty for all rows
     * @param orderBy for {@code $orderby}
     * @param oneSecond whether all of its rows are of one second, and so in the order of ids exactly
     */
    record Part(String filter, String orderBy, boolean oneSecond) {}

    /** The conditions behind a place; those of its second are among them if its id is empty. */
    List<Part> behind(Instant second, String id);

    /** All rows of a second, in the order of ids. */
    Part within(Instant second);

    /** By what a row is ordered; a day and time without a zone count as if they were in UTC. */
    Optional<Instant> moment(JsonNode row);

    /** Whether the field knows seconds only, so that rows come in the order of (second, id) exactly. */
    boolean isExact();

    /**
     * A field that holds a moment. SAP keeps more digits than it shows in V2, so that no single moment can be asked
     * for; ranges of whole seconds can.
     */
    record Moment(S4Service service, String field, String idField) implements ChangeOrder {
        @Override
        public List<Part> behind(Instant second, String id) {
            List<Part> parts = new ArrayList<>();
            Instant next = second;
            if (!id.isEmpty()) {
                String behind = " and " + idField + " gt " + ODataLiteral.text(id);
                parts.add(new Part(of(second) + behind, idField, true));
                next = second.plusSeconds(1);
            }
            String filter = next.equals(Instant.EPOCH) ? "" : from(next);
            parts.add(new Part(filter, field + "," + idField, false));
            return parts;
        }

        @Override
        public Part within(Instant second) {
            return new Part(of(second), idField, true);
        }

        @Override
        public Optional<Instant> moment(JsonNode row) {
            return ODataValue.moment(idField, row, field);
        }

        @Override
        public boolean isExact() {
            return false;
        }

        private String of(Instant second) {
            // A row that was never changed has no moment, and comes before all others.
            return second.equals(Instant.EPOCH)
                    ? field + " eq null"
                    : from(second) + " and " + field + " lt " + literal(second.plusSeconds(1));
        }

        private String from(Instant second) {
            return field + " ge " + literal(second);
        }

        private String literal(Instant second) {
            return ODataLiteral.moment(service, second);
        }
    }

    /**
     * Two fields, a day and a time of that day.
     *
     * @param unsetToo whether rows without a day are read as well, before all others
     */
    record DayAndTime(String day, String time, String idField, boolean unsetToo) implements ChangeOrder {
        @Override
        public List<Part> behind(Instant second, String id) {
            LocalDateTime at = LocalDateTime.ofInstant(second, ZoneOffset.UTC);
            List<Part> parts = new ArrayList<>();
            if (second.equals(Instant.EPOCH)) {
                if (unsetToo && id.isEmpty()) {
                    parts.add(new Part("", day + "," + time + "," + idField, false));
                    return parts;
                }
                if (unsetToo) {
                    parts.add(
                            new Part(day + " eq null and " + idField + " gt " + ODataLiteral.text(id), idField, true));
                }
                parts.add(later("ge", at.toLocalDate()));
                return parts;
            }
            String thatDay = day + " eq " + ODataLiteral.day(at.toLocalDate());
            LocalTime clock = at.toLocalTime();
            if (!id.isEmpty()) {
                String tied = " and " + time + " eq " + ODataLiteral.time(clock);
                parts.add(new Part(thatDay + tied + " and " + idField + " gt " + ODataLiteral.text(id), idField, true));
                parts.add(new Part(
                        thatDay + " and " + time + " gt " + ODataLiteral.time(clock), time + "," + idField, false));
                parts.add(later("gt", at.toLocalDate()));
            } else if (clock.equals(LocalTime.MIDNIGHT)) {
                parts.add(later("ge", at.toLocalDate()));
            } else {
                parts.add(new Part(
                        thatDay + " and " + time + " ge " + ODataLiteral.time(clock), time + "," + idField, false));
                parts.add(later("gt", at.toLocalDate()));
            }
            return parts;
        }

        private Part later(String operator, LocalDate date) {
            return new Part(
                    "%s %s %s".formatted(day, operator, ODataLiteral.day(date)),
                    day + "," + time + "," + idField,
                    false);
        }

        @Override
        public Part within(Instant second) {
            throw new IllegalStateException("rows come in the order of seconds already");
        }

        @Override
        public Optional<Instant> moment(JsonNode row) {
            Optional<LocalDate> date = ODataValue.day(idField, row, day);
            LocalTime clock = ODataValue.time(idField, row, time).orElse(LocalTime.MIDNIGHT);
            return date.map(known -> known.atStartOfDay()
                    .plus(Duration.between(LocalTime.MIDNIGHT, clock))
                    .toInstant(ZoneOffset.UTC));
        }

        @Override
        public boolean isExact() {
            return true;
        }
    }
}
