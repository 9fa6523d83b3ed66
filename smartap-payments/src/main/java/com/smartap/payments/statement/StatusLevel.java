package com.smartap.payments.statement;

import static com.smartap.payments.statement.CamtFields.orNull;

import com.smartap.payments.statement.code.BankCodes;
import com.smartap.payments.statement.internal.FieldException;
import com.smartap.spi.payment.PaymentAnswer;
import com.smartap.spi.payment.PaymentAnswer.Level;
import com.smartap.spi.payment.PaymentAnswer.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One level of a status report: the file, a batch or a payment. What it does not say it has from the level above. */
final class StatusLevel {
    private static final int MAX_REASONS = 50;

    private final Level level;
    private final @Nullable StatusLevel above;
    private final List<Reason> reasons = new ArrayList<>();
    private @Nullable String own;
    private @Nullable String id;
    private @Nullable String instructionId;
    private @Nullable String endToEndId;
    private @Nullable String bankReference;
    private @Nullable BigDecimal amount;
    private @Nullable Currency currency;
    private @Nullable LocalDate date;
    private @Nullable String payee;
    private @Nullable String payeeAccount;
    private @Nullable String reasonCode;
    private final StringBuilder information = new StringBuilder();

    StatusLevel(Level level, @Nullable StatusLevel above) {
        this.level = level;
        this.above = above;
    }

    /** Takes in a field, by its path under the level's element. */
    void field(String path, String text, @Nullable String ccy) throws FieldException {
        switch (path) {
            case "/OrgnlMsgId", "/OrgnlPmtInfId" -> id = orNull(text);
            case "/GrpSts", "/PmtInfSts", "/TxSts" -> own = orNull(text);
            case "/OrgnlInstrId" -> instructionId = orNull(text);
            case "/OrgnlEndToEndId" -> endToEndId = text.equals("NOTPROVIDED") ? null : orNull(text);
            case "/AcctSvcrRef" -> bankReference = orNull(text);
            case "/ClrSysRef", "/StsId" -> bankReference = bankReference == null ? orNull(text) : bankReference;
            case "/StsRsnInf/Rsn/Cd", "/StsRsnInf/Rsn/Prtry" -> reasonCode = orNull(text);
            case "/StsRsnInf/AddtlInf" ->
                information.append(information.length() == 0 ? "" : " ").append(text);
            case "/StsRsnInf" -> endReason();
            case "/OrgnlTxRef/Amt/InstdAmt" -> {
                amount = CamtFields.amount("OrgnlTxRef/Amt/InstdAmt", text);
                currency = CamtFields.currency("OrgnlTxRef/Amt/InstdAmt/@Ccy", ccy);
            }
            case "/OrgnlTxRef/ReqdExctnDt", "/OrgnlTxRef/ReqdExctnDt/Dt", "/OrgnlTxRef/ReqdExctnDt/DtTm" ->
                date = text.isEmpty() ? date : CamtFields.day("OrgnlTxRef/ReqdExctnDt", text);
            case "/OrgnlTxRef/Cdtr/Nm", "/OrgnlTxRef/Cdtr/Pty/Nm" -> payee = orNull(text);
            case "/OrgnlTxRef/CdtrAcct/Id/IBAN", "/OrgnlTxRef/CdtrAcct/Id/Othr/Id" -> payeeAccount = orNull(text);
            default -> {}
        }
    }

    /** Whether the level says something of its own. */
    boolean speaks() {
        return own != null;
    }

    /** The answer of this level. */
    PaymentAnswer answer() throws FieldException {
        String code = code();
        if (code == null) {
            throw new FieldException("has a payment (%s) without a state, and none above it".formatted(endToEndId));
        }
        StatusLevel file =
                level == Level.FILE ? this : above != null && above.level != Level.FILE ? above.above : above;
        StatusLevel batch = level == Level.BATCH ? this : above != null && above.level == Level.BATCH ? above : null;
        return new PaymentAnswer(
                level,
                PaymentStates.of(code),
                code,
                BankCodes.isoStatus(code).orElse(null),
                reasons(),
                file == null ? null : file.id,
                batch == null ? null : batch.id,
                instructionId,
                endToEndId,
                bankReference,
                amount,
                currency,
                date,
                payee,
                payeeAccount);
    }

    private @Nullable String code() {
        return own != null || above == null ? own : above.code();
    }

    private List<Reason> reasons() {
        // A level that speaks for itself does not take over why the level above was refused.
        return !reasons.isEmpty() || own != null || above == null ? reasons : above.reasons();
    }

    private void endReason() {
        if ((reasonCode != null || information.length() > 0) && reasons.size() < MAX_REASONS) {
            String code = reasonCode == null ? "NARR" : reasonCode;
            reasons.add(new Reason(
                    code,
                    BankCodes.isoReason(code).orElse(BankCodes.isoStatus(code).orElse(null)),
                    orNull(information.toString())));
        }
        reasonCode = null;
        information.setLength(0);
    }
}
