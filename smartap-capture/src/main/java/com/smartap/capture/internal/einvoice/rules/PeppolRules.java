package com.smartap.capture.internal.einvoice.rules;

import static com.smartap.capture.internal.einvoice.rules.ValueRules.equal;

import com.smartap.capture.internal.einvoice.EInvoice;
import com.smartap.capture.internal.einvoice.Term;
import com.smartap.capture.internal.einvoice.Terms;
import com.smartap.capture.internal.einvoice.Values;
import com.smartap.capture.internal.xml.XmlElement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules that Peppol BIS Billing adds, for invoices that claim to follow it. */
final class PeppolRules {
    private static final Pattern PROCESS = Pattern.compile("urn:fdc:peppol\\.eu:2017:poacc:billing:[0-9]{2}:1\\.0");
    private static final String SPECIFICATION =
            "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
    private static final BigDecimal SLACK = new BigDecimal("0.02");
    private static final Set<String> DEBITS = Set.of("49", "59");
    private static final Set<String> DATES =
            Set.of("IssueDate", "DueDate", "TaxPointDate", "StartDate", "EndDate", "ActualDeliveryDate");

    private final EInvoice invoice;
    private final Terms terms;
    private final Report report;

    private PeppolRules(EInvoice invoice, Report report) {
        this.invoice = invoice;
        this.terms = invoice.terms();
        this.report = report;
    }

    static void check(EInvoice invoice, Report report) {
        PeppolRules rules = new PeppolRules(invoice, report);
        rules.head();
        rules.allowances();
        rules.lines();
        rules.identifiers();
        rules.dates(invoice.root());
        PeppolCodes.check(invoice, report);
    }

    private void head() {
        XmlElement root = invoice.root();
        need("PEPPOL-EN16931-R001", 23, "the business process (BT-23) is missing");
        need("PEPPOL-EN16931-R003", "neither a buyer reference (BT-10) nor an order (BT-13) is given", 10, 13);
        for (Term process : terms.all(23)) {
            if (!PROCESS.matcher(process.text()).matches()) {
                report.error("PEPPOL-EN16931-R007", process, "the business process (BT-23) is none of Peppol's");
            }
        }
        for (Term specification : terms.all(24)) {
            if (!specification.text().startsWith(SPECIFICATION)) {
                report.error("PEPPOL-EN16931-R004", specification, "the specification (BT-24) is not that of Peppol");
            }
        }
        if (terms.groups(1).size() > 1
                || invoice.syntax().isCii() && !terms.stated(21).isEmpty()) {
            report.error("PEPPOL-EN16931-R002", root, "there is more than one note (BG-1)");
        }
        if (terms.has(6) && terms.text(6).equals(terms.text(5))) {
            report.error("PEPPOL-EN16931-R005", root, "the accounting currency (BT-6) is that of the invoice");
        }
        terms.groups(4).forEach(seller -> need(seller, "PEPPOL-EN16931-R020", 34, "the seller's electronic address"));
        terms.groups(7).forEach(buyer -> need(buyer, "PEPPOL-EN16931-R010", 49, "the buyer's electronic address"));
        for (Terms means : terms.groups(16)) {
            if (means.text(81).filter(DEBITS::contains).isPresent() && !means.has(89) && !terms.has(89)) {
                report.error("PEPPOL-EN16931-R061", means.element(), "a direct debit needs the mandate (BT-89)");
            }
        }
        projects(root);
    }

    private void projects(XmlElement root) {
        List<XmlElement> references = invoice.syntax().isUbl()
                ? root.all("AdditionalDocumentReference")
                : root.all("SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/AdditionalReferencedDocument");
        String type = invoice.syntax().isUbl() ? "DocumentTypeCode" : "TypeCode";
        long projects = references.stream()
                .filter(one -> one.text(type, 0).filter("50"::equals).isPresent())
                .count();
        if (projects > 1) {
            report.error("PEPPOL-EN16931-R080", root, "there is more than one project reference");
        }
    }

    private void allowances() {
        allowances(20, 92, 93, 94);
        allowances(21, 99, 100, 101);
        allowances(27, 136, 137, 138);
        allowances(28, 141, 142, 143);
    }

