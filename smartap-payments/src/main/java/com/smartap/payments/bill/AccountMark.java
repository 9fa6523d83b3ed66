package com.smartap.payments.bill;

import com.smartap.connector.support.WebhookSignature;
import com.smartap.model.BankAccount;
import com.smartap.spi.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The mark in a vendor's short name that tells which account SmartAP stored with it. BILL shows four digits of an account
 * only, which another account may share. The mark is keyed with the developer key, so that whoever sees it in BILL cannot
 * find the number by trying; with another developer key accounts are stored anew.
 */
record AccountMark(String text) {
    private static final Pattern FORM = Pattern.compile("SmartAP ([0-9a-f]{24})");
    private static final int LENGTH = 24;

    /** The mark of an account by its fingerprint. */
    static AccountMark of(Secret devKey, String fingerprint) {
        byte[] mac = WebhookSignature.hmac(devKey, fingerprint.getBytes(StandardCharsets.US_ASCII));
        return new AccountMark("SmartAP " + HexFormat.of().formatHex(mac).substring(0, LENGTH));
    }

    /** The mark in a short name; empty if there is none. */
    static Optional<AccountMark> in(String shortName) {
        Matcher matcher = FORM.matcher(shortName);
        return matcher.matches() ? Optional.of(new AccountMark(shortName)) : Optional.empty();
    }

    /** What stands for the account's id: BILL keeps one account to a vendor, and gives it no address of its own. */
    String accountId() {
        return "bank-account-" + text.substring(text.length() - LENGTH);
    }

    /** SHA-256 of the account. */
    static @Nullable String fingerprint(@Nullable BankAccount account) {
        if (account == null) {
            return null;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(account.identity().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
