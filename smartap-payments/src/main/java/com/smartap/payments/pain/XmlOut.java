package com.smartap.payments.pain;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes elements one after the other; those without content are never written. */
final class XmlOut {
    private final XMLStreamWriter writer;

    XmlOut(OutputStream out) throws IOException {
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            writer.writeCharacters("\n");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    XmlOut root(String name, String namespace, @Nullable String schema) throws IOException {
        return run(() -> {
            writer.writeStartElement(name);
            writer.writeDefaultNamespace(namespace);
            if (schema != null) {
                writer.writeNamespace("xsi", "http://www.w3.org/2001/XMLSchema-instance");
                writer.writeAttribute(
                        "xsi", "http://www.w3.org/2001/XMLSchema-instance", "schemaLocation", namespace + " " + schema);
            }
        });
    }

    /** Begins elements inside each other. */
    XmlOut open(String... names) throws IOException {
        return run(() -> {
            for (String name : names) {
                writer.writeStartElement(name);
            }
        });
    }

    /** Ends the last elements that began. */
    XmlOut close(int elements) throws IOException {
        return run(() -> {
            for (int i = 0; i < elements; i++) {
                writer.writeEndElement();
            }
        });
    }

    /** An element with a text; nothing if there is none. */
    XmlOut text(String name, @Nullable String value) throws IOException {
        if (value == null || value.isEmpty()) {
            return this;
        }
        return run(() -> {
            writer.writeStartElement(name);
            writer.writeCharacters(value);
            writer.writeEndElement();
        });
    }

    XmlOut amount(String name, String currency, String value) throws IOException {
        return run(() -> {
            writer.writeStartElement(name);
            writer.writeAttribute("Ccy", currency);
            writer.writeCharacters(value);
            writer.writeEndElement();
        });
    }

    /** A line break between elements, so that a person can look at the file. */
    XmlOut line() throws IOException {
        return run(() -> writer.writeCharacters("\n"));
    }

    void end() throws IOException {
        run(() -> {
            writer.writeEndDocument();
            writer.writeCharacters("\n");
            writer.flush();
        });
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private XmlOut run(Step step) throws IOException {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        }
    }
}
