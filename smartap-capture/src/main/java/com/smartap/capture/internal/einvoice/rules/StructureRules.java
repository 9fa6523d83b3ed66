package com.smartap.capture.internal.einvoice.rules;

import com.smartap.capture.internal.einvoice.EInvoice;
import com.smartap.capture.internal.einvoice.Syntax;
import com.smartap.capture.internal.einvoice.Term;
import com.smartap.capture.internal.einvoice.Terms;
import com.smartap.capture.internal.xml.XmlElement;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules on the XML of UBL and CII beyond its business terms: how often something stands there, and in which form. */
final class StructureRules {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])");
    private static final Set<String> UBL_AMOUNTS = Set.of(
            "Amount",
            "BaseAmount",
            "TaxAmount",
            "TaxableAmount",
            "LineExtensionAmount",
            "TaxExclusiveAmount",
            "TaxInclusiveAmount",
            "AllowanceTotalAmount",
            "ChargeTotalAmount",
            "PrepaidAmount",
            "PayableRoundingAmount",
            "PayableAmount");

    private StructureRules() {}

    static void check(EInvoice invoice, Report report) {
        if (invoice.syntax() == Syntax.ZUGFERD_1) {
            report.error(
                    "SMARTAP-SYNTAX",
                    invoice.root(),
                    "ZUGFeRD 1 is older than EN 16931 and none of its syntaxes; it is read all the same");
        }
        if (invoice.syntax().isUbl()) {
            ubl(invoice, report);
        } else if (invoice.syntax() == Syntax.CII) {
            cii(invoice.root(), report);
        }
        if (!invoice.root().children().isEmpty()) {
            walkEmpty(invoice.root(), report);
        }
    }

    /** Elements that say nothing stand for no value, which some writers do not know. */
    private static void walkEmpty(XmlElement element, Report report) {
        if (element.children().isEmpty()
                && element.text().isEmpty()
                && element.attributes().isEmpty()) {
            report.warning("SMARTAP-EMPTY", element, "the element is empty");
        }
        element.children().forEach(child -> walkEmpty(child, report));
    }

    private static void ubl(EInvoice invoice, Report report) {
        Terms terms = invoice.terms();
        for (int party : new int[] {4, 7}) {
            for (Terms found : terms.groups(party)) {
                if (found.element().all("PartyTaxScheme").size() > 2) {
                    report.error("UBL-SR-42", found.element(), "a party has more than two tax schemes");
                }
            }
        }
        for (Terms line : terms.groups(25)) {
            if (line.element().all("Price/AllowanceCharge/Amount").size() > 1) {
                report.error("UBL-SR-37", line.element(), "a price has more than one discount");
            }
        }
        for (XmlElement reference : invoice.root().all("AdditionalDocumentReference")) {
            reference(invoice, reference, report);
        }
        for (Term file : terms.stated(125)) {
            if (file.qualifier("mimeCode").isEmpty()) {
                report.error("UBL-DT-06", file, "the attached file has no mimeCode");
            }
            if (file.qualifier("filename").isEmpty()) {
                report.error("UBL-DT-07", file, "the attached file has no filename");
            }
        }
        ublAmounts(invoice.root(), report);
    }

    private static void reference(EInvoice invoice, XmlElement reference, Report report) {
        String type = reference.text("DocumentTypeCode", 0).orElse("");
        boolean project = invoice.syntax() == Syntax.UBL_CREDIT_NOTE && type.equals("50");
        boolean scheme = reference.all("ID").stream()
                .anyMatch(id -> id.attribute("schemeID").isPresent());
        boolean plain = !scheme && reference.child("DocumentTypeCode").isEmpty();
        if (!type.equals("130") && !project && !plain) {
            report.error(
                    "UBL-SR-43",
                    reference,
                    "only the reference of an invoiced object (type 130) has a scheme or a type");
        }
    }

    private static void ublAmounts(XmlElement element, Report report) {
        if (UBL_AMOUNTS.contains(element.name())) {
            int point = element.text().indexOf('.');
            boolean ofPrice = element.parent()
                    .flatMap(XmlElement::parent)
                    .filter(above -> above.name().equals("Price"))
                    .isPresent();
            if (point >= 0 && element.text().length() - point - 1 > 2 && !ofPrice) {
                report.error("UBL-DT-01", element, "an amount has more than two decimals");
            }
        }
        element.children().forEach(child -> ublAmounts(child, report));
    }

    private static void cii(XmlElement element, Report report) {
        boolean amount = element.name().endsWith("Amount") && !element.name().equals("TaxTotalAmount");
        if (amount && element.attribute("currencyID").isPresent()) {
            report.error("CII-DT-031", element, "only the VAT total has a currency of its own");
        }
        if (element.name().endsWith("ReferencedDocument")
                && !element.name().equals("InvoiceReferencedDocument")
                && element.child("FormattedIssueDateTime").isPresent()) {
            report.error("CII-DT-027", element, "only a preceding invoice is referred to with its date");
        }
        if (element.name().equals("DateTimeString")
                && element.attribute("format").filter("102"::equals).isPresent()
                && !DATE.matcher(element.text()).matches()) {
            report.error("CII-DT-097", element, "\"%s\" is no date".formatted(CodeRules.shown(element.text())));
        }
        element.children().forEach(child -> cii(child, report));
    }
}
