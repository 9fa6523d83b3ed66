package com.smartap.spring.rest;

import com.smartap.core.Payments;
import com.smartap.spi.ErrorCode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 describes it.
 *
 * @param status the HTTP status
 * @param code the stable code
 * @param title what every error of this code has in common
 * @param detail what is wrong this time, and what to do
 * @param field the field, parameter or header to blame
 * @param retryable whether the same request may succeed later without anybody changing anything
 * @param retryAfter how long to wait, where that is known
 * @param findings everything that is in the way of a payment batch; empty for other errors
 */
record Problem(
        int status,
        String code,
        String title,
        String detail,
        @Nullable String field,
        boolean retryable,
        @Nullable Duration retryAfter,
        List<Payments.Finding> findings) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ErrorCode code, @Nullable String detail, @Nullable String field) {
        ErrorTable.Row row = ErrorTable.of(code);
        return new Problem(
                row.status(),
                code.name(),
                row.title(),
                detail == null ? row.title() : detail,
                field,
                false,
                null,
                List.of());
    }

    static Problem of(RestCode code, String detail, @Nullable String field) {
        return new Problem(code.status(), code.name(), code.title(), detail, field, false, null, List.of());
    }

    Problem retryable(boolean value, @Nullable Duration after) {
        return new Problem(status, code, title, detail, field, value, after, findings);
    }

    Problem findings(List<Payments.Finding> all) {
        return new Problem(status, code, title, detail, field, retryable, retryAfter, List.copyOf(all));
    }

    /** The problem document. Written by hand, so that no setting of the host's JSON library changes it. */
    String toJson() {
        StringBuilder json = new StringBuilder("{");
        member(json, "type", "urn:smartap:problem:" + code);
        member(json, "title", title);
        json.append("\"status\":").append(status).append(',');
        member(json, "detail", detail);
        member(json, "code", code);
        if (field != null) {
            member(json, "field", field);
        }
        json.append("\"retryable\":").append(retryable);
        for (int i = 0; i < findings.size(); i++) {
            json.append(i == 0 ? ",\"problems\":[" : ",");
            finding(json, findings.get(i));
        }
        return json.append(findings.isEmpty() ? "}" : "]}").toString();
    }

    private static void finding(StringBuilder json, Payments.Finding finding) {
        json.append('{');
        if (finding.invoice() != null) {
            member(json, "invoiceId", finding.invoice().toString());
        }
        if (finding.invoiceNumber() != null) {
            member(json, "invoiceNumber", finding.invoiceNumber());
        }
        member(json, "field", finding.field());
        member(json, "message", finding.message());
        json.setCharAt(json.length() - 1, '}');
    }

    private static void member(StringBuilder json, String name, String value) {
        json.append('"').append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c) || c == 0x7f) {
                json.append("\\u").append("%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        json.append("\",");
    }
}
