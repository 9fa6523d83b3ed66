package com.smartap.capture.internal.einvoice.rules;

import java.util.Arrays;
import java.util.Optional;

/** The categories of VAT (UNCL 5305), and what EN 16931 demands of each. */
enum VatCategory {
    STANDARD("S", "BR-S", true),
    ZERO("Z", "BR-Z", false),
    EXEMPT("E", "BR-E", false),
    REVERSE_CHARGE("AE", "BR-AE", false),
    INTRA_COMMUNITY("K", "BR-IC", false),
    EXPORT("G", "BR-G", false),
    OUTSIDE("O", "BR-O", false),
    CANARY_ISLANDS("L", "BR-AF", true),
    CEUTA_AND_MELILLA("M", "BR-AG", true);

    private final String code;
    private final String rules;
    private final boolean taxed;

    VatCategory(String code, String rules, boolean taxed) {
        this.code = code;
        this.rules = rules;
        this.taxed = taxed;
    }

    static Optional<VatCategory> of(String code) {
        return Arrays.stream(values())
                .filter(category -> category.code.equals(code))
                .findFirst();
    }

    String code() {
        return code;
    }

    /** The id of one of its rules. */
    String rule(int number) {
        return "%s-%02d".formatted(rules, number);
    }

    /** Whether it is broken down by rate and has tax. */
    boolean isTaxed() {
        return taxed;
    }

    /** Whether the breakdown says why there is no tax. */
    boolean needsReason() {
        return !taxed && this != ZERO;
    }

    /** Whether the buyer needs an identifier. */
    boolean needsBuyer() {
        return this == REVERSE_CHARGE || this == INTRA_COMMUNITY;
    }

    /** Whether only a VAT identifier of the seller will do, not just any tax number. */
    boolean needsVatId() {
        return this == INTRA_COMMUNITY || this == EXPORT;
    }
}
