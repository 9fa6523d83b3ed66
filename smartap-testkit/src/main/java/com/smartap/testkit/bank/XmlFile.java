package com.smartap.testkit.bank;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A message of ISO 20022 that is being written. */
final class XmlFile {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;

    /** Begins a message, such as {@code camt.053.001.08}. */
    XmlFile(String message) {
        try {
            xml = FACTORY.createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace("urn:iso:std:iso:20022:tech:xsd:" + message);
        } catch (XMLStreamException e) {
            throw unwritten(e);
        }
    }

    /** Opens elements, one in the other. */
    XmlFile open(String... names) {
        try {
            for (String name : names) {
                xml.writeStartElement(name);
            }
        } catch (XMLStreamException e) {
            throw unwritten(e);
        }
        return this;
    }

    /** Closes the elements that were opened last. */
    XmlFile close(int count) {
        try {
            for (int i = 0; i < count; i++) {
                xml.writeEndElement();
            }
        } catch (XMLStreamException e) {
            throw unwritten(e);
        }
        return this;
    }

    /** An element with text; nothing where there is none. */
    XmlFile leaf(String name, String text) {
        if (!text.isEmpty()) {
            open(name).text(text).close(1);
        }
        return this;
    }

    XmlFile amount(String name, Money amount) {
        try {
            xml.writeStartElement(name);
            xml.writeAttribute("Ccy", amount.currency().getCurrencyCode());
            xml.writeCharacters(amount.plain());
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw unwritten(e);
        }
        return this;
    }

    XmlFile date(String name, LocalDate day) {
        return open(name).leaf("Dt", day.toString()).close(1);
    }

    XmlFile moment(String name, Instant at) {
        return leaf(name, at.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** The number of an account, as {@code Id}. */
    XmlFile number(BankAccount account) {
        String iban = account.iban();
        return iban == null ? number(String.valueOf(account.accountNumber())) : number(iban);
    }

    XmlFile number(String number) {
        open("Id");
        if (BankText.isIban(number)) {
            leaf("IBAN", number);
        } else {
            open("Othr").leaf("Id", number).close(1);
        }
        return close(1);
    }

    byte[] end() {
        try {
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw unwritten(e);
        }
        return out.toByteArray();
    }

    private XmlFile text(String text) {
        try {
            xml.writeCharacters(text);
        } catch (XMLStreamException e) {
            throw unwritten(e);
        }
        return this;
    }

    private static IllegalStateException unwritten(XMLStreamException e) {
        return new IllegalStateException("a message in memory can be written", e);
    }
}
