package com.smartap.connector.support;

import com.smartap.spi.Api;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People type countries freely: codes of two or three letters (ISO 3166-1) and English names are understood. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class Countries {
    private static final Map<String, String> CODES = codes();

    private Countries() {}

    /** The ISO 3166-1 code of two letters; null if the text names no country that is known. */
    public static @Nullable String code(String text) {
        return CODES.get(text.strip().toUpperCase(Locale.ROOT));
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale locale = new Locale.Builder().setRegion(code).build();
            codes.put(code, code);
            codes.put(locale.getISO3Country(), code);
            codes.put(locale.getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT), code);
        }
        codes.put("UK", "GB");
        codes.put("GREAT BRITAIN", "GB");
        codes.put("ENGLAND", "GB");
        codes.put("UNITED STATES OF AMERICA", "US");
        return Map.copyOf(codes);
    }
}
