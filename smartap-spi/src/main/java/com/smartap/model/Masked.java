package com.smartap.model;

import com.smartap.spi.Api;
import org.jspecify.annotations.Nullable;

/** Masks account numbers, tax ids and the like for logs, messages and screens. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class Masked {
    private static final String DOTS = "••••";
    private static final int SHOWN = 4;

    private Masked() {}

    /** The last four characters behind dots, such as {@code ••••3000}; only dots for values of fewer than eight. */
    public static String of(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return "";
        }
        String text = value.strip();
        return text.length() < 2 * SHOWN ? DOTS : DOTS + text.substring(text.length() - SHOWN);
    }
}
