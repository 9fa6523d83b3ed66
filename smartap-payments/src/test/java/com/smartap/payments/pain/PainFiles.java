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
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads what the formats write, with the platform's DOM and the official schemas. */
final class PainFiles {
    private static final Map<String, Validator> VALIDATORS = new ConcurrentHashMap<>();
    private static @Nullable DocumentBuilder builder;

    private PainFiles() {}

    static byte[] bytes(PaymentFormat format, PaymentOrder order) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(order, out);
        return out.toByteArray();
    }

    /** Validates against the schema and returns the document. */
    static Document valid(String message, byte[] file) throws IOException {
        try {
            validator(message).validate(new StreamSource(new ByteArrayInputStream(file)));
            if (builder == null) {
                DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
                factory.setNamespaceAware(true);
                builder = factory.newDocumentBuilder();
            }
            return builder.parse(new ByteArrayInputStream(file));
        } catch (SAXException | ParserConfigurationException e) {
            throw new AssertionError(message + ": " + e.getMessage() + "\n" + new String(file, "UTF-8"), e);
        }
    }

    static boolean isValid(String message, byte[] file) throws IOException {
        try {
            validator(message).validate(new StreamSource(new ByteArrayInputStream(file)));
            return true;
        } catch (SAXException e) {
            return false;
        }
    }

    private static Validator validator(String message) {
        return VALIDATORS.computeIfAbsent(message, name -> {
            try {
                return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(PainFiles.class.getResource("/iso20022/" + name + ".xsd"))
                        .newValidator();
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
            while (child != null
                    && !(child instanceof Element element
                            && element.getLocalName().equals(name))) {
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
