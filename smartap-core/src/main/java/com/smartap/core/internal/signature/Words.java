package com.smartap.core.internal.signature;

import com.smartap.model.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How roles and moments are written on papers that people sign. */
final class Words {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    static String role(Role role) {
        return role == Role.CFO ? "CFO" : role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String when(@Nullable Instant at) {
        return at == null ? "" : WHEN.format(at);
    }
}
