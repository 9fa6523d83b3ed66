package com.smartap.payments.nacha;

import com.smartap.spi.Api;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Remittance advice as it was read from the addenda of a CTX entry: an X12 interchange with a transaction set 820. Its
 * delimiters are those that it names itself.
 *
 * @param amount what the payment is said to be; null if that is not stated
 * @param reference the payer's reference
 * @param payer the name of who pays
 * @param payee the name of who is paid
 * @param items what is paid
 * @param problems what is wrong with the interchange, in words
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record RemittanceAdvice(
        @Nullable BigDecimal amount,
        @Nullable String reference,
        @Nullable String payer,
        @Nullable String payee,
        List<Item> items,
        List<String> problems) {
    private static final int HEADER = 106;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{0,15}(\\.[0-9]{0,4})?");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** Copies the lists. */
    public RemittanceAdvice {
        items = List.copyOf(items);
        problems = List.copyOf(problems);
    }

    /**
     * One invoice of an advice.
     *
     * @param qualifier what the number is: {@code IV} an invoice
     * @param number its number
     * @param paid what is paid of it
     * @param gross its amount
     * @param discount what was taken off
     * @param date its date
     * @param reference a further reference
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Item(
            String qualifier,
            String number,
            @Nullable BigDecimal paid,
            @Nullable BigDecimal gross,
            @Nullable BigDecimal discount,
            @Nullable LocalDate date,
            @Nullable String reference) {}

    /** The sum of what is paid. */
    public BigDecimal paid() {
        return items.stream()
                .map(Item::paid)
                .map(paid -> paid == null ? BigDecimal.ZERO : paid)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * Reads the addenda of an entry.
     *
     * @param slices columns 4 to 83 of each addendum, in order, untrimmed
     */
    public static RemittanceAdvice ofSlices(List<String> slices) {
        return read(String.join("", slices).stripTrailing());
    }

    /** Reads an interchange; what cannot be understood is among the problems. */
    public static RemittanceAdvice read(String interchange) {
        if (interchange.length() < HEADER || !interchange.startsWith("ISA")) {
            return new RemittanceAdvice(
                    null, null, null, null, List.of(), List.of("does not begin with a segment ISA of 106 characters"));
        }
        char element = interchange.charAt(3);
        char terminator = interchange.charAt(HEADER - 1);
        return new Reading(element, terminator).read(interchange);
    }

    /** One run through the segments. */
    private static final class Reading {
        private final String element;
        private final String terminator;
        private final List<Item> items = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();
        private @Nullable BigDecimal amount;
        private @Nullable String reference;
        private @Nullable String payer;
        private @Nullable String payee;
        private String interchangeControl = "";
        private String setControl = "";
        private int since;
        private boolean ended;

        Reading(char element, char terminator) {
            this.element = Pattern.quote(Character.toString(element));
            this.terminator = Pattern.quote(Character.toString(terminator));
        }

        RemittanceAdvice read(String interchange) {
            for (String segment : interchange.split(terminator)) {
                String[] parts = segment.strip().split(element, -1);
                since++;
                take(parts);
            }
            if (!ended) {
                problems.add("ends without a segment IEA: addenda are missing");
            }
            return new RemittanceAdvice(amount, reference, payer, payee, items, problems);
        }

        private void take(String[] parts) {
            switch (parts[0]) {
                case "ISA" -> interchangeControl = at(parts, 13);
                case "ST" -> {
                    since = 1;
                    setControl = at(parts, 2);
                    require(at(parts, 1).equals("820"), "holds a transaction set %s instead of 820", at(parts, 1));
                }
                case "BPR" -> amount = decimal(at(parts, 2));
                case "TRN" -> reference = at(parts, 2);
                case "N1" -> party(at(parts, 1), at(parts, 2));
                case "RMR" ->
                    items.add(new Item(
                            at(parts, 1),
                            at(parts, 2),
                            decimal(at(parts, 4)),
                            decimal(at(parts, 5)),
                            decimal(at(parts, 6)),
                            null,
                            null));
                case "REF" -> amend(null, at(parts, 2));
                case "DTM" -> amend(date(at(parts, 2)), null);
                case "SE" -> {
                    require(at(parts, 1).equals(Integer.toString(since)), "counts %s segments in SE", at(parts, 1));
                    require(
                            at(parts, 2).equals(setControl),
                            "closes transaction set %s, which is not open",
                            at(parts, 2));
                }
                case "IEA" -> {
                    ended = true;
                    require(
                            at(parts, 2).equals(interchangeControl),
                            "closes interchange %s, which is not open",
                            at(parts, 2));
                }
                default -> {}
            }
        }

        private void party(String role, String name) {
            if (role.equals("PR")) {
                payer = name;
            } else if (role.equals("PE")) {
                payee = name;
            }
        }

        private void amend(@Nullable LocalDate date, @Nullable String further) {
            int last = items.size() - 1;
            if (last >= 0) {
                Item item = items.get(last);
                items.set(
                        last,
                        new Item(
                                item.qualifier(),
                                item.number(),
                                item.paid(),
                                item.gross(),
                                item.discount(),
                                date == null ? item.date() : date,
                                further == null ? item.reference() : further));
            }
        }

        private @Nullable BigDecimal decimal(String text) {
            if (text.isEmpty()) {
                return null;
            }
            boolean number = DECIMAL.matcher(text).matches() && text.chars().anyMatch(Character::isDigit);
            require(number, "has an amount (%s) that is no number", text);
            return number ? new BigDecimal(text) : null;
        }

        private @Nullable LocalDate date(String text) {
            try {
                return LocalDate.parse(text, DAY);
            } catch (DateTimeException e) {
                require(false, "has a date (%s) that is none", text);
                return null;
            }
        }

        private void require(boolean rule, String message, String value) {
            if (!rule) {
                problems.add(message.formatted(value));
            }
        }

        private static String at(String[] parts, int index) {
            return index < parts.length ? parts[index] : "";
        }
    }
}
