package com.smartap.payments.nacha;

import com.smartap.payments.check.RoutingNumber;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.spi.payment.PaymentProblem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an order and its options say about the file as a whole, with everything that is wrong with it. */
final class NachaSettings {
    /** The largest amount of one entry: ten digits of cents. */
    static final long MAX_ENTRY_CENTS = 99_999_999_99L;
    /** The largest total of a batch and of a file: twelve digits of cents. */
    static final long MAX_TOTAL_CENTS = 9_999_999_999_99L;

    private static final int MAX_BATCH_SIZE = 400_000;
    private static final Set<String> KNOWN = Set.of(
            NachaOptions.LINE_ENDING,
            NachaOptions.FILE_ID_MODIFIER,
            NachaOptions.IMMEDIATE_ORIGIN,
            NachaOptions.IMMEDIATE_DESTINATION,
            NachaOptions.DESTINATION_NAME,
            NachaOptions.COMPANY_ID,
            NachaOptions.ENTRY_DESCRIPTION,
            NachaOptions.DISCRETIONARY_DATA,
            NachaOptions.REFERENCE_CODE,
            NachaOptions.SAME_DAY_WINDOW,
            NachaOptions.SAME_DAY_LIMIT,
            NachaOptions.NON_BANKING_DAY,
            NachaOptions.ACCENTS,
            NachaOptions.SPLIT_LARGE,
            NachaOptions.BATCH_SIZE,
            NachaOptions.MAX_RECORDS,
            NachaOptions.TIME_ZONE);

    final List<PaymentProblem> problems = new ArrayList<>();
    final String lineEnding;
    final String fileIdModifier;
    final String immediateOrigin;
    final String immediateDestination;
    final String destinationName;
    final String companyName;
    final String companyId;
    final String entryDescription;
    final String discretionaryData;
    final String referenceCode;
    final String descriptiveDate;
    final LocalDate effectiveDate;
    final LocalDateTime created;
    final boolean german;
    final boolean splitLarge;
    final int batchSize;
    final int maxRecords;
    final long maxEntryCents;
    final long maxBatchCents;
    final String odfi;

    private final Map<String, String> options;

    NachaSettings(PaymentOrder order) {
        options = order.options();
        new TreeMap<>(options)
                .keySet().stream()
                        .filter(name -> name.startsWith("nacha.") && !KNOWN.contains(name))
                        .forEach(name -> problem("options." + name, "is not an option of this format"));
        var originator = order.originator();
        lineEnding = choice(NachaOptions.LINE_ENDING, "CRLF", "CRLF", "LF").equals("LF") ? "\n" : "\r\n";
        german = choice(NachaOptions.ACCENTS, "plain", "plain", "german").equals("german");
        splitLarge = choice(NachaOptions.SPLIT_LARGE, "false", "true", "false").equals("true");
        fileIdModifier = fileIdModifier();
        String routing = originator.account().routingNumber();
        RoutingNumber.problem(routing).ifPresent(p -> problem("originator.account.routingNumber", p));
        odfi = RoutingNumber.isValid(routing) && routing != null ? routing.substring(0, 8) : "00000000";
        immediateDestination = immediateDestination(routing);
        immediateOrigin = immediateOrigin(originator.id());
        destinationName = fold(option(NachaOptions.DESTINATION_NAME, originator.bankName()));
        companyName = fold(originator.name());
        if (companyName.isEmpty()) {
            problem(
                    "originator.name",
                    "has no character that the format can carry. Maybe give the name in Latin letters.");
        }
        companyId = exact(NachaOptions.COMPANY_ID, "originator.id", originator.id(), 10);
        if (companyId.isBlank()) {
            problem("originator.id", "is missing. The bank assigns it; often it is 1 and the nine digits of the EIN.");
        }
        entryDescription = exact(NachaOptions.ENTRY_DESCRIPTION, "", "VENDOR PMT", 10);
        if (entryDescription.isBlank()) {
            problem("options." + NachaOptions.ENTRY_DESCRIPTION, "must not be blank");
        }
        discretionaryData = exact(NachaOptions.DISCRETIONARY_DATA, "", "", 20);
        referenceCode = exact(NachaOptions.REFERENCE_CODE, "", "", 8);
        batchSize = number(NachaOptions.BATCH_SIZE, 100_000, MAX_BATCH_SIZE);
        maxRecords = number(NachaOptions.MAX_RECORDS, 9_999_990, 9_999_990);
        created = LocalDateTime.ofInstant(order.createdAt(), zone());
        String window = choice(NachaOptions.SAME_DAY_WINDOW, "1800", "1300", "1700", "1800");
        descriptiveDate = order.sameDay() ? "SD" + window : NachaFormat.DATE.format(created);
        long sameDayLimit = sameDayLimit();
        maxEntryCents = order.sameDay() ? Math.min(sameDayLimit, MAX_ENTRY_CENTS) : MAX_ENTRY_CENTS;
        // A balanced batch ends with one debit of all its credits, which has to fit an entry itself.
        maxBatchCents = order.balanced() ? maxEntryCents : MAX_TOTAL_CENTS;
        effectiveDate = effectiveDate(order);
    }

