package com.smartap.payments.statement;

import static com.smartap.payments.statement.CamtFields.orNull;

import com.smartap.payments.statement.internal.EntryDraft;
import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.FieldException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One booking: {@code Ntry}. Its transactions are handed on one by one, since a batch may hold a hundred thousand; only
 * the last is held back, because a sole transaction takes amount and sign of its booking. A transaction that cannot be
 * read is left out, and its amount is part of what the others leave.
 */
final class CamtEntry {
    private static final String DETAIL = "/NtryDtls/TxDtls";

    private final Feed feed;
    private final Supplier<String> position;
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
    private @Nullable String batch;
    private @Nullable String domain;
    private @Nullable String proprietary;
    private @Nullable String additional;
    private @Nullable CamtDetail detail;
    private boolean broken;
    private boolean detailBroken;
    private int details;
    private BigDecimal told = BigDecimal.ZERO;

    CamtEntry(Feed feed, Supplier<String> position, @Nullable Currency accountCurrency) {
        this.feed = feed;
        this.position = position;
        this.accountCurrency = accountCurrency;
    }

    /** An element begins, at a path under {@code Ntry}. */
    void start(String path) {
        if (!broken && path.equals(DETAIL)) {
            flush(false);
            detail = new CamtDetail();
            detailBroken = false;
            details++;
        }
    }

    /** Takes in a field, by its path, of which the first characters lead to {@code Ntry}. */
    void field(XmlPath path, int prefix, String text, @Nullable String ccy) {
        if (broken) {
            return;
        }
        String own = path.below(prefix);
        boolean ofDetail = detail != null && own.length() > DETAIL.length() && own.startsWith(DETAIL);
        if (ofDetail && detailBroken) {
            return;
        }
        try {
            if (ofDetail && detail != null) {
                detail.field(path.below(prefix + DETAIL.length()), text, ccy);
            } else {
                own(own, text, ccy);
            }
        } catch (FieldException e) {
            feed.problem(position.get(), e.words());
            detailBroken = ofDetail;
            broken = !ofDetail;
        }
    }

    /** The entry ends: hands on what is held back, and what the transactions leave of its amount. */
    void end() {
        flush(details == 1);
        if (broken) {
            return;
        }
        try {
            BigDecimal rest = signed().subtract(told);
            if (details == 0 || rest.signum() != 0) {
                // Charges, exchange differences, or transactions without amounts: never dropped, never put on a
                // payment.
                hand(rest, new CamtDetail());
            }
        } catch (FieldException e) {
            feed.problem(position.get(), e.words());
        }
    }

    private void own(String path, String text, @Nullable String ccy) throws FieldException {
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
            case "/NtryDtls/Btch/PmtInfId" -> batch = orNull(text);
            case "/NtryDtls/Btch/MsgId" -> batch = batch == null ? orNull(text) : batch;
            case "/BkTxCd/Domn/Cd" -> domain = orNull(text);
            case "/BkTxCd/Domn/Fmly/Cd", "/BkTxCd/Domn/Fmly/SubFmlyCd" -> domain = domain + "-" + text;
            case "/BkTxCd/Prtry/Cd" -> proprietary = orNull(text);
            default -> {}
        }
    }

    /** The booking's amount; money out is negative. */
    private BigDecimal signed() throws FieldException {
        if (amount == null || credit == null) {
            throw new FieldException("has an entry (Ntry) without %s".formatted(amount == null ? "Amt" : "CdtDbtInd"));
        }
        return credit ? amount : amount.negate();
    }

    private Currency currency() throws FieldException {
        Currency known = currency != null ? currency : accountCurrency;
        if (known == null) {
            throw new FieldException("has an entry (Ntry) whose amount has no currency");
        }
        return known;
    }

    private void flush(boolean sole) {
        if (detail == null || broken || (detailBroken && !sole)) {
            return;
        }
        try {
            emit(detailBroken ? new CamtDetail() : detail, sole);
        } catch (FieldException e) {
            feed.problem(position.get(), e.words());
            broken = true;
        }
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
        String remittance = one.remittance();
        String information = one.information();
        feed.entry(new EntryDraft(value, currency())
                .dates(bookingDate, valueDate)
                .status(status.equals("BOOK") ? "BOOKED" : "PENDING")
                .bankReference(first(one.reference(), first(bankReference, entryReference)))
                .endToEndId(one.endToEndId)
                .counterparty(one.counterparty(moneyIn), one.counterpartyAccount(moneyIn))
                .remittance(first(remittance, additional))
                .returnCode(one.returnCode != null ? one.returnCode : reversal ? "RVSL" : null)
                .code(first(one.code(), first(domain, proprietary)), null)
                .information(first(information, remittance == null ? null : additional))
                .batchReference(first(one.batch(), batch))
                .checkNumber(one.checkNumber)
                .build());
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }
}
