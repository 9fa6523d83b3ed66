package com.smartap.payments.nacha;

import com.smartap.model.BankAccount;
import com.smartap.payments.check.RoutingNumber;
import com.smartap.payments.internal.FormatOptions;
import com.smartap.payments.internal.OrderReview;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an order and its options say about the file as a whole. */
final class NachaSettings {
    /** The largest amount of one entry: ten digits of cents. */
    static final long MAX_ENTRY_CENTS = 99_999_999_99L;
    /** The largest total of a batch and of a file: twelve digits of cents. */
    static final long MAX_TOTAL_CENTS = 9_999_999_999_99L;

    static final String MODIFIERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int MAX_BATCH_SIZE = 400_000;
    private static final Set<String> KNOWN = Set.of(
            NachaOptions.LINE_ENDING,
            NachaOptions.FILE_ID_MODIFIER,
            NachaOptions.FILE_OF_DAY,
            NachaOptions.IMMEDIATE_ORIGIN,
            NachaOptions.IMMEDIATE_DESTINATION,
            NachaOptions.DESTINATION_NAME,
            NachaOptions.ORIGIN_NAME,
            NachaOptions.ORIGINATING_BANK,
            NachaOptions.COMPANY_NAME,
            NachaOptions.UPPER_CASE,
            NachaOptions.COMPANY_ID,
            NachaOptions.ENTRY_DESCRIPTION,
            NachaOptions.DISCRETIONARY_DATA,
            NachaOptions.REFERENCE_CODE,
            NachaOptions.SAME_DAY_WINDOW,
            NachaOptions.SAME_DAY_CUT_OFF,
            NachaOptions.SAME_DAY_LIMIT,
            NachaOptions.ZERO_AMOUNT,
            NachaOptions.LONG_REMITTANCE,
            NachaOptions.NON_BANKING_DAY,
            NachaOptions.ACCENTS,
            NachaOptions.SPLIT_LARGE,
            NachaOptions.BATCH_SIZE,
            NachaOptions.MAX_RECORDS,
            NachaOptions.TIME_ZONE);
    /** Descriptions that say of an entry what it is; a payment to a vendor is none of it. */
    private static final Set<String> RESERVED = Set.of("REVERSAL", "RECLAIM", "RETRY PYMT", "ACCTVERIFY");

    final BankAccount account;
    final String lineEnding;
    final String fileIdModifier;
    final String immediateOrigin;
    final String immediateDestination;
    final String destinationName;
    final String originName;
    final String companyName;
    final String companyId;
    final String entryDescription;
    final String discretionaryData;
    final String referenceCode;
    final String descriptiveDate;
    final LocalDate effectiveDate;
    final LocalDateTime created;
    final boolean splitLarge;
    final boolean longToCtx;
    final String zeroAmount;
    final int batchSize;
    final int maxRecords;
    final long maxEntryCents;
    final long maxBatchCents;
    final String odfi;

    private final OrderReview review;
    private final FormatOptions options;
    private final boolean german;
    private final boolean upperCase;

    NachaSettings(PaymentOrder order, OrderReview review) {
        this.review = review;
        options = new FormatOptions(order, "nacha.", KNOWN, review);
        var originator = order.originator();
        account = originator.account();
        lineEnding =
                options.choice(NachaOptions.LINE_ENDING, "CRLF", "CRLF", "LF").equals("LF") ? "\n" : "\r\n";
        german =
                options.choice(NachaOptions.ACCENTS, "plain", "plain", "german").equals("german");
        upperCase = options.flag(NachaOptions.UPPER_CASE, false);
        splitLarge = options.flag(NachaOptions.SPLIT_LARGE, false);
        longToCtx = options.choice(NachaOptions.LONG_REMITTANCE, "summary", "summary", "ctx")
                .equals("ctx");
        zeroAmount = options.choice(NachaOptions.ZERO_AMOUNT, "refuse", "refuse", "prenote", "remittance");
        String ofDay = MODIFIERS.substring(options.number(NachaOptions.FILE_OF_DAY, 1, 1, MODIFIERS.length()) - 1);
        fileIdModifier =
                options.matching(NachaOptions.FILE_ID_MODIFIER, ofDay.substring(0, 1), "[A-Z0-9]", "one of A-Z, 0-9");
        odfi = odfi(account.routingNumber());
        immediateDestination = immediateDestination(account.routingNumber());
        immediateOrigin = immediateOrigin(originator.id());
        destinationName = fold(options.text(
                NachaOptions.DESTINATION_NAME, originator.bankName() == null ? "" : originator.bankName()));
        companyName = fold(options.text(NachaOptions.COMPANY_NAME, originator.name()));
        originName = fold(options.text(NachaOptions.ORIGIN_NAME, originator.name()));
        if (companyName.isEmpty() || originName.isEmpty()) {
            review.problem(
                    null,
                    "originator.name",
                    "has no character that the format can carry. Maybe give the name in Latin letters.");
        }
        companyId = exact(NachaOptions.COMPANY_ID, "originator.id", originator.id(), 10);
        if (companyId.isBlank()) {
            review.problem(
                    null,
                    "originator.id",
                    "is missing. The bank assigns it; often it is 1 and the nine digits of the EIN.");
        }
        entryDescription = exact(NachaOptions.ENTRY_DESCRIPTION, "", "VENDOR PMT", 10);
        checkDescription();
        discretionaryData = exact(NachaOptions.DISCRETIONARY_DATA, "", "", 20);
        referenceCode = exact(NachaOptions.REFERENCE_CODE, "", "", 8);
        batchSize = options.number(NachaOptions.BATCH_SIZE, 100_000, 1, MAX_BATCH_SIZE);
        maxRecords = options.number(NachaOptions.MAX_RECORDS, 9_999_990, 1, 9_999_990);
        created = LocalDateTime.ofInstant(order.createdAt(), options.zone(NachaOptions.TIME_ZONE, "America/New_York"));
        SameDay sameDay = new SameDay(order, options, review);
        descriptiveDate = order.sameDay() ? sameDay.flag() : NachaFormat.DATE.format(created);
        maxEntryCents = order.sameDay() ? Math.min(sameDay.limitCents(), MAX_ENTRY_CENTS) : MAX_ENTRY_CENTS;
        // A balanced batch ends with one debit of all its credits, which has to fit an entry itself.
        maxBatchCents = order.balanced() ? maxEntryCents : MAX_TOTAL_CENTS;
        effectiveDate = effectiveDate(order);
    }

