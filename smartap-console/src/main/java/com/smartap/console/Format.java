package com.smartap.console;

import com.smartap.model.Masked;
import com.smartap.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How pages write values. Its methods are called by templates; whatever is absent becomes a dash. */
final class Format {
    private static final String ABSENT = "–";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss z", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH);

    private final ZoneId zone;

    Format(ZoneId zone) {
        this.zone = zone;
    }

    /** An amount with its currency, such as {@code 11,069.67 USD}. */
    public String money(@Nullable Money money) {
        return money == null ? ABSENT : decimal(money.amount()) + " " + money.currency();
    }

    /** An amount as printed, with a currency where one is known. */
    public String money(@Nullable BigDecimal amount, @Nullable Currency currency) {
        if (amount == null) {
            return ABSENT;
        }
        int decimals = currency == null ? 2 : Money.decimals(currency);
        BigDecimal shown = amount.scale() < decimals ? amount.setScale(decimals) : amount;
        return decimal(shown) + (currency == null ? "" : " " + currency);
    }

    /** A decimal with its own scale, in groups of three. */
    public String decimal(@Nullable BigDecimal value) {
        if (value == null) {
            return ABSENT;
        }
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setMinimumFractionDigits(Math.max(0, value.scale()));
        format.setMaximumFractionDigits(Math.max(0, value.scale()));
        return format.format(value);
    }

    /** A quantity, without zeros at its end. */
    public String quantity(@Nullable BigDecimal value) {
        if (value == null) {
            return ABSENT;
        }
        BigDecimal plain = value.stripTrailingZeros();
        return decimal(plain.scale() < 0 ? plain.setScale(0) : plain);
    }

    /** A day. */
    public String date(@Nullable LocalDate date) {
        return date == null ? ABSENT : DATE.format(date);
    }

    /** A moment, to the second and with its zone. */
    public String moment(@Nullable Instant instant) {
        return instant == null ? ABSENT : MOMENT.format(instant.atZone(zone));
    }

    /** A moment in short, for lists. */
    public String clock(@Nullable Instant instant) {
        return instant == null ? ABSENT : CLOCK.format(instant.atZone(zone));
    }

    /** Any text, or a dash. */
    public String text(@Nullable Object value) {
        return value == null || value.toString().isBlank() ? ABSENT : value.toString();
    }

    /** An account number as people may see it. */
    public String masked(@Nullable String account) {
        return account == null || account.isBlank() ? ABSENT : Masked.of(account);
    }

    /** Any text, or something else. */
    public String either(@Nullable String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value;
    }

    /** A share in percent, such as {@code 97 %}; only certainty is 100 %. */
    public String percent(double share) {
        BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2).setScale(0, RoundingMode.HALF_UP);
        return (share < 1 ? percent.min(BigDecimal.valueOf(99)) : percent) + " %";
    }

    /** A number of bytes, for people. */
    public String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        return bytes < 1024 * 1024
                ? (bytes + 512) / 1024 + " kB"
                : decimal(BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(1024 * 1024), 1, RoundingMode.HALF_UP))
                        + " MB";
    }

    /** A hash, shortened to what people compare. */
    public String shortHash(Object hash) {
        String text = hash.toString();
        return text.length() <= 16 ? text : text.substring(0, 8) + "…" + text.substring(text.length() - 8);
    }
}
