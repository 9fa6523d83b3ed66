package com.smartap.archive.internal.cloud;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of an answer in XML; namespaces and attributes do not count.
 *
 * @param name its local name
 * @param text its text, without that of its children
 * @param children in their order
 */
public record XmlElement(String name, String text, List<XmlElement> children) {
    private static final int DEEPEST = 16;
    private static final XMLInputFactory FACTORY = XMLInputFactory.newDefaultFactory();

    static {
        FACTORY.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        FACTORY.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        FACTORY.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    /** Copies the children. */
    public XmlElement {
        children = List.copyOf(children);
    }

    /**
     * Reads an answer, whose size is bounded already.
     *
     * @throws IOException if it is no XML, or holds a document type
     */
    public static XmlElement parse(byte[] xml) throws IOException {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(xml));
            try {
                while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    if (reader.getEventType() == XMLStreamConstants.DTD) {
                        throw new IOException("the store's answer holds a document type, which is not read");
                    }
                }
                return element(reader, 0);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            throw new IOException("the store's answer is no XML that can be read", e);
        }
    }

    /** Text of a child; empty without it. */
    public String text(String child) {
        return children.stream()
                .filter(element -> element.name.equals(child))
                .findFirst()
                .map(XmlElement::text)
                .orElse("");
    }

    /** The first child of a name. */
    public Optional<XmlElement> child(String name) {
        return children(name).stream().findFirst();
    }

    /** The children of a name. */
    public List<XmlElement> children(String name) {
        return children.stream().filter(element -> element.name.equals(name)).toList();
    }

    private static XmlElement element(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("nested too deeply");
        }
        String name = reader.getLocalName();
        StringBuilder text = new StringBuilder();
        List<XmlElement> children = new ArrayList<>();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            switch (reader.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(reader, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                default -> {
                    // comments and instructions say nothing
                }
            }
        }
        return new XmlElement(name, text.toString().strip(), children);
    }
}
