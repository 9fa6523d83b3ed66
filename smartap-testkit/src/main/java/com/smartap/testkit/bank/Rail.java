package com.smartap.testkit.bank;

/** The way that a payment takes to its receiver. */
enum Rail {
    /** The clearing house of the United States. */
    ACH,
    /** A credit transfer in the Single Euro Payments Area. */
    SEPA,
    /** A credit transfer of SEPA that arrives within seconds. */
    INSTANT,
    /** A wire in dollars. */
    WIRE,
    /** Any other currency or country, over other banks. */
    CROSS_BORDER
}
