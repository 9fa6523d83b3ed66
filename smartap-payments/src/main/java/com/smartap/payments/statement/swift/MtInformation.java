package com.smartap.payments.statement.swift;

import com.smartap.payments.check.Iban;
import com.smartap.payments.statement.code.BankCodes;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Information to the owner: {@code :86:}.
 *
 * @param name the other side's name
 * @param account the other side's account
 * @param remittance the text that came with it
 * @param endToEndId our reference
 * @param returnCode why a payment came back
 * @param postingText the bank's word for the kind of booking
 */
record MtInformation(
        @Nullable String name,
        @Nullable String account,
        @Nullable String remittance,
        @Nullable String endToEndId,
        @Nullable String returnCode,
        @Nullable String postingText) {
    private static final Pattern REASON = Pattern.compile("\\b(?:[A-Z]{2}[A-Z0-9]{2}|R[0-9]{2})\\b");
    /** Business codes of German banks for returned transfers and direct debits. */
    private static final Set<String> RETURNS = Set.of("108", "109", "159");

    static MtInformation of(String value) {
        MtSubfields subfields = MtSubfields.of(value);
        if (subfields != null) {
            return structured(subfields);
        }
        String text = joined(value);
        MtKeywords slashed = MtKeywords.slashed(text);
        if (slashed != null) {
            return dutch(slashed, text);
        }
        MtKeywords sepa = MtKeywords.sepa(text);
        return sepa(sepa, null, null, null, null);
    }

    private static MtInformation structured(MtSubfields subfields) {
        String name = MtSubfields.glued(subfields.of("32", "33"));
        String account = subfields.first("31");
        String iban = subfields.first("38");
        account = account == null || (Iban.isValid(iban) && !Iban.isValid(account)) ? iban : account;
        return sepa(
                MtKeywords.sepa(MtSubfields.glued(subfields.remittance())),
                name.isBlank() ? null : name,
                account,
                subfields.first("00"),
                subfields.businessCode());
    }

    private static MtInformation sepa(
            MtKeywords words,
            @Nullable String name,
            @Nullable String account,
            @Nullable String postingText,
            @Nullable String businessCode) {
        String text = words.of("SVWZ");
        text = text == null ? words.before() : text;
        boolean cameBack = businessCode != null && RETURNS.contains(businessCode);
        return new MtInformation(
                name != null ? name : words.of("ABWE"),
                account != null ? account : words.id("IBAN"),
                text.isBlank() ? null : text,
                words.id("EREF"),
                cameBack ? reason(text) : null,
                postingText);
    }

    private static MtInformation dutch(MtKeywords words, String text) {
        String returned = words.id("RTRN");
        String remittance = words.of("REMI");
        if (remittance != null) {
            int kind = remittance.indexOf("//");
            remittance = kind == 4 || remittance.startsWith("//") ? remittance.substring(kind + 2) : remittance;
        }
        String name = words.of("NAME");
        String account = words.id("IBAN");
        String other = words.of("CNTP");
        if (other != null) {
            String[] parts = other.split("/", -1);
            account = account == null ? parts[0] : account;
            name = name == null && parts.length > 2 ? parts[2] : name;
        }
        return new MtInformation(
                name,
                account,
                remittance == null ? text : remittance,
                words.id("EREF"),
                returned == null ? null : reason(returned),
                words.of("TRTP"));
    }

    /** The first reason that ISO 20022 or Nacha knows; {@code NARR}, the code for a reason in words, if there is none. */
    private static String reason(String text) {
        Matcher matcher = REASON.matcher(text);
        while (matcher.find()) {
            if (BankCodes.isoReason(matcher.group())
                    .or(() -> BankCodes.nacha(matcher.group()))
                    .isPresent()) {
                return matcher.group();
            }
        }
        return "NARR";
    }

    /** Lines of 65 characters go on in the middle of a word; shorter ones do not. */
    private static String joined(String value) {
        StringBuilder text = new StringBuilder();
        int before = 0;
        for (String line : value.split("\n", -1)) {
            if (text.length() > 0 && before < 65 && !line.startsWith("/")) {
                text.append(' ');
            }
            text.append(line);
            before = line.length();
        }
        return text.toString().strip();
    }
}
