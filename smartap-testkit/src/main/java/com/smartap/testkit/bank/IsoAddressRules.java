package com.smartap.testkit.bank;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an address must say. Source: EPC and Swift CBPR+, for payments that settle from 15 November 2026 on: structured, or
 * hybrid with two address lines at the most; a town and a country in any case.
 */
final class IsoAddressRules {
    private static final LocalDate STRUCTURED_SINCE = LocalDate.of(2026, 11, 15);
    private static final int MOST_LINES = 2;

    private IsoAddressRules() {}

    /**
     * Why an address is refused; null if it is fine or absent.
     *
     * @param lines whether the bank takes address lines at all
     * @param code of the refusal
     */
    static @Nullable Refusal refusal(@Nullable IsoNode address, LocalDate settles, boolean lines, String code) {
        if (address == null || settles.isBefore(STRUCTURED_SINCE)) {
            return null;
        }
        List<IsoNode> found = address.all("AdrLine");
        String where = "line %d: the address".formatted(address.line());
        if (!address.has("TwnNm") || !address.has("Ctry")) {
            return new Refusal(
                    code, where + " has no TwnNm or no Ctry; address lines alone are refused since 2026-11-15");
        }
        if (found.size() > MOST_LINES || (!lines && !found.isEmpty())) {
            return new Refusal(code, "%s has %d address lines".formatted(where, found.size()));
        }
        for (IsoNode line : found) {
            String text = line.text().strip();
            if (text.equals(address.text("StrtNm")) || text.equals(address.text("TwnNm"))) {
                return new Refusal(code, where + " repeats in a line what it says in an element");
            }
        }
        return null;
    }
}
