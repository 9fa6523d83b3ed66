package com.smartap.capture.internal.einvoice.rules;

import com.smartap.capture.internal.einvoice.EInvoice;
import com.smartap.capture.internal.einvoice.Syntax;
import com.smartap.capture.internal.einvoice.Tables;
import com.smartap.capture.internal.einvoice.Term;
import com.smartap.capture.internal.einvoice.Terms;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rules of Peppol BIS Billing on codes. */
final class PeppolCodes {
    private static final List<String[]> EXEMPTIONS = Tables.lines("exemption.rules").stream()
            .map(line -> line.split(" "))
            .toList();
    private static final Set<String> CREDIT_TYPES = Set.of("381", "396", "81", "83", "532");
    private static final Set<String> INVOICE_TYPES = Set.of(
            "71", "80", "82", "84", "102", "218", "219", "326", "331", "380", "382", "383", "384", "386", "388", "393",
            "395", "553", "575", "623", "780", "817", "870", "875", "876", "877");
    private static final Set<String> GERMAN_TYPES = Set.of("326", "384");
    private static final String BILLING = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

    private PeppolCodes() {}

    static void check(EInvoice invoice, Report report) {
        Terms terms = invoice.terms();
        boolean billing = terms.text(23).filter(BILLING::equals).isPresent();
        terms.first(3).filter(type -> billing).ifPresent(type -> type(invoice, type, report));
        listed(terms, "PEPPOL-EN16931-CL006", invoice.syntax().isUbl() ? "tax-point-ubl" : "tax-point-cii", report, 8);
        listed(terms, "PEPPOL-EN16931-CL003", "charge-reasons", report, 105, 145);
        for (int number : new int[] {34, 49}) {
            for (Term address : terms.stated(number)) {
                address.qualifier("schemeID")
                        .filter(scheme -> !CodeRules.codes("endpoint-schemes").contains(scheme))
                        .ifPresent(scheme -> report.error(
                                "PEPPOL-EN16931-CL008",
                                address,
                                "\"%s\" is no scheme of electronic addresses".formatted(CodeRules.shown(scheme))));
            }
        }
        terms.groups(23).forEach(rate -> exemption(rate, report));
    }

    private static void type(EInvoice invoice, Term type, Report report) {
        String message = "\"%s\" is no type that Peppol allows here".formatted(CodeRules.shown(type.text()));
        if (invoice.syntax() == Syntax.UBL_CREDIT_NOTE) {
            if (!CREDIT_TYPES.contains(type.text())) {
                report.error("PEPPOL-EN16931-P0101", type, message);
            }
            return;
        }
        boolean cii = invoice.syntax().isCii() && CREDIT_TYPES.contains(type.text());
        if (!INVOICE_TYPES.contains(type.text()) && !cii) {
            report.error("PEPPOL-EN16931-P0100", type, message);
        }
        Terms terms = invoice.terms();
        boolean german = terms.text(40).filter("DE"::equals).isPresent()
                && terms.text(55).filter("DE"::equals).isPresent();
        if (GERMAN_TYPES.contains(type.text()) && !german) {
            report.error("PEPPOL-EN16931-P0112", type, message);
        }
    }

    private static void listed(Terms terms, String rule, String list, Report report, int... numbers) {
        for (int number : numbers) {
            for (Term code : terms.all(number)) {
                if (!CodeRules.codes(list).contains(code.text())) {
                    report.error(
                            rule,
                            code,
                            "\"%s\" is not in the code list of BT-%d".formatted(CodeRules.shown(code.text()), number));
                }
            }
        }
    }

    private static void exemption(Terms rate, Report report) {
        String code = rate.text(121).orElse("").toUpperCase(Locale.ROOT);
        String category = rate.text(118).orElse("");
        for (String[] exemption : EXEMPTIONS) {
            if (exemption[1].equals(code) && !exemption[2].equals(category)) {
                report.error(
                        exemption[0],
                        rate.element(),
                        "%s belongs to VAT category %s, not %s"
                                .formatted(code, exemption[2], CodeRules.shown(category)));
            }
        }
    }
}
