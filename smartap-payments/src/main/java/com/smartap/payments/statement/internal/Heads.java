package com.smartap.payments.statement.internal;

import java.util.List;

/** The first bytes of files, by which readers recognise their own. */
public final class Heads {
    private Heads() {}

    /** The text of a head, whatever its encoding, without byte order mark and blanks before it. */
    public static String text(byte[] head) {
        return TextBytes.head(head).stripLeading();
    }

    /** The lines of a head, without blanks after them. */
    public static List<String> lines(byte[] head) {
        return text(head).lines().map(String::stripTrailing).toList();
    }
}
