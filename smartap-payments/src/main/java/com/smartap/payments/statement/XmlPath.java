package com.smartap.payments.statement;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an element stands: the local names from the root down, such as {@code /Document/BkToCstmrStmt/Stmt}. Paths of one
 * file are kept, for they come again with every entry; those of a file that makes up names without end are not.
 */
final class XmlPath {
    private static final int MAX_KEPT = 4096;
    private static final int MAX_TAILS = 256;

    private final String full;
    private final int[] kept;
    private final Map<String, XmlPath> children = new HashMap<>();
    private @Nullable String @Nullable [] tails;

    private XmlPath(String full, int[] kept) {
        this.full = full;
        this.kept = kept;
    }

    static XmlPath root() {
        return new XmlPath("", new int[1]);
    }

    XmlPath child(String name) {
        XmlPath child = children.get(name);
        if (child == null) {
            child = new XmlPath(full + "/" + name, kept);
            if (kept[0] < MAX_KEPT) {
                kept[0]++;
                children.put(name, child);
            }
        }
        return child;
    }

    int length() {
        return full.length();
    }

    boolean endsWith(String end) {
        return full.endsWith(end);
    }

    /** The path below another one, which has so many characters. */
    String below(int prefix) {
        if (prefix >= MAX_TAILS) {
            return full.substring(prefix);
        }
        if (tails == null) {
            tails = new String[MAX_TAILS];
        }
        String tail = tails[prefix];
        if (tail == null) {
            tail = full.substring(prefix);
            tails[prefix] = tail;
        }
        return tail;
    }

    @Override
    public String toString() {
        return full;
    }
}
