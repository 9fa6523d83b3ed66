package com.smartap.payments.pain;

import com.smartap.payments.internal.CharacterSet;
import com.smartap.payments.internal.FormatOptions;
import com.smartap.payments.internal.OrderReview;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an order and its options say about the file as a whole. */
final class PainSettings {
    private static final int ID_WIDTH = 35;
    private static final Set<String> KNOWN = Set.of(
            PainOptions.PAYMENT_TYPE,
            PainOptions.MESSAGE_ID,
            PainOptions.ADDRESS,
            PainOptions.INCOMPLETE_ADDRESS,
            PainOptions.CHARACTERS,
            PainOptions.REMITTANCE,
            PainOptions.CHARGE_BEARER,
            PainOptions.BATCH_BOOKING,
            PainOptions.PURPOSE,
            PainOptions.CATEGORY_PURPOSE,
            PainOptions.INSTANT,
            PainOptions.ACH_CLASS,
            PainOptions.ACH_CLASS_AS,
            PainOptions.UETR,
            PainOptions.SCHEMA_LOCATION,
            PainOptions.ORIGINATOR_ID,
            PainOptions.NON_BANKING_DAY,
            PainOptions.TIME_ZONE);

    final PainVersion version;
    final PaymentOrder order;
    final String messageId;
    final String created;
    final boolean addresses;
    final boolean addressLines;
    final boolean incompleteRefused;
    final String remittance;
    final @Nullable String chargeBearer;
    final boolean batchBooking;
    final String purpose;
    final String categoryPurpose;
    final boolean instant;
    final String achClass;
    final boolean achClassAsCode;
    final boolean uetr;
    final boolean schemaLocation;
    final String originatorId;
    private final String nonBankingDay;

    private final @Nullable PaymentKind kind;
    private final @Nullable CharacterSet characters;

