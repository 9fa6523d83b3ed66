package com.smartap.testkit.bank;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a message into a tree. Documents with a DTD are refused, and nothing outside a document is ever looked at. */
final class IsoReader {
    private static final int MOST_DEPTH = 64;
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:";

    private final XMLStreamReader xml;

    private IsoReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * A message.
     *
     * @param name such as {@code pain.001.001.09}, from its namespace
     * @param root its element {@code Document}
     */
    record Message(String name, IsoNode root) {}

    static Message read(byte[] bytes) throws IsoException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                return new IsoReader(xml).message();
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new IsoException("line %d: the file is not well-formed XML"
                    .formatted(e.getLocation() == null ? 0 : e.getLocation().getLineNumber()));
        }
    }

    private Message message() throws XMLStreamException, IsoException {
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.DTD) {
                throw new IsoException("the file has a document type declaration");
            }
        }
        String namespace = String.valueOf(xml.getNamespaceURI());
        if (!xml.getLocalName().equals("Document") || !namespace.startsWith(NAMESPACE)) {
            throw new IsoException(
                    "the file is no message of ISO 20022: %s of namespace %s".formatted(xml.getLocalName(), namespace));
        }
        IsoNode root = element(namespace, 0);
        while (xml.hasNext()) {
            xml.next();
        }
        return new Message(namespace.substring(NAMESPACE.length()), root);
    }

    private IsoNode element(String namespace, int depth) throws XMLStreamException, IsoException {
        if (depth > MOST_DEPTH) {
            throw new IsoException("line %d: elements nest deeper than %d"
                    .formatted(xml.getLocation().getLineNumber(), MOST_DEPTH));
        }
        String currency = xml.getAttributeValue(null, "Ccy");
        IsoNode node =
                new IsoNode(xml.getLocalName(), xml.getLocation().getLineNumber(), currency == null ? "" : currency);
        if (!namespace.equals(xml.getNamespaceURI())) {
            throw new IsoException("line %d: %s is not of the message's namespace".formatted(node.line(), node.name()));
        }
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> node.children().add(element(namespace, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new IsoException("line %d: entities are not taken".formatted(node.line()));
                case XMLStreamConstants.END_ELEMENT -> {
                    node.hold(
                            node.children().isEmpty()
                                    ? text.toString()
                                    : text.toString().strip());
                    return node;
                }
                default -> {}
            }
        }
    }
}
