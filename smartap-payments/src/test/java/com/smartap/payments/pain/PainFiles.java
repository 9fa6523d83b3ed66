package com.smartap.payments.pain;

import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentOrder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads what the formats write, with the platform's DOM and the official schemas. */
final class PainFiles {
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private PainFiles() {}

    static byte[] bytes(PaymentFormat format, PaymentOrder order) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(order, out);
        return out.toByteArray();
    }

    /** Validates against the schema and returns the document. */
    static Document valid(String message, byte[] file) throws IOException {
        try {
            schema(message).newValidator().validate(new StreamSource(new ByteArrayInputStream(file)));
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(file));
        } catch (SAXException | ParserConfigurationException e) {
            throw new AssertionError(message + ": " + e.getMessage() + "\n" + new String(file, "UTF-8"), e);
        }
    }

    static boolean isValid(String message, byte[] file) throws IOException {
        try {
            schema(message).newValidator().validate(new StreamSource(new ByteArrayInputStream(file)));
            return true;
        } catch (SAXException e) {
            return false;
        }
    }

    private static Schema schema(String message) {
        return SCHEMAS.computeIfAbsent(message, name -> {
            try {
                return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(PainFiles.class.getResource("/iso20022/" + name + ".xsd"));
            } catch (SAXException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** The elements of a name under a node, in document order. */
    static List<Element> all(Node under, String name) {
        List<Element> found = new ArrayList<>();
        var nodes = under instanceof Document document
                ? document.getElementsByTagNameNS("*", name)
                : ((Element) under).getElementsByTagNameNS("*", name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    /** The text at a path of child elements; empty if there is none. */
    static String text(Node under, String path) {
        Node at = under instanceof Document document ? document.getDocumentElement() : under;
        for (String name : path.split("/")) {
            Node child = at.getFirstChild();
            while (child != null && !(child instanceof Element element && element.getLocalName().equals(name))) {
                child = child.getNextSibling();
            }
            if (child == null) {
                return "";
            }
            at = child;
        }
        return at.getTextContent();
    }
}
