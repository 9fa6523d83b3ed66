package com.smartap.capture.internal.einvoice.rules;

import com.smartap.capture.internal.check.Identifier;
import com.smartap.capture.internal.check.TaxId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Schemes of identifiers (ISO 6523, EAS) whose check digits are known, and the Peppol rule for each. */
final class Schemes {
    private static final Map<String, Scheme> SCHEMES = Map.ofEntries(
            Map.entry("0002", new Scheme("", true, "SIREN", TaxId::isSiren)),
            Map.entry(
                    "0007",
                    new Scheme(
                            "PEPPOL-COMMON-R049",
                            true,
                            "Swedish organisation number",
                            text -> text.matches("[0-9]{10}"))),
            Map.entry("0009", new Scheme("", true, "SIRET", TaxId::isSiret)),
            Map.entry("0088", new Scheme("PEPPOL-COMMON-R040", true, "GLN", Identifier::isGln)),
            Map.entry("0151", new Scheme("PEPPOL-COMMON-R050", true, "Australian business number", TaxId::isAbn)),
            Map.entry("0160", new Scheme("", true, "GTIN", Identifier::isGtin)),
            Map.entry("0184", new Scheme("PEPPOL-COMMON-R042", true, "Danish company number", Schemes::danish)),
            Map.entry(
                    "0192",
                    new Scheme(
                            "PEPPOL-COMMON-R041",
                            true,
                            "Norwegian organisation number",
                            TaxId::isNorwegianOrganisation)),
            Map.entry("0199", new Scheme("", true, "LEI", Identifier::isLei)),
            Map.entry(
                    "0201",
                    new Scheme(
                            "PEPPOL-COMMON-R044", false, "Italian IPA code", text -> text.matches("[A-Z0-9a-z]{6}"))),
            Map.entry(
                    "0208",
                    new Scheme("PEPPOL-COMMON-R043", true, "Belgian enterprise number", TaxId::isBelgianEnterprise)),
            Map.entry("0210", new Scheme("PEPPOL-COMMON-R045", false, "Italian tax code", Schemes::codiceFiscale)),
            Map.entry("0211", new Scheme("PEPPOL-COMMON-R047", false, "Italian VAT number", Schemes::partitaIva)),
            Map.entry("9906", new Scheme("PEPPOL-COMMON-R048", false, "Italian VAT number", Schemes::partitaIva)),
            Map.entry("9907", new Scheme("PEPPOL-COMMON-R046", false, "Italian tax code", Schemes::codiceFiscale)));

    private Schemes() {}

    /**
     * A scheme.
     *
     * @param rule the Peppol rule; empty if there is none
     * @param error whether breaking that rule is an error
     * @param name what its identifiers are called
     * @param check whether an identifier has the right form and check digits
     */
    record Scheme(String rule, boolean error, String name, Predicate<String> check) {}

    static Optional<Scheme> of(String code) {
        return Optional.ofNullable(SCHEMES.get(code));
    }

    private static boolean danish(String text) {
        return text.matches("DK[0-9]{8}");
    }

    private static boolean partitaIva(String text) {
        return !text.startsWith("IT") || TaxId.isItalianTaxCode(text.substring(2));
    }

    /** Tax codes of persons have sixteen characters, those of companies eleven digits. */
    private static boolean codiceFiscale(String text) {
        return text.length() == 16
                ? text.matches(
                        "[A-Za-z]{6}[0-9LMNPQRSTUVlmnpqrstuv]{2}[A-Za-z][0-9LMNPQRSTUVlmnpqrstuv]{2}[A-Za-z][0-9LMNPQRSTUVlmnpqrstuv]{3}[A-Za-z]")
                : text.length() == 11 && TaxId.isItalianTaxCode(text);
    }
}
