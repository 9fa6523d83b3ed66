package com.smartap.payments.lint;

import java.util.Set;

/**
 * Entries with a leg abroad (class IAT): seven addenda that name everybody, at most five more, and a header of its own.
 * Source: Nacha Operating Rules, appendices on file exchange specifications, sequence of IAT records.
 */
final class IatLint {
    private static final int FIRST = 10;
    private static final int LAST_REQUIRED = 16;
    private static final int REMITTANCE = 17;
    private static final int CORRESPONDENT = 18;
    private static final int REQUIRED = LAST_REQUIRED - FIRST + 1;
    private static final int MOST_REMITTANCE = 2;
    private static final int MOST_OPTIONAL = 5;
    private static final Set<String> REASONS =
            Set.of("ANN BUS DEP LOA MIS MOR PEN RLS REM SAL TAX ARC BOC IAT MTE POP POS RCK SHR TEL WEB".split(" "));

    private final NachaLine entry;
    private int last = FIRST - 1;
    private int required;
    private int remittances;
    private int correspondents;

    IatLint(NachaLine entry) {
        this.entry = entry;
    }

    /** What the header says instead of a company's name. */
    static void header(NachaLine line) {
        if (!line.raw(21, 22).matches("FV|VF|FF")) {
            line.error(
                    "NACHA_IAT_HEADER",
                    21,
                    22,
                    "The foreign exchange indicator (%s) must be FF (fixed to fixed), FV or VF."
                            .formatted(line.raw(21, 22)));
        }
        if (!line.raw(23, 23).matches("[123]")) {
            line.error("NACHA_IAT_HEADER", 23, 23, "The foreign exchange reference indicator must be 1, 2 or 3.");
        }
        letters(line, "NACHA_IAT_HEADER", 39, 40, "The destination country");
        letters(line, "NACHA_IAT_HEADER", 64, 66, "The originating currency");
        letters(line, "NACHA_IAT_HEADER", 67, 69, "The destination currency");
        line.present("NACHA_COMPANY_ID", 41, 50, "The originator's identification");
    }

    /** The entry itself. */
    void check() {
        entry.number("NACHA_ADDENDA_COUNT", 13, 16, "The number of addenda");
        entry.blank("NACHA_IAT_ENTRY", 17, 29, "The reserved field");
        entry.present("NACHA_ACCOUNT", 40, 74, "The account number");
    }

    /** An addendum; returns whether its type is one of these. */
    boolean addendum(NachaLine line) {
        if (!line.raw(2, 3).matches("1[0-8]")) {
            return false;
        }
        int type = (int) line.value(2, 3);
        if (type < last || (type == last && type < REMITTANCE)) {
            line.error(
                    "NACHA_IAT_ADDENDA",
                    2,
                    3,
                    "The addendum of type %d stands after one of type %d. Maybe order them 10 to 18."
                            .formatted(type, last));
        }
        last = Math.max(last, type);
        required |= type <= LAST_REQUIRED ? 1 << type - FIRST : 0;
        line.must("NACHA_ADDENDA_TRACE", 88, 94, entry.raw(88, 94), "The entry detail sequence number");
        fields(type, line);
        return true;
    }

    private void fields(int type, NachaLine line) {
        switch (type) {
            case 10 -> {
                if (!REASONS.contains(line.raw(4, 6))) {
                    line.error(
                            "NACHA_IAT_ADDENDA",
                            4,
                            6,
                            "The transaction type (%s) is not known. Maybe BUS.".formatted(line.raw(4, 6)));
                }
                if (!line.isBlank(7, 24)) {
                    line.number("NACHA_IAT_ADDENDA", 7, 24, "The foreign payment amount");
                }
                line.present("NACHA_NAME", 47, 81, "The receiver's name");
            }
            case 11 -> two(line, "The originator's name", "The originator's street");
            case 12 -> two(line, "The originator's city", "The originator's country and postal code");
            case 13 -> bank(line, "The originating bank");
            case 14 -> bank(line, "The receiving bank");
            case 15 -> line.present("NACHA_IAT_ADDENDA", 19, 53, "The receiver's street");
            case 16 -> two(line, "The receiver's city", "The receiver's country and postal code");
            case REMITTANCE ->
                line.states("NACHA_ADDENDA_SEQUENCE", 84, 87, ++remittances, "The addenda sequence number");
            default -> {
                line.states("NACHA_ADDENDA_SEQUENCE", 84, 87, ++correspondents, "The addenda sequence number");
                bank(line, "The correspondent bank");
            }
        }
    }

    private static void two(NachaLine line, String first, String second) {
        line.present("NACHA_IAT_ADDENDA", 4, 38, first);
        line.present("NACHA_IAT_ADDENDA", 39, 73, second);
    }

    private static void bank(NachaLine line, String what) {
        line.present("NACHA_IAT_ADDENDA", 4, 38, what);
        if (!line.raw(39, 40).matches("0[123]")) {
            line.error(
                    "NACHA_IAT_ADDENDA",
                    39,
                    40,
                    "%s has a number of kind %s, which must be 01 (national), 02 (BIC) or 03 (IBAN)."
                            .formatted(what, line.raw(39, 40)));
        }
        line.present("NACHA_IAT_ADDENDA", 41, 74, what + "'s number");
        letters(line, "NACHA_IAT_ADDENDA", 75, 76, what + "'s country");
    }

    private static void letters(NachaLine line, String rule, int from, int to, String what) {
        if (!line.raw(from, to).matches("[A-Z]+")) {
            line.error(
                    rule, from, to, "%s (%s) must be %d letters.".formatted(what, line.raw(from, to), to - from + 1));
        }
    }

    /** The entry ends, which is no return: those repeat what they return, or do not. */
    void close(int addenda) {
        if (required != (1 << REQUIRED) - 1) {
            StringBuilder missing = new StringBuilder();
            for (int type = FIRST; type <= LAST_REQUIRED; type++) {
                if ((required & 1 << type - FIRST) == 0) {
                    missing.append(missing.length() == 0 ? "" : ", ").append(type);
                }
            }
            entry.error(
                    "NACHA_IAT_ADDENDA",
                    13,
                    16,
                    "The entry lacks the addenda of type %s, of the seven (10 to 16) that say who pays whom."
                            .formatted(missing));
        }
        if (remittances > MOST_REMITTANCE || remittances + correspondents > MOST_OPTIONAL) {
            entry.error(
                    "NACHA_ADDENDA_COUNT",
                    13,
                    16,
                    "The entry has %d addenda of type 17 and %d of type 18; at most two of type 17, and five together, are allowed."
                            .formatted(remittances, correspondents));
        }
        entry.states("NACHA_ADDENDA_COUNT", 13, 16, addenda, "The number of addenda");
    }
}
