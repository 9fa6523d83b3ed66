package com.smartap.capture.internal.einvoice.rules;

import com.smartap.capture.internal.check.Iban;
import com.smartap.capture.internal.check.TaxId;
import com.smartap.capture.internal.check.VatId;
import com.smartap.capture.internal.einvoice.EInvoice;
import com.smartap.capture.internal.einvoice.Syntax;
import com.smartap.capture.internal.einvoice.Term;
import com.smartap.capture.internal.einvoice.Terms;
import com.smartap.capture.internal.einvoice.Values;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the official rules do not look at: check digits, days that do not exist, and signs that contradict the type.
 * These are warnings, since such an invoice is valid by the letter.
 */
final class OwnRules {
    private static final int[] DATES = {2, 7, 9, 26, 72, 73, 74, 134, 135};
    private static final int[] IDENTIFIERS = {29, 30, 34, 46, 47, 49, 60, 61, 71, 157};
    private static final int[] AMOUNTS = {92, 99, 106, 107, 108, 109, 110, 112, 113, 114, 115, 116, 117, 131};

    private final EInvoice invoice;
    private final Terms terms;
    private final Report report;

    private OwnRules(EInvoice invoice, Report report) {
        this.invoice = invoice;
        this.terms = invoice.terms();
        this.report = report;
    }

    static void check(EInvoice invoice, Report report) {
        OwnRules rules = new OwnRules(invoice, report);
        rules.accounts();
        rules.taxIds();
        rules.identifiers();
        rules.dates();
        rules.amounts();
        rules.type();
        invoice.terms()
                .groups(25)
                .forEach(line -> LineSum.difference(line)
                        .ifPresent(message -> report.warning("SMARTAP-LINE", line.element(), message)));
    }

    private void accounts() {
        for (Term account : terms.all(84)) {
            String iban = Iban.normalised(account.text());
            boolean meant = account.element().name().equals("IBANID")
                    || account.element().name().equals("IBAN")
                    || account.qualifier("schemeID")
                            .filter("IBAN"::equalsIgnoreCase)
                            .isPresent()
                    || Iban.hasForm(iban) && Iban.length(iban.substring(0, 2)).isPresent();
            if (meant) {
                Iban.problem(iban)
                        .ifPresent(
                                problem -> report.warning("SMARTAP-IBAN", account, "the account (BT-84) " + problem));
            }
        }
    }

    private void taxIds() {
        if (invoice.syntax() == Syntax.FATTURAPA) {
            terms.first(31)
                    .filter(id -> country(id).equals("IT") && !TaxId.isItalianTaxCode(id.text()))
                    .ifPresent(
                            id -> report.warning("SMARTAP-VAT", id, "the seller's VAT number has wrong check digits"));
            return;
        }
        for (int number : new int[] {31, 48, 63}) {
            for (Term id : terms.all(number)) {
                VatId.problem(VatId.normalised(id.text()))
                        .ifPresent(problem -> report.warning(
                                "SMARTAP-VAT", id, "the VAT identifier (BT-%d) %s".formatted(number, problem)));
            }
        }
        for (Term id : terms.all(32)) {
            boolean meant = invoice.syntax().isCii();
            if (meant && id.text().chars().noneMatch(Character::isDigit)) {
                report.warning("SMARTAP-TAX-NUMBER", id, "the tax number (BT-32) has no digit");
            }
        }
    }

    private static String country(Term id) {
        return id.element()
                .parent()
                .flatMap(part -> part.child("IdPaese"))
                .map(part -> part.text())
                .orElse("");
    }

    private void identifiers() {
        for (int number : IDENTIFIERS) {
            for (Term id : terms.all(number)) {
                Optional<Schemes.Scheme> scheme = id.qualifier("schemeID").flatMap(Schemes::of);
                if (scheme.isPresent() && !scheme.get().check().test(id.text())) {
                    report.warning(
                            "SMARTAP-ID",
                            id,
                            "the identifier (BT-%d) is no %s"
                                    .formatted(number, scheme.get().name()));
                }
            }
        }
    }

    private void dates() {
        for (int number : DATES) {
            for (Term date : terms.all(number)) {
                if (Values.date(date.text()).isEmpty() && date.text().matches("[0-9]{4}-?[0-9]{2}-?[0-9]{2}")) {
                    report.warning(
                            "SMARTAP-DATE",
                            date,
                            "\"%s\" (BT-%d) is a day that does not exist".formatted(date.text(), number));
                }
            }
        }
        Optional<LocalDate> issued = terms.text(2).flatMap(Values::date);
        Optional<Term> due = terms.first(9);
        if (issued.isPresent()
                && due.flatMap(term -> Values.date(term.text()))
                        .filter(day -> day.isBefore(issued.get()))
                        .isPresent()) {
            report.warning("SMARTAP-DUE", due.get(), "the invoice is due (BT-9) before it was issued (BT-2)");
        }
    }

    private void amounts() {
        for (int number : AMOUNTS) {
            for (Term amount : terms.all(number)) {
                Optional<BigDecimal> value = Values.decimal(amount.text());
                if (value.isEmpty()) {
                    report.warning(
                            "SMARTAP-AMOUNT",
                            amount,
                            "\"%s\" (BT-%d) is no amount".formatted(CodeRules.shown(amount.text()), number));
                } else if (value.get().scale() > 2 && invoice.syntax() == Syntax.CII) {
                    report.warning(
                            "SMARTAP-DECIMALS",
                            amount,
                            "%s (BT-%d) is written with more than two decimals".formatted(amount.text(), number));
                }
            }
        }
    }

    private void type() {
        boolean negative =
                terms.decimal(112).filter(total -> total.signum() < 0).isPresent();
        if (negative) {
            Term total = terms.first(112).orElseThrow();
            report.warning(
                    "SMARTAP-SIGN",
                    total,
                    invoice.isCredit()
                            ? "a credit note with a negative total: it is unclear which way the money goes"
                            : "an invoice with a negative total gives money back");
        }
        if (invoice.syntax() == Syntax.UBL_INVOICE && invoice.isCredit()) {
            report.warning(
                    "SMARTAP-CREDIT",
                    terms.element(),
                    "the type (BT-3) is that of a credit note, the document is an invoice");
        }
        if (invoice.syntax() == Syntax.UBL_CREDIT_NOTE
                && terms.text(3).filter("380"::equals).isPresent()) {
            report.warning(
                    "SMARTAP-CREDIT",
                    terms.element(),
                    "the type (BT-3) is that of an invoice, the document is a credit note");
        }
    }
}
