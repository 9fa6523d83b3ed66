package com.smartap.testkit.bank;

/** The header of an ACH batch, kept for what is sent back about its entries. */
record AchOrigin(String companyName, String companyId, String entryClass, String description, String bank) {
    boolean isReversal() {
        return description.equals("REVERSAL");
    }
}
