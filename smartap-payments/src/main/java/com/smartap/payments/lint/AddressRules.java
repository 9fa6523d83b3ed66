package com.smartap.payments.lint;

import java.util.HashSet;
import java.util.Set;

/** What banks take of an address since November 2026: town and country, and two free lines at most. */
final class AddressRules {
    private static final int MOST_LINES = 2;

    private final Findings findings;
    private final boolean party;
    private final Set<String> parts = new HashSet<>();
    private int lines;

    /**
     * @param party whether it is the address of who pays or is paid; that of a bank may be a country alone
     */
    AddressRules(Findings findings, boolean party) {
        this.findings = findings;
        this.party = party;
    }

    void part(String name, String text, Position position) {
        parts.add(name);
        if (name.equals("AdrLine")) {
            lines++;
            if (text.codePointCount(0, text.length()) > 70) {
                findings.error("PAIN_ADDRESS_LINE", position, "AdrLine has more than 70 characters. Maybe shorten it.");
            }
        }
    }

    void end(Position position) {
        if (!party) {
            return;
        }
        boolean town = parts.contains("TwnNm");
        boolean country = parts.contains("Ctry");
        if (lines > 0 && !(town && country)) {
            findings.error(
                    "PAIN_ADDRESS_UNSTRUCTURED",
                    position,
                    "The address has AdrLine without %s, which banks refuse since November 2026. Maybe move town and country into TwnNm and Ctry."
                            .formatted(town ? "Ctry" : country ? "TwnNm" : "TwnNm and Ctry"));
        } else if (!town || !country) {
            findings.error(
                    "PAIN_ADDRESS_INCOMPLETE",
                    position,
                    "The address has no %s. Maybe complete it, or leave it out where the payment needs none."
                            .formatted(town ? "Ctry" : country ? "TwnNm" : "TwnNm and no Ctry"));
        }
        if (lines > MOST_LINES) {
            findings.error(
                    "PAIN_ADDRESS_LINES",
                    position,
                    "The address has %d AdrLine, but beside TwnNm and Ctry two are the most. Maybe use StrtNm, BldgNb and PstCd."
                            .formatted(lines));
        }
    }
}
