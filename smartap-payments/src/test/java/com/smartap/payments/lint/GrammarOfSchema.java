package com.smartap.payments.lint;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Boils a schema of ISO 20022 down to the lines that the linter works with. */
final class GrammarOfSchema {
    private GrammarOfSchema() {}

    /** A line for each type: {@code T} sequence, {@code C} choice, {@code A} amount, {@code X} anything, {@code S} simple. */
    static String of(InputStream schema) throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(schema)
                .getDocumentElement();
        StringBuilder lines = new StringBuilder();
        for (Element type : children(root)) {
            if (type.getTagName().equals("xs:complexType")) {
                lines.append(complex(type)).append('\n');
            } else if (type.getTagName().equals("xs:simpleType")) {
                lines.append(simple(type)).append('\n');
            }
        }
        return lines.toString();
    }

    private static String complex(Element type) {
        Element group = children(type).get(0);
        if (group.getTagName().equals("xs:simpleContent")) {
            return "A " + type.getAttribute("name") + " "
                    + children(group).get(0).getAttribute("base");
        }
        List<Element> parts = children(group);
        if (parts.size() == 1 && parts.get(0).getTagName().equals("xs:choice")) {
            group = parts.get(0);
            parts = children(group);
        }
        if (parts.get(0).getTagName().equals("xs:any")) {
            return "X " + type.getAttribute("name");
        }
        StringBuilder line = new StringBuilder(group.getTagName().equals("xs:choice") ? "C " : "T ")
                .append(type.getAttribute("name"));
        for (Element part : parts) {
            line.append(' ')
                    .append(part.getAttribute("name"))
                    .append(':')
                    .append(part.getAttribute("type"))
                    .append(':')
                    .append(or(part.getAttribute("minOccurs"), "1"))
                    .append(':')
                    .append(or(part.getAttribute("maxOccurs"), "1").replace("unbounded", "*"));
        }
        return line.toString();
    }

    private static String simple(Element type) {
        Element restriction = children(type).get(0);
        StringBuilder line = new StringBuilder("S ")
                .append(type.getAttribute("name"))
                .append(' ')
                .append(restriction.getAttribute("base").replace("xs:", ""));
        List<String> values = new ArrayList<>();
        for (Element facet : children(restriction)) {
            String name = facet.getTagName().replace("xs:", "");
            if (name.equals("enumeration")) {
                values.add(facet.getAttribute("value"));
            } else {
                line.append(' ').append(name).append('=').append(facet.getAttribute("value"));
            }
        }
        return values.isEmpty() ? line.toString() : line + " enumeration=" + String.join(",", values);
    }

    private static String or(String value, String byDefault) {
        return value.isEmpty() ? byDefault : value;
    }

    private static List<Element> children(Element of) {
        List<Element> found = new ArrayList<>();
        for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }
}
