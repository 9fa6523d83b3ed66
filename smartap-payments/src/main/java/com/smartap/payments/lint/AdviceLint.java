package com.smartap.payments.lint;

/**
 * Entries of class ADV: advices of the operator about the bank's own account, with a longer amount and no trace number.
 * Source: Nacha Operating Rules, appendices on file exchange specifications, ADV entry detail record.
 */
final class AdviceLint {
    private AdviceLint() {}

    /** Checks an entry against that before it, and returns its sequence number. */
    static long check(NachaLine line, long before) {
        line.present("NACHA_ACCOUNT", 13, 27, "The account number");
        line.number("NACHA_ADVICE", 40, 48, "The advice routing number");
        line.present("NACHA_NAME", 55, 76, "The name");
        line.number("NACHA_ADVICE", 80, 87, "The operator's routing number");
        long day = line.number("NACHA_ADVICE", 88, 90, "The day of the year");
        if (day == 0 || day > 366) {
            line.error(
                    "NACHA_ADVICE", 88, 90, "The day of the year (%s) must be 001 to 366.".formatted(line.raw(88, 90)));
        }
        long sequence = line.number("NACHA_TRACE", 91, 94, "The sequence number");
        if (sequence >= 0 && sequence <= before) {
            line.error(
                    "NACHA_TRACE",
                    91,
                    94,
                    "The sequence number (%04d) must be greater than that before (%04d) in its batch."
                            .formatted(sequence, before));
        }
        return Math.max(sequence, before);
    }
}