    /** Folds a name to the characters that the format carries. */
    String fold(@Nullable String text) {
        return text == null ? "" : AsciiText.fold(text, german);
    }

    private LocalDate effectiveDate(PaymentOrder order) {
        LocalDate day = order.executionDate();
        LocalDate today = created.toLocalDate();
        boolean open = FederalReserveCalendar.isBankingDay(day);
        if (day.isBefore(today)) {
            problem("executionDate", "(%s) lies before the day of creation (%s)".formatted(day, today));
        } else if (order.sameDay() && !day.equals(today)) {
            problem(
                    "executionDate",
                    "(%s) must be the day of creation (%s) for same-day payments".formatted(day, today));
        } else if (!open
                && (order.sameDay()
                        || choice(NachaOptions.NON_BANKING_DAY, "next", "next", "refuse")
                                .equals("refuse"))) {
            problem(
                    "executionDate",
                    "(%s) is no banking day. Maybe take %s.".formatted(day, FederalReserveCalendar.sameOrNext(day)));
        }
        return FederalReserveCalendar.sameOrNext(day);
    }

    private String fileIdModifier() {
        String modifier = option(NachaOptions.FILE_ID_MODIFIER, "A");
        if (!modifier.matches("[A-Z0-9]")) {
            problem("options." + NachaOptions.FILE_ID_MODIFIER, "(%s) must be one of A-Z, 0-9".formatted(modifier));
            return "A";
        }
        return modifier;
    }

    private String immediateDestination(@Nullable String routing) {
        String destination = options.get(NachaOptions.IMMEDIATE_DESTINATION);
        if (destination == null) {
            return RoutingNumber.isValid(routing) ? " " + routing : "";
        }
        RoutingNumber.problem(destination).ifPresent(p -> problem("options." + NachaOptions.IMMEDIATE_DESTINATION, p));
        return RoutingNumber.isValid(destination) ? " " + destination : "";
    }

    /** Nine digits stand behind a blank; ten characters fill the field, and none of them is ever dropped. */
    private String immediateOrigin(@Nullable String originatorId) {
        String origin = exact(NachaOptions.IMMEDIATE_ORIGIN, "originator.id", originatorId, 10);
        return origin.matches("[0-9]{9}") ? " " + origin : origin;
    }

    private String exact(String option, String field, @Nullable String byDefault, int width) {
        boolean given = options.containsKey(option);
        String value = option(option, byDefault);
        String where = given || field.isEmpty() ? "options." + option : field;
        if (value.length() > width || !AsciiText.isPrintable(value)) {
            problem(where, "(%s) must be at most %d printable ASCII characters".formatted(value, width));
            return "";
        }
        return value;
    }

    private String option(String name, @Nullable String byDefault) {
        String value = options.get(name);
        return value != null ? value : byDefault == null ? "" : byDefault;
    }

    private String choice(String option, String byDefault, String... allowed) {
        String value = option(option, byDefault);
        for (String one : allowed) {
            if (one.equals(value.toLowerCase(Locale.ROOT)) || one.equals(value)) {
                return one;
            }
        }
        problem("options." + option, "(%s) must be one of %s".formatted(value, String.join(", ", allowed)));
        return byDefault;
    }

    private int number(String option, int byDefault, int most) {
        String value = option(option, Integer.toString(byDefault));
        if (value.matches("[0-9]{1,7}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= most) {
            return Integer.parseInt(value);
        }
        problem("options." + option, "(%s) must be a number from 1 to %d".formatted(value, most));
        return byDefault;
    }

    private long sameDayLimit() {
        String value = option(NachaOptions.SAME_DAY_LIMIT, "1000000.00");
        if (!value.matches("[0-9]{1,8}(\\.[0-9]{2})?") || new BigDecimal(value).signum() == 0) {
            problem(
                    "options." + NachaOptions.SAME_DAY_LIMIT,
                    "(%s) must be dollars such as 1000000.00".formatted(value));
            return MAX_ENTRY_CENTS;
        }
        return new BigDecimal(value).movePointRight(2).longValueExact();
    }

    private ZoneId zone() {
        String value = option(NachaOptions.TIME_ZONE, "America/New_York");
        try {
            return ZoneId.of(value);
        } catch (DateTimeException e) {
            problem(
                    "options." + NachaOptions.TIME_ZONE,
                    "(%s) is no time zone such as America/New_York".formatted(value));
            return ZoneId.of("America/New_York");
        }
    }

    private void problem(String field, String message) {
        problems.add(new PaymentProblem(null, field, message));
    }
}
