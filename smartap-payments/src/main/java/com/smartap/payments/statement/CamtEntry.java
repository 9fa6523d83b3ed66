package com.smartap.payments.statement;

import static com.smartap.payments.statement.CamtFields.orNull;

import com.smartap.spi.payment.StatementReader.Entry;
import com.smartap.spi.payment.StatementReader.Handler;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * One booking: {@code Ntry}. Its transactions are handed on one by one, since a batch may hold a hundred thousand; only
 * the last is held back, because a sole transaction takes amount and sign of its booking.
 */
final class CamtEntry {
    private static final String DETAIL = "/NtryDtls/TxDtls";

    private final Handler handler;
    private final @Nullable Currency accountCurrency;
    private @Nullable BigDecimal amount;
    private @Nullable Currency currency;
    private @Nullable Boolean credit;
    private String status = "BOOK";
    private boolean reversal;
    private @Nullable LocalDate bookingDate;
    private @Nullable LocalDate valueDate;
    private @Nullable String bankReference;
    private @Nullable String entryReference;
    private @Nullable String additional;
    private @Nullable CamtDetail detail;
    private int details;
    private int emitted;
    private BigDecimal told = BigDecimal.ZERO;

    CamtEntry(Handler handler, @Nullable Currency accountCurrency) {
        this.handler = handler;
        this.accountCurrency = accountCurrency;
    }

    /** An element begins, at a path under {@code Ntry}. */
    void start(String path) throws FieldException {
        if (path.equals(DETAIL)) {
            if (detail != null) {
                emit(detail, false);
            }
            detail = new CamtDetail();
            details++;
        }
    }

    /** Takes in a field, by its path under {@code Ntry}. */
    void field(String path, String text, @Nullable String ccy) throws FieldException {
        if (detail != null && path.startsWith(DETAIL + "/")) {
            detail.field(path.substring(DETAIL.length()), text, ccy);
            return;
        }
        switch (path) {
            case "/Amt" -> {
                amount = CamtFields.amount("Ntry/Amt", text);
                currency = CamtFields.currency("Ntry/Amt/@Ccy", ccy);
            }
            case "/CdtDbtInd" -> credit = CamtFields.isCredit("Ntry/CdtDbtInd", text);
            case "/Sts", "/Sts/Cd", "/Sts/Prtry" -> status = text.isEmpty() ? status : text;
            case "/RvslInd" -> reversal = text.equals("true") || text.equals("1");
            case "/BookgDt/Dt", "/BookgDt/DtTm" -> bookingDate = CamtFields.day("Ntry/BookgDt", text);
            case "/ValDt/Dt", "/ValDt/DtTm" -> valueDate = CamtFields.day("Ntry/ValDt", text);
            case "/AcctSvcrRef" -> bankReference = orNull(text);
            case "/NtryRef" -> entryReference = orNull(text);
            case "/AddtlNtryInf" -> additional = orNull(text);
            default -> {}
        }
    }

    /** The entry ends: hands on what is held back, and what the transactions leave of its amount. */
    void end() throws FieldException {
        if (detail != null) {
            emit(detail, details == 1);
        }
        BigDecimal rest = signed().subtract(told);
        if (details == 0 || rest.signum() != 0) {
            // Charges, exchange differences, or transactions without amounts: never dropped, never put on a payment.
            hand(rest, new CamtDetail());
        }
    }

    /** Whether the booking is final. */
    boolean isBooked() {
        return status.equals("BOOK");
    }

    int emitted() {
        return emitted;
    }

    /** The booking's amount; money out is negative. */
    BigDecimal signed() throws FieldException {
        if (amount == null || credit == null) {
            throw new FieldException("has an entry (Ntry) without %s".formatted(amount == null ? "Amt" : "CdtDbtInd"));
        }
        return credit ? amount : amount.negate();
    }

    Currency currency() throws FieldException {
        Currency known = currency != null ? currency : accountCurrency;
        if (known == null) {
            throw new FieldException("has an entry (Ntry) whose amount has no currency");
        }
        return known;
    }

    private void emit(CamtDetail one, boolean sole) throws FieldException {
        BigDecimal own = one.amountIn(currency());
        boolean moneyIn = signed().signum() >= 0 && Boolean.TRUE.equals(credit);
        if (sole) {
            own = own == null ? signed().abs() : own;
        } else if (own == null) {
            return; // its share is unknown, so it is part of the rest
        } else if (one.credit != null) {
            moneyIn = one.credit;
        }
        BigDecimal value = moneyIn ? own : own.negate();
        told = told.add(value);
        hand(value, one);
    }

    private void hand(BigDecimal value, CamtDetail one) throws FieldException {
        boolean moneyIn = value.signum() > 0;
        String code = one.returnCode != null ? one.returnCode : reversal ? "RVSL" : null;
        emitted++;
        handler.entry(new Entry(
                value,
                currency(),
                bookingDate,
                valueDate,
                isBooked() ? "BOOKED" : "PENDING",
                first(one.reference(), first(bankReference, entryReference)),
                one.endToEndId,
                one.counterparty(moneyIn),
                one.counterpartyAccount(moneyIn),
                first(one.remittance(), additional),
                code));
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }
}