    /** Folds a name to the characters that the format carries. */
    String fold(@Nullable String text) {
        String folded = text == null ? "" : AsciiText.fold(text, german);
        return upperCase ? folded.toUpperCase(Locale.ROOT) : folded;
    }

    /** Whether a payment is to try out an account. */
    boolean isPrenote(PaymentInstruction payment) {
        return payment.amount().isZero() && zeroAmount.equals("prenote");
    }

    private LocalDate effectiveDate(PaymentOrder order) {
        LocalDate day = order.executionDate();
        LocalDate today = created.toLocalDate();
        LocalDate next = FederalReserveCalendar.sameOrNext(day);
        boolean refuses = options.choice(NachaOptions.NON_BANKING_DAY, "next", "next", "refuse")
                .equals("refuse");
        if (day.isBefore(today)) {
            dateProblem("(%s) lies before the day of creation (%s)".formatted(day, today));
        } else if (order.sameDay() && !day.equals(today)) {
            dateProblem("(%s) must be the day of creation (%s) for same-day payments".formatted(day, today));
        } else if (!next.equals(day) && (order.sameDay() || refuses)) {
            dateProblem("(%s) is no banking day. Maybe take %s.".formatted(day, next));
        } else if (!next.equals(day)) {
            review.note(null, "executionDate", "(%s) is no banking day and is written as %s".formatted(day, next));
        }
        return next;
    }

    private void dateProblem(String message) {
        review.problem(null, "executionDate", message);
    }

    private void checkDescription() {
        String name = "options." + NachaOptions.ENTRY_DESCRIPTION;
        if (entryDescription.isBlank()) {
            review.problem(null, name, "must not be blank");
        } else if (RESERVED.contains(entryDescription.strip().toUpperCase(Locale.ROOT))) {
            review.problem(
                    null,
                    name,
                    "(%s) has a fixed meaning in the rules, and a payment to a vendor is none of it"
                            .formatted(entryDescription));
        }
    }

    private String odfi(@Nullable String routing) {
        boolean given = options.has(NachaOptions.ORIGINATING_BANK);
        @Nullable String bank = given ? options.text(NachaOptions.ORIGINATING_BANK, "") : routing;
        RoutingNumber.problem(bank)
                .ifPresent(p -> review.problem(
                        null,
                        given ? "options." + NachaOptions.ORIGINATING_BANK : "originator.account.routingNumber",
                        p));
        return bank != null && RoutingNumber.isValid(bank) ? bank.substring(0, 8) : "00000000";
    }

    /** Nine digits stand behind a blank; ten characters fill the field. */
    private String immediateDestination(@Nullable String routing) {
        if (!options.has(NachaOptions.IMMEDIATE_DESTINATION)) {
            return RoutingNumber.isValid(routing) ? " " + routing : "";
        }
        String destination = options.text(NachaOptions.IMMEDIATE_DESTINATION, "");
        boolean ten = destination.length() == 10 && AsciiText.isPrintable(destination);
        String number = ten ? destination.substring(1) : destination;
        RoutingNumber.problem(number)
                .ifPresent(p -> review.problem(null, "options." + NachaOptions.IMMEDIATE_DESTINATION, p));
        return ten ? destination : RoutingNumber.isValid(number) ? " " + number : "";
    }

    /** Nine digits stand behind a blank; ten characters fill the field, and none of them is ever dropped. */
    private String immediateOrigin(@Nullable String originatorId) {
        String origin =
                exact(NachaOptions.IMMEDIATE_ORIGIN, "originator.id", originatorId == null ? "" : originatorId, 10);
        return origin.matches("[0-9]{9}") ? " " + origin : origin;
    }

    private String exact(String option, String field, String byDefault, int width) {
        String value = options.text(option, byDefault);
        String where = options.has(option) || field.isEmpty() ? "options." + option : field;
        if (value.length() > width || !AsciiText.isPrintable(value)) {
            review.problem(null, where, "(%s) must be at most %d printable ASCII characters".formatted(value, width));
            return "";
        }
        return value;
    }
}
