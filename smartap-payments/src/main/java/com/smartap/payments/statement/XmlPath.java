package com.smartap.payments.statement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an element stands: the local names from the root down, such as {@code /Document/BkToCstmrStmt/Stmt}. Paths of one
 * file are kept, for they come again with every entry; those of a file that makes up names without end are not.
 */
final class XmlPath {
    private static final int MAX_KEPT = 4096;
    private static final int MAX_CHILDREN = 100;
    private static final int MAX_TAILS = 256;

    private final String full;
    private final int[] kept;
    private final String name;
    private final List<XmlPath> children = new ArrayList<>();
    private int expected;
    private @Nullable String @Nullable [] tails;

    private XmlPath(String full, String name, int[] kept) {
        this.full = full;
        this.name = name;
        this.kept = kept;
    }

    static XmlPath root() {
        return new XmlPath("", "", new int[1]);
    }

    /** The path of an element inside; elements come in the same order most times, so the next one is looked at first. */
    XmlPath child(String child) {
        for (int i = 0; i < children.size(); i++) {
            int at = expected + i < children.size() ? expected + i : expected + i - children.size();
            XmlPath known = children.get(at);
            if (known.name.equals(child)) {
                expected = at + 1 == children.size() ? 0 : at + 1;
                return known;
            }
        }
        XmlPath made = new XmlPath(full + "/" + child, child, kept);
        if (kept[0] < MAX_KEPT && children.size() < MAX_CHILDREN) {
            kept[0]++;
            children.add(made);
        }
        return made;
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
