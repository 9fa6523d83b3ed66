package com.smartap.console;

import com.smartap.core.AuditQuery;
import com.smartap.core.Invoices;
import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.invoice.Invoice;
import com.smartap.spi.InvalidRequestException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which records of the audit log somebody looks for, as typed.
 *
 * @param about the id of a thing, or the number of an invoice
 * @param person the id of a person
 * @param from a day
 * @param to a day, still included
 * @param action such as {@code invoice.approved}
 */
record AuditSearch(String about, String person, String from, String to, String action) {
    static final AuditSearch ALL = new AuditSearch("", "", "", "", "");

    static AuditSearch of(Map<String, String> sent) {
        return new AuditSearch(
                typed(sent, "about"),
                typed(sent, "person"),
                typed(sent, "from"),
                typed(sent, "to"),
                typed(sent, "action"));
    }

    private static String typed(Map<String, String> sent, String name) {
        return sent.getOrDefault(name, "").strip();
    }

    /**
     * What the engine is asked.
     *
     * @throws InvalidRequestException naming the field that cannot be read
     */
    AuditQuery query(SmartAp smartAp, Actor actor, ZoneId zone) {
        LocalDate first = day("from", from);
        LocalDate last = day("to", to);
        if (first != null && last != null && last.isBefore(first)) {
            throw new InvalidRequestException("to", "The period ends before it begins.");
        }
        return new AuditQuery(
                id(smartAp, actor),
                Paging.blankToNull(person),
                start(first, zone),
                start(last == null ? null : last.plusDays(1), zone),
                Paging.blankToNull(action));
    }

    /** The search as an address has it, without its question mark. */
    public String address() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("about", about);
        fields.put("person", person);
        fields.put("from", from);
        fields.put("to", to);
        fields.put("action", action);
        return fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Whether nothing is looked for. */
    public boolean all() {
        return equals(ALL);
    }

    private @Nullable String id(SmartAp smartAp, Actor actor) {
        if (about.isEmpty() || isId(about)) {
            return Paging.blankToNull(about);
        }
        List<Invoice> found = smartAp
                .invoices()
                .list(actor, new Invoices.Query(Set.of(), about, null), PageRequest.first(PageRequest.MAX))
                .items()
                .stream()
                .filter(invoice -> about.equalsIgnoreCase(invoice.content().invoiceNumber()))
                .toList();
        if (found.size() > 1) {
            throw new InvalidRequestException(
                    "about",
                    "%d invoices have the number %s. Open the one you mean; its page leads to its records."
                            .formatted(found.size(), about));
        }
        // Other things have ids that are no UUIDs, such as tenants.
        return found.isEmpty() ? about : found.get(0).id().toString();
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static @Nullable LocalDate day(String field, String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidRequestException(field, "Write the day as 2026-01-31.");
        }
    }

    private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }
}