    PainSettings(PainVersion version, PaymentOrder order, OrderReview review) {
        this.version = version;
        this.order = order;
        FormatOptions options = new FormatOptions(order, "pain.", KNOWN, review);
        String type =
                options.choice(PainOptions.PAYMENT_TYPE, "auto", "auto", "sepa", "us-ach", "us-wire", "cross-border");
        kind = type.equals("auto") ? null : PaymentKind.valueOf(upper(type).replace('-', '_'));
        String set = options.choice(PainOptions.CHARACTERS, "auto", "auto", "sepa", "ascii", "unicode");
        characters = set.equals("auto") ? null : CharacterSet.valueOf(upper(set));
        String address = options.choice(PainOptions.ADDRESS, "hybrid", "hybrid", "structured", "none");
        addresses = !address.equals("none");
        addressLines = address.equals("hybrid");
        incompleteRefused = options.choice(PainOptions.INCOMPLETE_ADDRESS, "refuse", "refuse", "omit")
                .equals("refuse");
        remittance = options.choice(PainOptions.REMITTANCE, "auto", "auto", "structured", "unstructured");
        chargeBearer = options.has(PainOptions.CHARGE_BEARER)
                ? options.choice(PainOptions.CHARGE_BEARER, "SHAR", "SHAR", "DEBT", "CRED", "SLEV")
                : null;
        batchBooking = options.flag(PainOptions.BATCH_BOOKING, false);
        purpose = options.matching(PainOptions.PURPOSE, "", "([A-Z0-9]{1,4})?", "a code such as SUPP");
        categoryPurpose = options.matching(PainOptions.CATEGORY_PURPOSE, "", "([A-Z0-9]{1,4})?", "a code such as SUPP");
        instant = options.flag(PainOptions.INSTANT, false);
        achClass = options.choice(PainOptions.ACH_CLASS, "CCD", "CCD", "CTX", "PPD");
        achClassAsCode = options.choice(PainOptions.ACH_CLASS_AS, "code", "code", "proprietary")
                .equals("code");
        uetr = options.flag(PainOptions.UETR, false);
        if (uetr && !version.hasUetr()) {
            review.problem(null, "options." + PainOptions.UETR, "(true) needs version 09 or later");
        }
        schemaLocation = options.flag(PainOptions.SCHEMA_LOCATION, false);
        originatorId = options.flag(PainOptions.ORIGINATOR_ID, true)
                ? order.originator().id().strip()
                : "";
        nonBankingDay = options.choice(PainOptions.NON_BANKING_DAY, "keep", "keep", "next", "refuse");
        messageId = options.text(PainOptions.MESSAGE_ID, order.id());
        checkId(options.has(PainOptions.MESSAGE_ID) ? "options." + PainOptions.MESSAGE_ID : "id", review);
        LocalDateTime moment = LocalDateTime.ofInstant(order.createdAt(), options.zone(PainOptions.TIME_ZONE, "UTC"))
                .truncatedTo(ChronoUnit.SECONDS);
        created = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT)
                .format(moment);
        if (order.executionDate().isBefore(moment.toLocalDate())) {
            review.problem(
                    null,
                    "executionDate",
                    "(%s) lies before the day of creation (%s)".formatted(order.executionDate(), moment.toLocalDate()));
        }
    }

    private void checkId(String field, OrderReview review) {
        if (messageId.isBlank() || messageId.length() > ID_WIDTH || !isReference(messageId)) {
            review.problem(
                    null,
                    field,
                    "(%s) must be 1 to 35 letters, digits and - ? : ( ) . , ' + without / at an end: the bank refuses a message of the same name"
                            .formatted(messageId));
        }
        if (originatorId.length() > ID_WIDTH || !CharacterSet.ASCII.holds(originatorId)) {
            review.problem(
                    null, "originator.id", "(%s) must be at most 35 characters of ASCII".formatted(originatorId));
        }
    }

    /** Whether a text can be a reference that reaches the payee: no slash at an end, no two in a row. */
    static boolean isReference(String text) {
        return !text.isEmpty()
                && CharacterSet.SEPA.holds(text)
                && !text.startsWith("/")
                && !text.endsWith("/")
                && !text.contains("//")
                && text.equals(text.strip());
    }

    PaymentKind kind(PaymentInstruction payment) {
        return kind != null ? kind : PaymentKind.of(order, payment);
    }

    CharacterSet characters(PaymentKind of) {
        if (characters != null && of != PaymentKind.SEPA) {
            return characters;
        }
        return of.isAmerican() ? CharacterSet.ASCII : CharacterSet.SEPA;
    }

    /** Who bears the charges of payments of a kind; null where the file says nothing of it. */
    @Nullable
    String chargeBearer(PaymentKind of) {
        if (of == PaymentKind.SEPA) {
            return "SLEV";
        }
        return chargeBearer == null && of != PaymentKind.US_ACH ? "SHAR" : chargeBearer;
    }

    /** The day that payments of a kind state. */
    LocalDate executionDate(PaymentKind of) {
        return nonBankingDay.equals("next") ? bankingDay(of) : order.executionDate();
    }

    /** Instant payments are settled on every day of the year. */
    private LocalDate bankingDay(PaymentKind of) {
        boolean always = instant && of == PaymentKind.SEPA;
        return always ? order.executionDate() : of.sameOrNext(order.executionDate());
    }

    /** Looks at the day that payments of a kind ask for. */
    void checkDate(PaymentKind of, OrderReview review) {
        LocalDate day = order.executionDate();
        LocalDate next = bankingDay(of);
        if (next.equals(day)) {
            return;
        }
        if (nonBankingDay.equals("refuse")) {
            review.problem(null, "executionDate", "(%s) is no banking day. Maybe take %s.".formatted(day, next));
        } else if (review.listens()) {
            review.note(
                    null,
                    "executionDate",
                    nonBankingDay.equals("next")
                            ? "(%s) is no banking day and is written as %s".formatted(day, next)
                            : "(%s) is no banking day; the bank takes %s, or refuses it".formatted(day, next));
        }
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
