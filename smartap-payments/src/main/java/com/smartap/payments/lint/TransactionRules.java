package com.smartap.payments.lint;

import com.smartap.payments.internal.CharacterSet;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the rails want of a transaction, SEPA above all. */
final class TransactionRules {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,30}(\\.[0-9]{1,20})?");
    private static final BigDecimal SEPA_MOST = new BigDecimal("999999999.99");

    private final Findings findings;
    private boolean inTransaction;
    private boolean blockSepa;
    private boolean sepa;
    private boolean blockBearer;
    private boolean creditorIban;
    private int remittance;
    private BigDecimal amount = BigDecimal.ZERO;

    TransactionRules(Findings findings) {
        this.findings = findings;
    }

    void beginBlock() {
        inTransaction = false;
        blockSepa = false;
        blockBearer = false;
    }

    void begin() {
        inTransaction = true;
        sepa = blockSepa;
        creditorIban = false;
        remittance = 0;
        amount = BigDecimal.ZERO;
    }

    /** Whether the block says that its payments are SEPA payments. */
    boolean isSepaBlock() {
        return blockSepa;
    }

    /** The amount of the transaction that ended. */
    BigDecimal amount() {
        return amount;
    }

    void end(String name, String parent, String text, @Nullable String currency, Position position) {
        switch (name) {
            case "Cd" -> {
                if (parent.equals("SvcLvl")) {
                    serviceLevel(text.equals("SEPA"));
                }
            }
            case "ChrgBr" -> bearer(text, position);
            case "InstdAmt" -> instructed(text, currency, position);
            case "EndToEndId", "InstrId", "MsgId", "PmtInfId" -> reference(name, text, position);
            case "IBAN" -> creditorIban |= inTransaction;
            case "Nm" -> name(parent, text, position);
            case "Ustrd", "Strd" -> {
                if (parent.equals("RmtInf") && ++remittance > 1 && sepa) {
                    findings.error(
                            "PAIN_SEPA_REMITTANCE",
                            position,
                            "A SEPA payment has one Ustrd or one Strd. Maybe join the texts within 140 characters.");
                }
                letters(name, text, position);
            }
            case "CdtTrfTxInf" -> {
                if (sepa && !creditorIban) {
                    findings.error("PAIN_SEPA_ACCOUNT", position, "A SEPA payment needs the IBAN of the payee.");
                }
                inTransaction = false;
            }
            default -> {}
        }
    }

    private void serviceLevel(boolean isSepa) {
        if (inTransaction) {
            sepa = isSepa;
        } else {
            blockSepa = isSepa;
        }
    }

    private void bearer(String text, Position position) {
        if (inTransaction && blockBearer) {
            findings.error(
                    "PAIN_CHARGE_BEARER",
                    position,
                    "ChrgBr stands in the block and in the transaction. Maybe leave one of them out.");
        }
        blockBearer |= !inTransaction;
        if ((inTransaction ? sepa : blockSepa) && !text.equals("SLEV")) {
            findings.error(
                    "PAIN_CHARGE_BEARER", position, "ChrgBr (%s) must be SLEV for SEPA payments.".formatted(text));
        }
    }

    private void instructed(String text, @Nullable String currency, Position position) {
        if (!DECIMAL.matcher(text).matches()) {
            findings.error(
                    "PAIN_AMOUNT",
                    position,
                    "InstdAmt must be a plain decimal such as 599.96, without sign, blanks or thousands separators.");
            return;
        }
        amount = new BigDecimal(text);
        int decimals = Math.max(0, amount.stripTrailingZeros().scale());
        if (amount.signum() == 0) {
            findings.error("PAIN_AMOUNT", position, "InstdAmt is zero. Maybe leave the transaction out.");
        }
        if (currency != null && currency.matches("[A-Z]{3}")) {
            int allowed = decimals(currency, position);
            if (allowed >= 0 && decimals > allowed) {
                findings.error(
                        "PAIN_AMOUNT_DECIMALS",
                        position,
                        "InstdAmt (%s) has more decimals than %s allows (%d).".formatted(text, currency, allowed));
            }
        }
        if (sepa && !"EUR".equals(currency)) {
            findings.error("PAIN_SEPA_CURRENCY", position, "A SEPA payment is in EUR, not in %s.".formatted(currency));
        } else if (sepa && amount.compareTo(SEPA_MOST) > 0) {
            findings.error("PAIN_SEPA_AMOUNT", position, "A SEPA payment is of 999999999.99 at most. Maybe split it.");
        }
    }

    private int decimals(String currency, Position position) {
        try {
            return Currency.getInstance(currency).getDefaultFractionDigits();
        } catch (IllegalArgumentException e) {
            findings.error(
                    "PAIN_CURRENCY", position, "Ccy (%s) is no code of ISO 4217 such as EUR.".formatted(currency));
            return -1;
        }
    }

    private void reference(String name, String text, Position position) {
        if (text.startsWith("/") || text.endsWith("/") || text.contains("//")) {
            findings.error(
                    "PAIN_REFERENCE",
                    position,
                    "%s (%s) must not begin or end with a slash, nor have two in a row.".formatted(name, text));
        }
        if (text.length() > 35) {
            findings.error(
                    "PAIN_REFERENCE",
                    position,
                    "%s has %d characters, but 35 are the most.".formatted(name, text.length()));
        }
        letters(name, text, position);
    }

    private void name(String parent, String text, Position position) {
        if (!parent.equals("Cdtr") && !parent.equals("Dbtr")) {
            return;
        }
        if (inTransaction && sepa && text.length() > 70) {
            findings.error(
                    "PAIN_SEPA_NAME", position, "Nm has %d characters, but SEPA takes 70.".formatted(text.length()));
        }
        letters("Nm", text, position);
    }

    private void letters(String name, String text, Position position) {
        String plain = text.replaceAll("\\s+", " ");
        if ((inTransaction ? sepa : blockSepa) && !CharacterSet.SEPA.holds(plain)) {
            findings.warning(
                    "PAIN_SEPA_CHARACTERS",
                    position,
                    "%s has characters outside a-z A-Z 0-9 / - ? : ( ) . , ' +, which banks need not take. Maybe write \"%s\"."
                            .formatted(name, CharacterSet.SEPA.carry(plain).text()));
        }
    }
}
