package com.smartap.archive.internal.convert;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads an e-invoice as a tree, within limits and without anything from outside. */
final class InvoiceXml {
    private static final int MAX_NODES = 20_000;
    private static final int MAX_DEPTH = 60;
    private static final int MAX_TEXT = 20_000;

    /**
     * An element.
     *
     * @param name its local name
     * @param attributes such as {@code currencyID=EUR}
     * @param children the elements in it
     */
    record Node(String name, List<String> attributes, List<Node> children, StringBuilder content) {
        /** What it says itself. */
        String text() {
            return content.toString().strip();
        }

        /** The first element at a path of local names; null if there is none. */
        @Nullable
        Node at(String... path) {
            Node node = this;
            for (String step : path) {
                Node next = node.children.stream()
                        .filter(child -> child.name.equals(step))
                        .findFirst()
                        .orElse(null);
                if (next == null) {
                    return null;
                }
                node = next;
            }
            return node;
        }

        /** All children of a name. */
        List<Node> all(String wanted) {
            return children.stream().filter(child -> child.name.equals(wanted)).toList();
        }
    }

    private InvoiceXml() {}

    static Node read(String name, byte[] xml) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            Deque<Node> open = new ArrayDeque<>();
            Node root = null;
            int nodes = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    nodes++;
                    if (nodes > MAX_NODES || open.size() >= MAX_DEPTH) {
                        throw new DocumentException(
                                ErrorCode.DOCUMENT_TOO_LARGE,
                                "document (%s) has more than %d elements or more than %d levels"
                                        .formatted(name, MAX_NODES, MAX_DEPTH));
                    }
                    Node node = node(reader);
                    if (open.peek() != null) {
                        open.peek().children().add(node);
                    } else {
                        root = node;
                    }
                    open.push(node);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    open.pop();
                } else if (reader.isCharacters() && open.peek() != null) {
                    StringBuilder content = open.peek().content();
                    String text = reader.getText();
                    content.append(text, 0, Math.max(0, Math.min(text.length(), MAX_TEXT - content.length())));
                } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw new XMLStreamException("a document type");
                }
            }
            if (root == null) {
                throw new XMLStreamException("nothing");
            }
            return root;
        } catch (XMLStreamException | RuntimeException e) {
            if (e instanceof DocumentException known) {
                throw known;
            }
            throw new DocumentException(
                    ErrorCode.DOCUMENT_DAMAGED,
                    "document (%s) is no XML that can be read safely. Maybe it is cut off, or has a document type."
                            .formatted(name),
                    e);
        }
    }

    private static Node node(XMLStreamReader reader) {
        List<String> attributes = new ArrayList<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (!"schemaLocation".equals(reader.getAttributeLocalName(i))) {
                attributes.add(reader.getAttributeLocalName(i) + "=" + reader.getAttributeValue(i));
            }
        }
        return new Node(reader.getLocalName(), attributes, new ArrayList<>(), new StringBuilder());
    }
}
