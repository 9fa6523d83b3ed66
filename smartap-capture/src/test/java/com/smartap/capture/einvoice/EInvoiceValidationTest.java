package com.smartap.capture.einvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.capture.EInvoiceValidation;
import com.smartap.capture.EInvoiceValidation.Finding;
import com.smartap.capture.EInvoiceValidation.Severity;
import com.smartap.spi.DocumentException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EInvoiceValidationTest {
    @Test
    void a_correct_invoice_has_no_findings_in_any_syntax() {
        assertThat(builtIn(EInvoices.ubl())).isEmpty();
        assertThat(builtIn(EInvoices.ublCreditNote())).isEmpty();
        assertThat(builtIn(EInvoices.cii()).stream()
                        .filter(finding -> !finding.rule().equals("SMARTAP-EMPTY")))
                .isEmpty();
        assertThat(errors(builtIn(EInvoices.zugferd1()))).containsExactly("SMARTAP-SYNTAX");
    }

    @ParameterizedTest
    @CsvSource({
        "BR-01, <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>, ''",
        "BR-02, <cbc:ID>RE-2026/77</cbc:ID>, ''",
        "BR-03, <cbc:IssueDate>2026-10-05</cbc:IssueDate>, ''",
        "BR-05, <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>, ''",
        "BR-06, Schrauben &amp; Muttern GmbH, ''",
        "BR-09, <cbc:IdentificationCode>DE</cbc:IdentificationCode>, ''",
        "BR-13, TaxExclusiveAmount, NoAmount",
        "BR-16, InvoiceLine>, NoLine>",
        "BR-22, InvoicedQuantity, NoQuantity",
        "BR-25, Bolt M8, ''",
        "BR-27, >2000.00<, >-2000.00<",
        "BR-42, <cbc:AllowanceChargeReason>Discount</cbc:AllowanceChargeReason>, ''",
        "BR-49, <cbc:PaymentMeansCode>58</cbc:PaymentMeansCode>, ''",
        "BR-61, DE89 3704 0044 0532 0130 00, ''",
        "BR-CL-01, InvoiceTypeCode>380<, InvoiceTypeCode>381<",
        "BR-CL-04, CurrencyCode>EUR<, CurrencyCode>EUX<",
        "BR-CL-14, IdentificationCode>FR<, IdentificationCode>FX<",
        "BR-CL-23, unitCode=\"C62\", unitCode=\"PIECE\"",
        "BR-CO-09, DE136695976, 136695976",
        "BR-CO-10, MonetaryTotal><cbc:LineExtensionAmount currencyID=\"EUR\">190.00, MonetaryTotal><cbc:LineExtensionAmount currencyID=\"EUR\">191.00",
        "BR-CO-12, ChargeTotalAmount currencyID=\"EUR\">10.00, ChargeTotalAmount currencyID=\"EUR\">11.00",
        "BR-CO-13, TaxExclusiveAmount currencyID=\"EUR\">200.00, TaxExclusiveAmount currencyID=\"EUR\">201.00",
        "BR-CO-14, <cbc:TaxAmount currencyID=\"EUR\">38.00</cbc:TaxAmount><cac:TaxSubtotal>, <cbc:TaxAmount currencyID=\"EUR\">38.01</cbc:TaxAmount><cac:TaxSubtotal>",
        "BR-CO-15, TaxInclusiveAmount currencyID=\"EUR\">238.00, TaxInclusiveAmount currencyID=\"EUR\">239.00",
        "BR-CO-16, PrepaidAmount currencyID=\"EUR\">38.00, PrepaidAmount currencyID=\"EUR\">37.00",
        "BR-CO-17, TaxableAmount><cbc:TaxAmount currencyID=\"EUR\">38.00, TaxableAmount><cbc:TaxAmount currencyID=\"EUR\">58.00",
        "BR-CO-18, TaxSubtotal>, NoSubtotal>",
        "BR-DEC-14, >238.00<, >238.000<",
        "BR-S-02, <cbc:CompanyID>DE136695976</cbc:CompanyID>, ''",
        "BR-S-05, <cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>19, <cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>0",
        "BR-S-08, TaxableAmount currencyID=\"EUR\">200.00, TaxableAmount currencyID=\"EUR\">150.00",
        "BR-Z-01, <cac:ClassifiedTaxCategory><cbc:ID>S, <cac:ClassifiedTaxCategory><cbc:ID>Z",
        "BR-AE-02, <cac:ClassifiedTaxCategory><cbc:ID>S, <cac:ClassifiedTaxCategory><cbc:ID>AE",
    })
    void a_broken_rule_is_named(String rule, String part, String replacement) {
        String broken = EInvoices.ubl().replace(part, replacement);
        assertThat(broken).as("the change has an effect").isNotEqualTo(EInvoices.ubl());
        assertThat(errors(builtIn(broken))).contains(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "SMARTAP-IBAN, DE89370400440532013000, DE98370400440532013000",
        "SMARTAP-VAT, DE136695976, DE136695975",
        "SMARTAP-DATE, 20261104, 20261131",
        "SMARTAP-DUE, 20261104, 20261004",
        "SMARTAP-LINE, BilledQuantity unitCode=\"C62\">10<, BilledQuantity unitCode=\"C62\">12<",
        "SMARTAP-DECIMALS, >238.00<, >238.000<",
    })
    void what_the_official_rules_leave_out_is_a_warning(String rule, String part, String replacement) {
        List<Finding> findings = builtIn(EInvoices.cii().replace(part, replacement));
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.path()).startsWith("/rsm:CrossIndustryInvoice/");
            assertThat(finding.message()).doesNotContain("70400440532");
        });
        assertThat(errors(findings)).isEmpty();
    }

    @Test
    void the_rules_of_a_profile_are_checked_on_demand() {
        String peppol = EInvoices.ubl()
                .replace("en16931:2017<", "en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0<");
        assertThat(builtIn(peppol)).isEmpty();
        List<Finding> findings = EInvoiceValidation.builtIn()
                .withProfiles()
                .findings(DocumentSource.of("a.xml", EInvoices.bytes(peppol)), ReadLimits.DEFAULT);
        assertThat(errors(findings))
                .contains("PEPPOL-EN16931-R001", "PEPPOL-EN16931-R010", "PEPPOL-EN16931-R020")
                .doesNotContain("PEPPOL-EN16931-R120");
    }

    @Test
    void the_second_invoice_of_a_file_is_told_from_the_first() {
        String wrong = EInvoices.fattura().replace("<Imposta>8.80", "<Imposta>9.80");
        assertThat(builtIn(wrong)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("SMARTAP-FPA-00421");
            assertThat(finding.invoice()).isEqualTo(2);
            assertThat(finding.path()).contains("FatturaElettronicaBody[2]");
        });
    }

    @Test
    void the_official_rules_agree_with_ours_where_phive_is_there() {
        EInvoiceValidation official = EInvoiceValidation.best();
        assertThat(official.isOfficial()).isTrue();
        assertThat(errors(findings(official, EInvoices.ubl()))).isEmpty();
        String broken = EInvoices.ubl()
                .replace(
                        "TaxInclusiveAmount currencyID=\"EUR\">238.00", "TaxInclusiveAmount currencyID=\"EUR\">239.00");
        assertThat(errors(findings(official, broken))).isEqualTo(errors(builtIn(broken)));
        String disordered = EInvoices.ubl()
                .replace("<cbc:ID>RE-2026/77</cbc:ID>", "")
                .replace("</Invoice>", "<cbc:ID>RE-2026/77</cbc:ID></Invoice>");
        assertThat(errors(findings(official, disordered))).contains("XSD");
        List<Finding> account = findings(official, EInvoices.ubl().replace("DE89", "DE98"));
        assertThat(account).extracting(Finding::rule).contains("SMARTAP-IBAN");
    }

    @Test
    void what_is_no_e_invoice_is_refused() {
        assertThatThrownBy(() -> builtIn("<Order/>"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("no invoice");
    }

    private static List<Finding> builtIn(String xml) {
        return findings(EInvoiceValidation.builtIn(), xml);
    }

    private static List<Finding> findings(EInvoiceValidation validation, String xml) {
        return validation.findings(DocumentSource.of("a.xml", EInvoices.bytes(xml)), ReadLimits.DEFAULT);
    }

    private static List<String> errors(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(Finding::rule)
                .distinct()
                .sorted()
                .toList();
    }
}
