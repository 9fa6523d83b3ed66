package com.smartap.payments.pain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address as a file states it: structured, with at most two free lines beside.
 *
 * @param lines what found no place of its own
 */
record PostalLines(
        @Nullable String street,
        @Nullable String building,
        @Nullable String postalCode,
        String town,
        @Nullable String region,
        String country,
        List<String> lines) {}
