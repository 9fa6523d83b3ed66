package com.smartap.connector.sap.s4;

/**
 * SAP stores numeric ids with leading zeros ("0017300001") and shows them without ("17300001"). SmartAP keeps the short
 * form, whatever form comes.
 */
final class SapId {
    private static final int LENGTH = 10;

    private SapId() {}

    /** Without leading zeros if it is a number, otherwise as it is. */
    static String shown(String id) {
        String plain = id.strip();
        if (!plain.matches("[0-9]+")) {
            return plain;
        }
        String bare = plain.replaceFirst("^0+", "");
        return bare.isEmpty() ? "0" : bare;
    }

    /** With leading zeros to ten digits if it is a number; the form in which SAP orders ids. */
    static String stored(String id) {
        String bare = shown(id);
        return bare.matches("[0-9]+") && bare.length() < LENGTH ? "0".repeat(LENGTH - bare.length()) + bare : bare;
    }

    static boolean same(String one, String other) {
        return shown(one).equalsIgnoreCase(shown(other));
    }
}
