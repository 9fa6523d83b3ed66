package com.smartap.capture.internal.read;

import com.smartap.capture.internal.check.TaxId;
import com.smartap.capture.internal.check.VatId;
import java.util.Map;

/** Tax ids that are printed without their country, which the language of their label tells. */
final class NationalIds {
    private static final Map<String, String> COUNTRIES = Map.ofEntries(
            Map.entry("sv", "SE"),
            Map.entry("da", "DK"),
            Map.entry("no", "NO"),
            Map.entry("el", "EL"),
            Map.entry("it", "IT"),
            Map.entry("es", "ES"),
            Map.entry("pt", "PT"),
            Map.entry("pl", "PL"),
            Map.entry("nl", "NL"));

    private NationalIds() {}

    /**
     * Whether an id has right check digits.
     *
     * @param id in {@linkplain VatId#normalised normal form}
     * @param language of the label in front of it
     */
    static boolean isValid(String id, String language) {
        if (VatId.isValid(id)) {
            return true;
        }
        String country = COUNTRIES.get(language);
        if (country == null) {
            return false;
        }
        return VatId.isValid(country + id)
                || country.equals("SE") && TaxId.isSwedishOrganisation(id)
                || country.equals("IT") && TaxId.isItalianTaxCode(id);
    }
}
