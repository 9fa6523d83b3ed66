package com.smartap.payments.statement;

import static com.smartap.payments.statement.CamtFields.orNull;

import com.smartap.payments.statement.internal.FieldException;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** One transaction of an entry: {@code TxDtls}. */
final class CamtDetail {
    /** A piece of text of this length goes on in the next piece, in the middle of a word. */
    private static final int FULL_PIECE = 140;

    private static final int MAX_REMITTANCE = 10_000;

    @Nullable
    BigDecimal amount;

    @Nullable
    Currency currency;

    @Nullable
    Boolean credit;

    @Nullable
    String bankReference;

    @Nullable
    String endToEndId;

    @Nullable
    String returnCode;

    @Nullable
    String checkNumber;

    private @Nullable String paymentInformation;
    private @Nullable String message;
    private @Nullable String returnText;
    private @Nullable String domain;
    private @Nullable String proprietary;
    private @Nullable BigDecimal transactionAmount;
    private @Nullable Currency transactionCurrency;
    private @Nullable String transactionId;
    private @Nullable String debtor;
    private @Nullable String creditor;
    private @Nullable String debtorAccount;
    private @Nullable String creditorAccount;
    private @Nullable String additional;
    private final StringBuilder remittance = new StringBuilder();
    private int lastPiece;

    /** Takes in a field, by its path under {@code TxDtls}. */
    void field(String path, String text, @Nullable String ccy) throws FieldException {
        switch (path) {
            case "/Amt" -> {
                amount = CamtFields.amount("TxDtls/Amt", text);
                currency = CamtFields.currency("TxDtls/Amt/@Ccy", ccy);
            }
            case "/AmtDtls/TxAmt/Amt" -> {
                transactionAmount = CamtFields.amount("TxDtls/AmtDtls/TxAmt/Amt", text);
                transactionCurrency = CamtFields.currency("TxDtls/AmtDtls/TxAmt/Amt/@Ccy", ccy);
            }
            case "/CdtDbtInd" -> credit = CamtFields.isCredit("TxDtls/CdtDbtInd", text);
            case "/Refs/AcctSvcrRef" -> bankReference = orNull(text);
            case "/Refs/TxId" -> transactionId = orNull(text);
            case "/Refs/EndToEndId" -> endToEndId = text.equals("NOTPROVIDED") ? null : orNull(text);
            case "/RltdPties/Dbtr/Nm", "/RltdPties/Dbtr/Pty/Nm" -> debtor = orNull(text);
            case "/RltdPties/Cdtr/Nm", "/RltdPties/Cdtr/Pty/Nm" -> creditor = orNull(text);
            case "/RltdPties/DbtrAcct/Id/IBAN", "/RltdPties/DbtrAcct/Id/Othr/Id" -> debtorAccount = orNull(text);
            case "/RltdPties/CdtrAcct/Id/IBAN", "/RltdPties/CdtrAcct/Id/Othr/Id" -> creditorAccount = orNull(text);
            case "/RmtInf/Ustrd" -> addPiece(text);
            case "/RmtInf/Strd/CdtrRefInf/Ref", "/RmtInf/Strd/RfrdDocInf/Nb" -> addWord(text);
            case "/RtrInf/Rsn/Cd", "/RtrInf/Rsn/Prtry" -> returnCode = orNull(text);
            // A return without a code is a return nevertheless: NARR is the code for a reason in words.
            case "/RtrInf" -> returnCode = returnCode == null ? "NARR" : returnCode;
            case "/RtrInf/AddtlInf" -> returnText = returnText == null ? orNull(text) : returnText + " " + text;
            case "/AddtlTxInf" -> additional = orNull(text);
            case "/Refs/PmtInfId" -> paymentInformation = orNull(text);
            case "/Refs/MsgId" -> message = orNull(text);
            case "/Refs/ChqNb" -> checkNumber = orNull(text);
            case "/BkTxCd/Domn/Cd" -> domain = orNull(text);
            case "/BkTxCd/Domn/Fmly/Cd", "/BkTxCd/Domn/Fmly/SubFmlyCd" -> domain = domain + "-" + text;
            case "/BkTxCd/Prtry/Cd" -> proprietary = orNull(text);
            default -> {}
        }
    }

    /** The amount if the detail states one in a currency. */
    @Nullable
    BigDecimal amountIn(Currency wanted) {
        if (amount != null && (currency == null || currency.equals(wanted))) {
            return amount;
        }
        return transactionAmount != null && (transactionCurrency == null || transactionCurrency.equals(wanted))
                ? transactionAmount
                : null;
    }

    /** The bank's reference; the clearing system's where the bank gives none. */
    @Nullable
    String reference() {
        return bankReference != null ? bankReference : transactionId;
    }

    /** Who is on the other side. A payment that came back still names its first creditor. */
    @Nullable
    String counterparty(boolean moneyIn) {
        return isPayer(moneyIn) ? debtor : creditor;
    }

    @Nullable
    String counterpartyAccount(boolean moneyIn) {
        return isPayer(moneyIn) ? debtorAccount : creditorAccount;
    }

    private boolean isPayer(boolean moneyIn) {
        boolean cameBack = returnCode != null && (creditor != null || creditorAccount != null);
        return moneyIn && !cameBack;
    }

    @Nullable
    String remittance() {
        return remittance.length() > 0 ? remittance.toString() : additional;
    }

    /** What the bank says besides. */
    @Nullable
    String information() {
        String plain = remittance.length() > 0 ? additional : null;
        return returnText == null ? plain : plain == null ? returnText : returnText + " " + plain;
    }

    /** Our id of the batch or file. */
    @Nullable
    String batch() {
        return paymentInformation != null ? paymentInformation : message;
    }

    /** The kind of booking. */
    @Nullable
    String code() {
        return domain != null ? domain : proprietary;
    }

    private void addPiece(String text) {
        if (lastPiece != FULL_PIECE && remittance.length() > 0) {
            remittance.append(' ');
        }
        append(text);
        lastPiece = text.length();
    }

    private void addWord(String text) {
        if (remittance.length() > 0) {
            remittance.append(' ');
        }
        append(text);
        lastPiece = 0;
    }

    private void append(String text) {
        remittance.append(text, 0, Math.min(text.length(), Math.max(0, MAX_REMITTANCE - remittance.length())));
    }
}
