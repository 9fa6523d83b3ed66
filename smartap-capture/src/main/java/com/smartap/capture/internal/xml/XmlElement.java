package com.smartap.capture.internal.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An element of a document that has been read. It does not change once its document is complete. */
public final class XmlElement {
    private final @Nullable XmlElement parent;
    private final String namespace;
    private final String prefix;
    private final String name;
    private final String shown;
    private final Map<String, String> attributes;
    private final int line;
    private List<XmlElement> children = List.of();
    private String text = "";

    XmlElement(
            @Nullable XmlElement parent,
            String namespace,
            String prefix,
            String name,
            Map<String, String> attributes,
            int line) {
        this(parent, namespace, prefix, name, name, attributes, line);
    }

    private XmlElement(
            @Nullable XmlElement parent,
            String namespace,
            String prefix,
            String name,
            String shown,
            Map<String, String> attributes,
            int line) {
        this.shown = shown;
        this.parent = parent;
        this.namespace = namespace;
        this.prefix = prefix;
        this.name = name;
        this.attributes = attributes;
        this.line = line;
    }

    void add(XmlElement child) {
        if (children.isEmpty()) {
            children = new ArrayList<>(4);
        }
        children.add(child);
    }

    void text(String value) {
        this.text = value;
    }

    /** The namespace; empty where there is none. */
    public String namespace() {
        return namespace;
    }

    /** The name without prefix. */
    public String name() {
        return name;
    }

    /** The element around it; empty for the root. */
    public Optional<XmlElement> parent() {
        return Optional.ofNullable(parent);
    }

    /** The elements in it, in order. */
    public List<XmlElement> children() {
        return children;
    }

    /** Its own text without blanks at both ends; very long text is cut off. */
    public String text() {
        return text;
    }

    /** The line of the file on which it begins, counted from 1. */
    public int line() {
        return line;
    }

    /** An attribute by its name without prefix. */
    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /** Its attributes by their names without prefix. */
    public Map<String, String> attributes() {
        return attributes;
    }

    /** The first child of a name, whatever its namespace. */
    public Optional<XmlElement> child(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).findFirst();
    }

    /** The elements at the end of a path of names, whatever their namespaces, such as {@code Sede/Nazione}. */
    public List<XmlElement> all(String path) {
        List<XmlElement> found = List.of(this);
        for (String step : path.split("/")) {
            found = found.stream()
                    .flatMap(element -> element.children.stream())
                    .filter(element -> element.name.equals(step))
                    .toList();
        }
        return found;
    }

    /** The text at the end of a path of names, whatever their namespaces; empty if there is none. */
    public Optional<String> text(String path, int nth) {
        return all(path).stream()
                .skip(nth)
                .map(XmlElement::text)
                .filter(found -> !found.isEmpty())
                .findFirst();
    }

    /** A copy in which elements have other names; their paths keep those of the file. */
    public XmlElement renamed(Function<XmlElement, String> names) {
        return renamed(null, names);
    }

    private XmlElement renamed(@Nullable XmlElement newParent, Function<XmlElement, String> names) {
        XmlElement copy = new XmlElement(newParent, namespace, prefix, names.apply(this), shown, attributes, line);
        copy.text = text;
        for (XmlElement child : children) {
            copy.add(child.renamed(copy, names));
        }
        return copy;
    }

    /** This element with one of its children, but without that one's brothers of the same name. */
    public XmlElement alone(XmlElement child) {
        XmlElement copy = new XmlElement(parent, namespace, prefix, name, shown, attributes, line);
        for (XmlElement brother : children) {
            if (brother == child || !brother.name.equals(child.name)) {
                copy.add(brother);
            }
        }
        return copy;
    }

    /** The path of names from the root, with positions among brothers of one name, such as {@code /Invoice/cac:InvoiceLine[2]}. */
    public String path() {
        StringBuilder path = new StringBuilder();
        for (XmlElement at = this; at != null; at = at.parent) {
            path.insert(0, "/" + at.step());
        }
        return path.toString();
    }

    private String step() {
        String step = prefix.isEmpty() ? shown : prefix + ":" + shown;
        if (parent == null) {
            return step;
        }
        int position = 0;
        int count = 0;
        for (XmlElement brother : parent.children) {
            if (brother.name.equals(name) && brother.namespace.equals(namespace)) {
                count++;
                if (brother == this) {
                    position = count;
                }
            }
        }
        return count > 1 ? step + "[" + position + "]" : step;
    }

    @Override
    public String toString() {
        return path();
    }
}
