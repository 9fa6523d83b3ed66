package com.smartap.core.internal.persistence;

import com.smartap.model.ContentHash;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Normal forms under which names and numbers that people write differently are found again. */
public final class Keys {
    private static final Pattern NOISE = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern LEGAL_FORM = Pattern.compile(
            "\\b(inc|incorporated|llc|ltd|limited|corp|corporation|co|company|gmbh|ag|kg|sa|sas|sarl|bv|nv|srl|spa|plc|pty|oy|ab|as)\\b");
    private static final Pattern LEADING_ZEROS = Pattern.compile("(?<![0-9])0+(?=[0-9])");

    private Keys() {}

    /** A name without accents, case, punctuation and legal form. */
    public static String name(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace("&", " and ");
        String words = NOISE.matcher(plain).replaceAll(" ").strip();
        String core =
                LEGAL_FORM.matcher(words).replaceAll(" ").replaceAll(" +", " ").strip();
        return core.isEmpty() ? words : core;
    }

    /** A number of letters and digits only, in upper case, without leading zeros in its runs of digits. */
    public static String number(String number) {
        String plain = Normalizer.normalize(number, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        String zeroless = LEADING_ZEROS.matcher(plain).replaceAll("");
        return NOISE.matcher(zeroless).replaceAll("");
    }

    /** A tax id of letters and digits only, in upper case. */
    public static @Nullable String taxId(@Nullable String taxId) {
        if (taxId == null) {
            return null;
        }
        String plain = NOISE.matcher(taxId.toUpperCase(Locale.ROOT)).replaceAll("");
        return plain.isEmpty() ? null : plain;
    }

    /** The hash of an IBAN or another account number, so that a number is found without being kept twice. */
    public static String account(String number) {
        String plain = NOISE.matcher(number.toUpperCase(Locale.ROOT)).replaceAll("");
        return ContentHash.of(plain.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
