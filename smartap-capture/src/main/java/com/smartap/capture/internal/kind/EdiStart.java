package com.smartap.capture.internal.kind;

/** How interchanges begin. */
public final class EdiStart {
    private EdiStart() {}

    /** {@code ISA} and a separator that is no letter or digit. */
    public static boolean isX12(String start) {
        return start.startsWith("ISA") && start.length() > 4 && isSeparator(start.charAt(3));
    }

    /** {@code UNA} with its six characters and {@code UNB}, or {@code UNB} and a separator. */
    public static boolean isEdifact(String start) {
        if (start.startsWith("UNA")) {
            int at = start.indexOf("UNB");
            return at >= 9 && at <= 16;
        }
        return start.startsWith("UNB") && start.length() > 4 && isSeparator(start.charAt(3));
    }

    private static boolean isSeparator(char c) {
        return !Character.isLetterOrDigit(c) && !Character.isWhitespace(c) || c == '\t' || c >= 0x1C && c <= 0x1F;
    }
}
