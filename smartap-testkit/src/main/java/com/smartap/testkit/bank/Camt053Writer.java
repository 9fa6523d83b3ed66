package com.smartap.testkit.bank;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a statement as {@code camt.053.001.08}, valid against the standard's schema. */
final class Camt053Writer {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

    private final XMLStreamWriter xml;

    private Camt053Writer(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** A statement about an account between two balances. */
    static byte[] write(
            String id,
            int sequence,
            Instant now,
            BankAccount account,
            Money opening,
            Money closing,
            List<Booking> bookings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            new Camt053Writer(xml).document(id, sequence, now, account, opening, closing, bookings);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a statement in memory can be written", e);
        }
        return out.toByteArray();
    }

    private void document(
            String id,
            int sequence,
            Instant now,
            BankAccount account,
            Money opening,
            Money closing,
            List<Booking> bookings)
            throws XMLStreamException {
        String created = now.truncatedTo(ChronoUnit.SECONDS).toString();
        LocalDate today = day(now);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeStartElement("BkToCstmrStmt");
        xml.writeStartElement("GrpHdr");
        leaf("MsgId", id);
        leaf("CreDtTm", created);
        xml.writeEndElement();
        xml.writeStartElement("Stmt");
        leaf("Id", id);
        leaf("ElctrncSeqNb", Integer.toString(sequence));
        leaf("CreDtTm", created);
        account(account, opening);
        balance("OPBD", opening, today);
        balance("CLBD", closing, today);
        for (Booking booking : bookings) {
            entry(booking, today);
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void account(BankAccount account, Money opening) throws XMLStreamException {
        xml.writeStartElement("Acct");
        xml.writeStartElement("Id");
        if (account.iban() != null) {
            leaf("IBAN", account.iban());
        } else {
            xml.writeStartElement("Othr");
            leaf("Id", String.valueOf(account.accountNumber()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        leaf("Ccy", opening.currency().getCurrencyCode());
        xml.writeEndElement();
    }

    private void balance(String type, Money balance, LocalDate day) throws XMLStreamException {
        xml.writeStartElement("Bal");
        xml.writeStartElement("Tp");
        xml.writeStartElement("CdOrPrtry");
        leaf("Cd", type);
        xml.writeEndElement();
        xml.writeEndElement();
        amount(balance.abs());
        leaf("CdtDbtInd", balance.isNegative() ? "DBIT" : "CRDT");
        date("Dt", day);
        xml.writeEndElement();
    }

    private void entry(Booking booking, LocalDate today) throws XMLStreamException {
        BankPayment payment = booking.payment();
        String direction = booking.comesBack() ? "CRDT" : "DBIT";
        xml.writeStartElement("Ntry");
        amount(payment.amount());
        leaf("CdtDbtInd", direction);
        if (booking.comesBack()) {
            leaf("RvslInd", "true");
        }
        xml.writeStartElement("Sts");
        leaf("Cd", "BOOK");
        xml.writeEndElement();
        date("BookgDt", day(booking.at()));
        date("ValDt", booking.comesBack() ? today : payment.effectiveDate());
        leaf("AcctSvcrRef", payment.bankReference() + (booking.comesBack() ? "R" : ""));
        xml.writeStartElement("BkTxCd");
        xml.writeStartElement("Domn");
        leaf("Cd", "PMNT");
        xml.writeStartElement("Fmly");
        leaf("Cd", "ICDT");
        leaf("SubFmlyCd", booking.comesBack() ? "RRTN" : "AUTT");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeStartElement("NtryDtls");
        details(booking, direction);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void details(Booking booking, String direction) throws XMLStreamException {
        BankPayment payment = booking.payment();
        xml.writeStartElement("TxDtls");
        xml.writeStartElement("Refs");
        leaf("MsgId", payment.fileReference());
        leaf("AcctSvcrRef", payment.bankReference() + (booking.comesBack() ? "R" : ""));
        leaf("PmtInfId", payment.fileReference());
        leaf("EndToEndId", payment.reference());
        xml.writeEndElement();
        amount(payment.amount());
        leaf("CdtDbtInd", direction);
        xml.writeStartElement("RltdPties");
        xml.writeStartElement("Cdtr");
        xml.writeStartElement("Pty");
        leaf("Nm", payment.receiver());
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        if (!payment.remittance().isEmpty()) {
            xml.writeStartElement("RmtInf");
            leaf("Ustrd", payment.remittance());
            xml.writeEndElement();
        }
        if (booking.comesBack()) {
            xml.writeStartElement("RtrInf");
            xml.writeStartElement("Rsn");
            // The schema's codes have up to four characters; R-codes of the clearing house fit.
            leaf("Cd", String.valueOf(payment.returnCode()));
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void amount(Money amount) throws XMLStreamException {
        xml.writeStartElement("Amt");
        xml.writeAttribute("Ccy", amount.currency().getCurrencyCode());
        xml.writeCharacters(amount.plain());
        xml.writeEndElement();
    }

    private void date(String name, LocalDate day) throws XMLStreamException {
        xml.writeStartElement(name);
        leaf("Dt", day.toString());
        xml.writeEndElement();
    }

    private void leaf(String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
