package com.smartap.testkit.bank;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element of a message. */
final class IsoNode {
    private static final IsoNode ABSENT = new IsoNode("", 0, "");

    private final String name;
    private final int line;
    private final String currency;
    private final List<IsoNode> children = new ArrayList<>();
    private String text = "";

    /**
     * An element.
     *
     * @param currency its attribute {@code Ccy}; empty if it has none
     */
    IsoNode(String name, int line, String currency) {
        this.name = name;
        this.line = line;
        this.currency = currency;
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    String currency() {
        return currency;
    }

    List<IsoNode> children() {
        return children;
    }

    String text() {
        return text;
    }

    void hold(String value) {
        text = value;
    }

    /** The first element at a path such as {@code PmtId/EndToEndId}; null if there is none. */
    @Nullable
    IsoNode find(String path) {
        IsoNode at = this;
        for (String step : path.split("/", -1)) {
            IsoNode next = null;
            for (IsoNode child : at.children) {
                if (child.name.equals(step)) {
                    next = child;
                    break;
                }
            }
            if (next == null) {
                return null;
            }
            at = next;
        }
        return at;
    }

    boolean has(String path) {
        return find(path) != null;
    }

    /** The element at a path; one without anything if there is none. */
    IsoNode at(String path) {
        IsoNode found = find(path);
        return found == null ? ABSENT : found;
    }

    /** The text at a path; empty if there is none. */
    String text(String path) {
        return at(path).text;
    }

    /** The children of a name. */
    List<IsoNode> all(String child) {
        return children.stream().filter(c -> c.name.equals(child)).toList();
    }

    /** All text in it, of whatever depth. */
    String allText() {
        StringBuilder all = new StringBuilder(text);
        children.forEach(child -> all.append(child.allText()));
        return all.toString();
    }
}
