package com.smartap.payments.statement.bai;

import com.smartap.payments.statement.code.BankCodes;
import com.smartap.payments.statement.internal.BankDates;
import com.smartap.payments.statement.internal.EntryDraft;
import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.FieldException;
import com.smartap.spi.payment.StatementReader.Statement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An account of a group: its balances and totals (03) and its entries (16). */
final class BaiAccount {
    private static final Pattern RETURN_CODE = Pattern.compile("\\b(?:R[0-9]{2}|[A-Z]{2}[A-Z0-9]{2})\\b");
    private static final String OPENING = "010";
    private static final String CLOSING = "015";
    private static final String CREDITS = "100";
    private static final String DEBITS = "400";

    private final BaiGroup group;
    private final Feed feed;
    private final Currency currency;
    private final Map<String, BigDecimal> summary;
    private BigDecimal total;
    private int records;
    private int entries;

    private BaiAccount(
            BaiGroup group,
            Feed feed,
            Currency currency,
            Map<String, BigDecimal> summary,
            BigDecimal total,
            int records) {
        this.group = group;
        this.feed = feed;
        this.currency = currency;
        this.summary = summary;
        this.total = total;
        this.records = records;
    }

    static BaiAccount of(BaiRecord record, String fileId, BaiGroup group, Feed feed) throws FieldException {
        String number = record.next();
        Currency currency = BaiGroup.currency("currency of the account (03)", record.next(), group.currency());
        Map<String, BigDecimal> summary = new HashMap<>();
        BigDecimal total = BigDecimal.ZERO;
        while (record.hasMore()) {
            String type = record.next();
            if (type.isEmpty()) {
                // Nothing is reported, or the record ends with a comma.
                continue;
            }
            BaiTypes.direction(type);
            BigDecimal amount = record.amount("amount of type " + type);
            record.next(); // how many items
            record.funds();
            if (amount != null) {
                total = total.add(amount);
                summary.put(type, scaled(amount, currency));
            }
        }
        feed.begin(new Statement(
                "BAI2",
                fileId,
                number.isEmpty() ? null : number,
                currency,
                group.asOf(),
                group.asOf(),
                summary.get(OPENING)));
        return new BaiAccount(group, feed, currency, summary, total, record.lines());
    }

    /** An entry, told at once. One that cannot be read is left out, if the handler wants the rest. */
    void entry(BaiRecord record) {
        records += record.lines();
        try {
            String type = record.next();
            int direction = BaiTypes.direction(type);
            BigDecimal amount = record.amount("amount of the entry (16)");
            List<String> funds = record.funds();
            String bankReference = record.next();
            String customerReference = record.next();
            String text = record.rest();
            if (amount == null && direction != 0) {
                throw new FieldException("has an entry (16) of type %s without an amount".formatted(type));
            }
            BigDecimal stated = amount == null ? BigDecimal.ZERO : amount;
            total = total.add(stated);
            entries++;
            if (direction != 0 && BaiTypes.isOwn(type)) {
                feed.warning(
                        record.position(),
                        "the direction of type %s is the bank's own; it is taken as money %s"
                                .formatted(type, direction > 0 ? "in" : "out"));
            }
            BigDecimal value = direction < 0 ? stated.negate() : stated;
            feed.entry(new EntryDraft(
                            direction == 0 ? scaled(BigDecimal.ZERO, currency) : scaled(value, currency), currency)
                    .dates(group.asOf(), valueDate(funds))
                    .status(direction == 0 ? "INFORMATION" : group.status())
                    .bankReference(bankReference)
                    .endToEndId(customerReference)
                    .remittance(text)
                    .returnCode(BaiTypes.isReturn(type) ? returnCode(text) : null)
                    .code(type, BankCodes.baiType(type).orElse(null))
                    .checkNumber(type.equals("475") ? customerReference : null)
                    .build());
        } catch (FieldException e) {
            feed.problem(record.position(), e.words());
        }
    }

    void countTrailer(BaiRecord trailer) {
        records += trailer.lines();
    }

    /** The sum of all amounts as they stand in the records. */
    BigDecimal total() {
        return total;
    }

    int records() {
        return records;
    }

    /** The account ends. One without entries is proved by the totals of its summary, if it states them. */
    void end() {
        BigDecimal opening = summary.get(OPENING);
        BigDecimal closing = summary.get(CLOSING);
        BigDecimal credits = summary.get(CREDITS);
        BigDecimal debits = summary.get(DEBITS);
        if (entries > 0 || opening == null || closing == null || (credits == null && debits == null)) {
            feed.end(closing);
            return;
        }
        BigDecimal in = credits == null ? BigDecimal.ZERO : credits;
        BigDecimal out = debits == null ? BigDecimal.ZERO : debits.abs();
        feed.end(closing, opening.add(in).subtract(out).compareTo(closing) == 0);
    }

    private LocalDate valueDate(List<String> funds) throws FieldException {
        return !funds.isEmpty() && funds.get(0).equals("V") && !funds.get(1).isEmpty()
                ? BankDates.of("value date", funds.get(1))
                : group.asOf();
    }

    /** The code that the text names; {@code NARR}, the code for a reason in words, if there is none. */
    private static String returnCode(@Nullable String text) {
        Matcher matcher = RETURN_CODE.matcher(text == null ? "" : text);
        while (matcher.find()) {
            String code = matcher.group();
            if (code.length() == 3 || BankCodes.isoReason(code).isPresent()) {
                return code;
            }
        }
        return "NARR";
    }

    private static BigDecimal scaled(BigDecimal implied, Currency currency) {
        return implied.movePointLeft(Math.max(0, currency.getDefaultFractionDigits()))
                .setScale(Math.max(0, currency.getDefaultFractionDigits()));
    }
}
