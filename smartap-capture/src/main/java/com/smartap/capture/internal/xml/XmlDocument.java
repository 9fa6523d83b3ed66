package com.smartap.capture.internal.xml;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import java.io.CharArrayReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An XML document: DTDs are refused, entities are not resolved, and size, depth, elements and attributes are limited.
 *
 * @param root the outermost element
 * @param mislabelled whether the file is not in the encoding that it declares
 */
public record XmlDocument(XmlElement root, boolean mislabelled) {
    /** The most bytes a document may have. */
    public static final int MAX_BYTES = 20 * 1024 * 1024;

    private static final int MAX_DEPTH = 100;
    private static final int MAX_ELEMENTS = 500_000;
    private static final int MAX_ATTRIBUTES = 1000;
    private static final int MAX_TEXT = 65_536;

    /**
     * Reads a document.
     *
     * @param name what to call it in messages
     * @throws DocumentException if it is not well-formed, has a DTD or is beyond the limits
     */
    public static XmlDocument read(String name, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw tooLarge(name, "%d MB".formatted(MAX_BYTES >> 20));
        }
        XmlText text = XmlText.of(bytes);
        try {
            XMLStreamReader in = factory()
                    .createXMLStreamReader(new CharArrayReader(
                            text.text().array(),
                            text.text().arrayOffset() + text.text().position(),
                            text.text().remaining()));
            try {
                return new XmlDocument(new Builder(name, in).build(), text.mislabelled());
            } finally {
                in.close();
            }
        } catch (XMLStreamException e) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_DAMAGED,
                    "%s is not well-formed XML (line %d, column %d). Maybe it was cut off; ask the vendor to send it again."
                            .formatted(
                                    name,
                                    e.getLocation() == null
                                            ? 0
                                            : e.getLocation().getLineNumber(),
                                    e.getLocation() == null
                                            ? 0
                                            : e.getLocation().getColumnNumber()),
                    e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        return factory;
    }

    private static DocumentException tooLarge(String name, String limit) {
        return new DocumentException(
                ErrorCode.DOCUMENT_TOO_LARGE,
                "%s has more than %s. Maybe ask the vendor for a simpler file.".formatted(name, limit));
    }

    /** Builds the tree. */
    private static final class Builder {
        private final String name;
        private final XMLStreamReader in;
        private final Deque<XmlElement> open = new ArrayDeque<>();
        private final Deque<StringBuilder> texts = new ArrayDeque<>();
        private int elements;
        private @Nullable XmlElement root;

        Builder(String name, XMLStreamReader in) {
            this.name = name;
            this.in = in;
        }

        XmlElement build() throws XMLStreamException {
            while (in.hasNext()) {
                switch (in.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start();
                    case XMLStreamConstants.END_ELEMENT ->
                        open.pop().text(texts.pop().toString().strip());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new DocumentException(
                                ErrorCode.DOCUMENT_UNSUPPORTED,
                                "%s has a document type declaration or entities, which no e-invoice needs and which are not read. Maybe ask the vendor for a file without."
                                        .formatted(name));
                    default -> {
                        // Comments and processing instructions say nothing.
                    }
                }
            }
            if (root == null) {
                throw new XMLStreamException("no element");
            }
            return root;
        }

        private void start() {
            if (++elements > MAX_ELEMENTS) {
                throw tooLarge(name, MAX_ELEMENTS + " elements");
            }
            if (open.size() >= MAX_DEPTH) {
                throw tooLarge(name, MAX_DEPTH + " levels of elements");
            }
            XmlElement element = new XmlElement(
                    open.peek(),
                    in.getNamespaceURI() == null ? "" : in.getNamespaceURI().intern(),
                    in.getPrefix() == null ? "" : in.getPrefix(),
                    in.getLocalName(),
                    attributes(),
                    in.getLocation().getLineNumber());
            if (open.isEmpty()) {
                root = element;
            } else {
                open.element().add(element);
            }
            open.push(element);
            texts.push(new StringBuilder());
        }

        private Map<String, String> attributes() {
            int count = in.getAttributeCount();
            if (count == 0) {
                return Map.of();
            }
            if (count > MAX_ATTRIBUTES) {
                throw tooLarge(name, MAX_ATTRIBUTES + " attributes of one element");
            }
            Map<String, String> attributes = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
            }
            return attributes;
        }

        /** Texts longer than any value of an invoice are embedded files, of which the beginning is enough. */
        private void text() {
            StringBuilder text = texts.peek();
            if (text != null && text.length() < MAX_TEXT) {
                int length = Math.min(in.getTextLength(), MAX_TEXT - text.length());
                text.append(in.getTextCharacters(), in.getTextStart(), length);
            }
        }
    }
}
