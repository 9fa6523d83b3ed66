package com.smartap.capture.internal.einvoice.rules;

import com.smartap.capture.internal.einvoice.EInvoice;
import com.smartap.capture.internal.einvoice.Tables;
import com.smartap.capture.internal.einvoice.Term;
import com.smartap.capture.internal.einvoice.Terms;
import com.smartap.capture.internal.einvoice.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules on single values and on pairs of them: decimals, signs, periods, qualifiers, prefixes. */
final class ValueRules {
    private static final Map<String, Integer> DECIMALS = Tables.lines("decimal.rules").stream()
            .map(line -> line.split(" "))
            .collect(Collectors.toMap(words -> words[0], words -> Integer.valueOf(words[1])));
    private static final Set<String> TRANSFERS = Set.of("30", "58");
    private static final int CARD_DIGITS = 10;

    private ValueRules() {}

    static void check(EInvoice invoice, Report report) {
        Terms terms = invoice.terms();
        DECIMALS.forEach((rule, number) -> decimals(invoice, rule, number, report));
        notNegative(terms, "BR-27", 146, report);
        notNegative(terms, "BR-28", 148, report);
        terms.groups(14).forEach(period -> order(period, "BR-29", 73, 74, report));
        terms.groups(26).forEach(period -> order(period, "BR-30", 134, 135, report));
        qualified(terms, "BR-62", 34, "schemeID", report);
        qualified(terms, "BR-63", 49, "schemeID", report);
        qualified(terms, "BR-64", 157, "schemeID", report);
        qualified(terms, "BR-65", 158, "listID", report);
        payment(invoice, report);
        payee(terms, report);
        prefixes(terms, report);
        if (terms.has(7) && terms.has(8)) {
            report.error(
                    "BR-CO-03", terms.element(), "both a tax point date (BT-7) and a code for it (BT-8) are given");
        }
        if (terms.has(6) && !terms.has(111) && !terms.text(6).equals(terms.text(5))) {
            report.error("BR-53", terms.element(), "the VAT total in the accounting currency (BT-111) is missing");
        }
        for (Terms rate : terms.groups(23)) {
            boolean outside = rate.text(118).filter("O"::equals).isPresent();
            if (!rate.has(119) && !outside) {
                report.error("BR-48", rate.element(), "the VAT breakdown has no rate (BT-119)");
            }
        }
    }

    /** UBL's rules count the decimals as written, CII's those that matter. */
    private static void decimals(EInvoice invoice, String rule, int number, Report report) {
        for (Term term : invoice.terms().all(number)) {
            int decimals = Values.decimal(term.text())
                    .map(value -> invoice.syntax().isUbl()
                            ? value.scale()
                            : value.stripTrailingZeros().scale())
                    .orElse(0);
            if (decimals > 2) {
                report.error(
                        rule,
                        term,
                        "%s has more than two decimals (BT-%d)".formatted(CodeRules.shown(term.text()), number));
            }
        }
    }

    private static void notNegative(Terms terms, String rule, int number, Report report) {
        for (Term term : terms.all(number)) {
            if (Values.decimal(term.text()).filter(value -> value.signum() < 0).isPresent()) {
                report.error(rule, term, "a price must not be negative (BT-%d)".formatted(number));
            }
        }
    }

    private static void order(Terms period, String rule, int from, int to, Report report) {
        Optional<LocalDate> start = period.text(from).flatMap(Values::date);
        Optional<LocalDate> end = period.text(to).flatMap(Values::date);
        if (start.isPresent() && end.isPresent() && end.get().isBefore(start.get())) {
            report.error(
                    rule,
                    period.element(),
                    "the period ends (%s) before it starts (%s)".formatted(end.get(), start.get()));
        }
    }

    private static void qualified(Terms terms, String rule, int number, String attribute, Report report) {
        for (Term term : terms.stated(number)) {
            if (term.element().attribute(attribute).isEmpty()) {
                report.error(rule, term, "the identifier (BT-%d) has no %s".formatted(number, attribute));
            }
        }
    }

    private static void payment(EInvoice invoice, Report report) {
        for (Terms means : invoice.terms().groups(16)) {
            boolean transfer = means.text(81).filter(TRANSFERS::contains).isPresent();
            if (transfer && !means.has(84)) {
                report.error("BR-61", means.element(), "a transfer needs the account (BT-84)");
            }
            means.first(87)
                    .filter(card -> card.text().length() > CARD_DIGITS)
                    .ifPresent(card -> report.warning(
                            "BR-51", card, "no more than ten digits of a card's number may be given (BT-87)"));
        }
    }

    /** A payee is named where it is not the seller. */
    private static void payee(Terms terms, Report report) {
        Optional<Terms> seller = terms.group(4);
        for (Terms payee : terms.groups(10)) {
            boolean sameName = payee.text(59).isPresent()
                    && seller.map(party ->
                                    List.of(party.text(27), party.text(28)).contains(payee.text(59)))
                            .orElse(false);
            boolean sameId = payee.text(60).isPresent()
                    && seller.map(party -> party.text(29).equals(payee.text(60)))
                            .orElse(false);
            if (sameName || sameId) {
                report.error("BR-17", payee.element(), "the payee (BG-10) is the seller and must not be named");
            }
        }
    }

    private static void prefixes(Terms terms, Report report) {
        for (int number : new int[] {31, 48, 63}) {
            for (Term id : terms.all(number)) {
                String prefix = id.text().length() < 2 ? id.text() : id.text().substring(0, 2);
                if (!CodeRules.codes("vat-prefixes").contains(prefix)) {
                    report.error("BR-CO-09", id, "a VAT identifier begins with the country (BT-%d)".formatted(number));
                }
            }
        }
    }

    /** Whether two amounts are equal, whatever their scale. */
    static boolean equal(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }
}
