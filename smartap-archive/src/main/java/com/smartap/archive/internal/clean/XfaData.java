package com.smartap.archive.internal.clean;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The data of an XFA form. */
final class XfaData {
    private XfaData() {}

    /** Whether the packet holds values; one that cannot be read is taken to hold some if it has a place for them. */
    static boolean holdsValues(byte[] packet) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(packet));
            int inside = 0;
            while (reader.hasNext()) {
                reader.next();
                if (reader.isStartElement() && (inside > 0 || "datasets".equals(reader.getLocalName()))) {
                    inside++;
                } else if (reader.isEndElement() && inside > 0) {
                    inside--;
                } else if (inside > 0
                        && reader.isCharacters()
                        && !reader.getText().isBlank()) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException | RuntimeException malformed) {
            return new String(packet, StandardCharsets.ISO_8859_1).contains(":datasets");
        }
    }
}
