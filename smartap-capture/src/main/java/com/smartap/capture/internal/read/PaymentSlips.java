package com.smartap.capture.internal.read;

import com.smartap.capture.internal.check.GiroNumber;
import com.smartap.capture.internal.check.PaymentReference;
import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks the references and giro numbers by which invoices of Sweden, Denmark and Norway are paid. */
final class PaymentSlips {
    /** {@code +71<123456789012347+12345678<}: card, reference and creditor of a Danish slip. */
    private static final Pattern DANISH = Pattern.compile("\\+(\\d\\d)<\\s?(\\d*)\\s?\\+(\\d{7,8})<");

    private static final int SHORTEST = 5;

    private PaymentSlips() {}

    /** What is wrong with them, each as a finding; nothing if all are right or there are none. */
    static List<String> findings(Reading reading) {
        List<String> findings = new ArrayList<>();
        for (Line line : reading.lines()) {
            String text = line.text();
            if (text.indexOf('<') > 0 && text.indexOf('+') >= 0) {
                Matcher slip = DANISH.matcher(text);
                if (slip.find() && !PaymentReference.isDanishSlip(slip.group(1), slip.group(2))) {
                    findings.add(finding("reference of the payment slip", slip.group(2)));
                }
            }
        }
        reading.hits(LabelKind.BANK).forEach(hit -> check(reading, hit).ifPresent(findings::add));
        return findings;
    }

    private static Optional<String> check(Reading reading, LabelHit hit) {
        String label = Folding.fold(hit.text());
        Predicate<String> right;
        if (label.startsWith("kid")) {
            right = PaymentReference::isNorwegianKid;
        } else if (label.startsWith("ocr")) {
            right = PaymentReference::isSwedishOcr;
        } else if (label.equals("bankgiro") || label.equals("bg")) {
            // Norwegians call their account numbers so, too.
            right = number -> GiroNumber.isBankgiro(number) || GiroNumber.isNorwegianAccount(number);
        } else if (label.equals("plusgiro") || label.equals("pg")) {
            right = GiroNumber::isPlusgiro;
        } else {
            return Optional.empty();
        }
        return reading.spans(hit).stream()
                .map(span -> Segment.text(span.words()).replaceAll("[\\s.-]", ""))
                .findFirst()
                .filter(number -> number.length() >= SHORTEST && number.chars().allMatch(Character::isDigit))
                .filter(number -> right.negate().test(number))
                .map(number -> finding(hit.text().replaceAll("[:\\s]+$", ""), number));
    }

    private static String finding(String what, String number) {
        return "PAYMENT_REFERENCE: the %s (%s) has wrong check digits. Maybe a digit was misread."
                .formatted(what, number);
    }
}
