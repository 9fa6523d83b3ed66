package com.smartap.capture.internal.einvoice.rules;

import com.smartap.capture.internal.einvoice.EInvoice;
import com.smartap.capture.internal.einvoice.RuleFinding;
import com.smartap.capture.internal.einvoice.Syntax;
import java.util.List;

/** The rules that SmartAP checks itself, without further libraries. */
public final class BusinessRules {
    private static final String PEPPOL = "urn:fdc:peppol.eu:2017:poacc:billing";

    private BusinessRules() {}

    /**
     * What an invoice breaks; FatturaPA has rules of its own, of which only sums and identifiers are checked.
     *
     * @param profile whether the rules of the specification that the invoice claims to follow are wanted, and not only
     *     those of EN 16931
     */
    public static List<RuleFinding> check(EInvoice invoice, boolean profile) {
        boolean peppol = profile && invoice.profile().contains(PEPPOL);
        Report report = new Report();
        if (invoice.syntax() != Syntax.FATTURAPA) {
            PresenceRules.check(invoice.terms(), report);
            CodeRules.check(invoice, report);
            ValueRules.check(invoice, report);
            SumRules.check(invoice, report);
            VatRules.check(invoice.terms(), report);
            StructureRules.check(invoice, report);
            if (peppol) {
                PeppolRules.check(invoice, report);
            }
        } else {
            FatturaRules.check(invoice, report);
        }
        OwnRules.check(invoice, report);
        return report.findings();
    }
}
