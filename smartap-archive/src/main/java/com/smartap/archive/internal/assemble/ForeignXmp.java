package com.smartap.archive.internal.assemble;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What is kept of a source's own XMP: the properties of schemas that it declares itself, such as that of Factur-X. The
 * rest says how the source was made and does not describe the sealed copy.
 *
 * @param properties descriptions to copy into the packet
 * @param schemas items of the bag of declared schemas
 */
public record ForeignXmp(String properties, String schemas) {
    /** Nothing. */
    public static final ForeignXmp NONE = new ForeignXmp("", "");

    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static final String EXTENSION = "http://www.aiim.org/pdfa/ns/extension/";
    private static final String SCHEMA = "http://www.aiim.org/pdfa/ns/schema#";
    private static final int MAX_BYTES = 256 * 1024;

    /** Reads a packet; one that is too large or malformed gives {@link #NONE}, for metadata never stops an archive. */
    public static ForeignXmp of(byte[] packet) {
        if (packet.length == 0 || packet.length > MAX_BYTES) {
            return NONE;
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return read(builder.parse(new ByteArrayInputStream(packet)).getDocumentElement());
        } catch (ParserConfigurationException
                | SAXException
                | IOException
                | TransformerException
                | RuntimeException e) {
            return NONE;
        }
    }

    private static ForeignXmp read(Element root) throws TransformerException {
        StringBuilder schemas = new StringBuilder();
        Set<String> declared = new HashSet<>();
        NodeList bags = root.getElementsByTagNameNS(EXTENSION, "schemas");
        for (int i = 0; i < bags.getLength(); i++) {
            NodeList items = ((Element) bags.item(i)).getElementsByTagNameNS(SCHEMA, "namespaceURI");
            for (int k = 0; k < items.getLength(); k++) {
                String namespace = items.item(k).getTextContent().strip();
                Node item = items.item(k).getParentNode();
                if (item instanceof Element schema
                        && !isOurs(namespace)
                        && RDF.equals(schema.getNamespaceURI())
                        && "li".equals(schema.getLocalName())
                        && declared.add(namespace)) {
                    schemas.append(text(schema));
                }
            }
        }
        return declared.isEmpty() ? NONE : new ForeignXmp(properties(root, declared), schemas.toString());
    }

    /** What the packet states itself, or what needs no declaration: said twice it would make the packet invalid. */
    private static boolean isOurs(String namespace) {
        return XmpPacket.NAMESPACE.equals(namespace)
                || namespace.startsWith("http://ns.adobe.com/")
                || namespace.startsWith("http://purl.org/dc/")
                || namespace.startsWith("http://www.aiim.org/pdfa/ns/");
    }

    private static String properties(Element root, Set<String> declared) throws TransformerException {
        StringBuilder out = new StringBuilder();
        NodeList descriptions = root.getElementsByTagNameNS(RDF, "Description");
        for (int i = 0; i < descriptions.getLength(); i++) {
            Element copy = (Element) descriptions.item(i).cloneNode(true);
            boolean any = false;
            for (Node child = copy.getFirstChild(); child != null; ) {
                Node next = child.getNextSibling();
                boolean kept = child instanceof Element && declared.contains(child.getNamespaceURI());
                any |= kept;
                if (!kept) {
                    copy.removeChild(child);
                }
                child = next;
            }
            for (int k = copy.getAttributes().getLength() - 1; k >= 0; k--) {
                Attr attribute = (Attr) copy.getAttributes().item(k);
                String namespace = attribute.getNamespaceURI();
                boolean kept = namespace != null && declared.contains(namespace);
                any |= kept;
                if (!kept && namespace != null && !RDF.equals(namespace) && !namespace.endsWith("/xmlns/")) {
                    copy.removeAttributeNode(attribute);
                }
            }
            if (any) {
                out.append(text(copy)).append('\n');
            }
        }
        return out.toString();
    }

    private static String text(Element element) throws TransformerException {
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter out = new StringWriter();
        transformer.transform(new DOMSource(element), new StreamResult(out));
        return out.toString();
    }
}