    private void allowances(int group, int amount, int base, int percent) {
        for (Terms one : terms.groups(group)) {
            Optional<BigDecimal> baseAmount = one.decimal(base);
            Optional<BigDecimal> rate = one.decimal(percent);
            if (rate.isPresent() && baseAmount.isEmpty()) {
                report.error("PEPPOL-EN16931-R041", one.element(), "a percentage needs its base amount");
            } else if (rate.isEmpty() && baseAmount.isPresent()) {
                report.error("PEPPOL-EN16931-R042", one.element(), "a base amount needs its percentage");
            } else if (rate.isPresent()) {
                BigDecimal expected = baseAmount.get().multiply(rate.get()).movePointLeft(2);
                BigDecimal stated = one.decimal(amount).orElse(BigDecimal.ZERO);
                if (stated.subtract(expected).abs().compareTo(SLACK) > 0) {
                    report.error(
                            "PEPPOL-EN16931-R040",
                            one.element(),
                            "%s is not %s %% of %s"
                                    .formatted(
                                            stated.toPlainString(),
                                            rate.get().toPlainString(),
                                            baseAmount.get().toPlainString()));
                }
            }
        }
    }

    private void lines() {
        Optional<LocalDate> start = date(terms.group(14), 73);
        Optional<LocalDate> end = date(terms.group(14), 74);
        for (Terms line : terms.groups(25)) {
            date(Optional.of(line), 134)
                    .filter(from -> start.filter(from::isBefore).isPresent())
                    .ifPresent(from -> report.error(
                            "PEPPOL-EN16931-R110",
                            line.element(),
                            "the line's period starts before that of the invoice"));
            date(Optional.of(line), 135)
                    .filter(to -> end.filter(to::isAfter).isPresent())
                    .ifPresent(to -> report.error(
                            "PEPPOL-EN16931-R111", line.element(), "the line's period ends after that of the invoice"));
            amount(line);
            price(line);
        }
    }

    private void amount(Terms line) {
        BigDecimal base = line.decimal(149).orElse(BigDecimal.ONE);
        if (base.signum() <= 0) {
            report.error("PEPPOL-EN16931-R121", line.element(), "the base quantity (BT-149) must be positive");
            return;
        }
        LineSum.difference(line).ifPresent(message -> report.error("PEPPOL-EN16931-R120", line.element(), message));
    }

    private void price(Terms line) {
        Optional<BigDecimal> gross = line.decimal(148);
        Optional<BigDecimal> net = line.decimal(146);
        if (gross.isPresent() && net.isPresent()) {
            BigDecimal expected = gross.get().subtract(line.decimal(147).orElse(BigDecimal.ZERO));
            if (!equal(net.get(), expected)) {
                report.error(
                        "PEPPOL-EN16931-R046",
                        line.element(),
                        "the net price (BT-146) is not the gross price less its discount");
            }
        }
    }

    private void identifiers() {
        for (int number : new int[] {29, 30, 34, 46, 47, 49, 60, 61}) {
            for (Term id : terms.all(number)) {
                Optional<Schemes.Scheme> scheme = id.qualifier("schemeID").flatMap(Schemes::of);
                if (scheme.isPresent()
                        && !scheme.get().rule().isEmpty()
                        && !scheme.get().check().test(id.text())) {
                    String message = "the identifier (BT-%d) is no %s"
                            .formatted(number, scheme.get().name());
                    if (scheme.get().error()) {
                        report.error(scheme.get().rule(), id, message);
                    } else {
                        report.warning(scheme.get().rule(), id, message);
                    }
                }
            }
        }
    }

    private void dates(XmlElement element) {
        boolean ubl = invoice.syntax().isUbl() && DATES.contains(element.name());
        boolean cii = element.name().equals("DateTimeString");
        if (ubl || cii) {
            boolean form = element.text().length() == (ubl ? 10 : 8)
                    && element.attribute("format").orElse("102").equals("102");
            if (!form || Values.date(element.text()).isEmpty()) {
                report.error(
                        "PEPPOL-EN16931-F001", element, "\"%s\" is no date".formatted(CodeRules.shown(element.text())));
            }
        }
        element.children().forEach(this::dates);
    }

    private static Optional<LocalDate> date(Optional<Terms> group, int number) {
        return group.flatMap(found -> found.text(number)).flatMap(Values::date);
    }

    private void need(String rule, int number, String message) {
        need(rule, message, number);
    }

    private void need(String rule, String message, int... numbers) {
        if (!terms.has(numbers)) {
            report.error(rule, terms.element(), message);
        }
    }

    private void need(Terms group, String rule, int number, String what) {
        if (group.stated(number).isEmpty()) {
            report.error(rule, group.element(), "%s (BT-%d) is missing".formatted(what, number));
        }
    }
}
