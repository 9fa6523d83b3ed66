package com.smartap.payments.lint;

import com.smartap.payments.lint.PainGrammar.Part;
import com.smartap.payments.lint.PainGrammar.Type;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Walks through a pain.001 file once: against the grammar of its version, and against the rules of its rails. */
final class PainLint {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_TEXT = 20_000;
    private static final String PREFIX = "urn:iso:std:iso:20022:tech:xsd:";

    private final Findings findings;
    private final PainRules rules;
    private final Deque<ElementFrame> open = new ArrayDeque<>();
    private Optional<PainGrammar> grammar = Optional.empty();
    private @Nullable XMLStreamReader reader;
    private int unknown;
    private int blocks;
    private int transactions;

    PainLint(Findings findings) {
        this.findings = findings;
        rules = new PainRules(findings);
    }

    /** Returns how many transactions there were. */
    long check(InputStream in) throws IOException {
        TokenGuard guard = new TokenGuard(in);
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(guard);
            reader = xml;
            while (xml.hasNext()) {
                guard.event();
                if (findings.isFull()) {
                    findings.stopped(this::position);
                    break;
                }
                if (!take(xml, xml.next())) {
                    break;
                }
            }
            xml.close();
        } catch (XMLStreamException | IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
            // The platform's reader answers some damaged files with a runtime exception.
            findings.error(
                    "PAIN_XML",
                    this::position,
                    guard.tripped()
                            ? "A tag or text is longer than a megabyte, which no payment file needs."
                            : "The file is not well-formed XML, or is cut off. Maybe write it again with an XML library.");
        }
        return rules.transactions();
    }

    /** False where reading on is of no use. */
    private boolean take(XMLStreamReader xml, int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (open.size() == MAX_DEPTH) {
                    findings.error("PAIN_XML", this::position, "More than 64 elements stand inside each other.");
                    return false;
                }
                begin(xml);
            }
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                ElementFrame frame = open.peek();
                if (frame != null && frame.text.length() <= MAX_TEXT) {
                    frame.text.append(xml.getText());
                }
            }
            case XMLStreamConstants.DTD -> {
                findings.error(
                        "PAIN_DOCTYPE",
                        this::position,
                        "A document type declaration is refused by banks, and is not read. Maybe leave it out.");
                return false;
            }
            case XMLStreamConstants.ENTITY_REFERENCE -> {
                findings.error(
                        "PAIN_DOCTYPE",
                        this::position,
                        "An entity of its own is refused by banks. Maybe write its text.");
                return false;
            }
            default -> {}
        }
        return true;
    }

    private void begin(XMLStreamReader xml) {
        String name = xml.getLocalName();
        ElementFrame parent = open.peek();
        if (parent != null && parent.text.toString().isBlank()) {
            parent.text.setLength(0); // blanks between elements must not add up
        }
        if (parent == null) {
            beginDocument(xml, name);
        } else {
            ElementFrame frame = frame(parent, name, xml);
            frame.currency = xml.getAttributeValue(null, "Ccy");
            open.push(frame);
        }
        count(name);
        rules.begin(name);
    }

    private void beginDocument(XMLStreamReader xml, String name) {
        String namespace = String.valueOf(xml.getNamespaceURI());
        String message = namespace.startsWith(PREFIX) ? namespace.substring(PREFIX.length()) : "";
        grammar = PainGrammar.of(message);
        if (!namespace.startsWith(PREFIX + "pain.001.")) {
            findings.error(
                    "PAIN_NAMESPACE",
                    this::position,
                    "The namespace (%s) must be %spain.001.001.09 or that of another version."
                            .formatted(namespace, PREFIX));
        } else if (grammar.isEmpty()) {
            findings.info(
                    "PAIN_VERSION",
                    this::position,
                    "The order of elements is known of pain.001.001.03, .09 and .11; %s is checked by its rules only."
                            .formatted(message));
        }
        if (!name.equals("Document")) {
            findings.error(
                    "PAIN_UNKNOWN_ELEMENT", this::position, "The root element (%s) must be Document.".formatted(name));
        }
        @Nullable
        Type type =
                grammar.isPresent() && name.equals("Document") ? grammar.get().type("Document") : null;
        open.push(new ElementFrame(name, type, null));
    }

    private ElementFrame frame(ElementFrame parent, String name, XMLStreamReader xml) {
        if (grammar.isEmpty() || parent.type == null || unknown > 0) {
            if (grammar.isPresent() && parent.simpleType != null && unknown == 0) {
                findings.error(
                        "PAIN_UNKNOWN_ELEMENT",
                        this::position,
                        "%s holds a text, not elements.".formatted(parent.name));
            }
            unknown += unknown > 0 || grammar.isPresent() ? 1 : 0;
            return new ElementFrame(name, null, null);
        }
        Part part = parent.child(name, (rule, message) -> findings.error(rule, () -> path(name), message));
        if (part == null) {
            unknown = 1;
            return new ElementFrame(name, null, null);
        }
        @Nullable Type type = grammar.get().type(part.type());
        boolean amount = type != null && type.isAmount();
        int attributes = xml.getAttributeCount();
        for (int i = 0; i < attributes; i++) {
            String space = xml.getAttributeNamespace(i);
            boolean known = (amount && xml.getAttributeLocalName(i).equals("Ccy") && (space == null || space.isEmpty()))
                    || "http://www.w3.org/2001/XMLSchema-instance".equals(space);
            if (!known) {
                findings.error(
                        "PAIN_ATTRIBUTE",
                        () -> path(name),
                        "%s has an attribute %s, which is not known there."
                                .formatted(name, xml.getAttributeLocalName(i)));
            }
        }
        if (amount) {
            String currency = xml.getAttributeValue(null, "Ccy");
            if (currency == null || !currency.matches("[A-Z]{3}")) {
                findings.error(
                        "PAIN_CURRENCY", () -> path(name), "%s needs an attribute Ccy such as EUR.".formatted(name));
            }
        }
        return new ElementFrame(name, type, type == null ? part.type() : null);
    }

    private void end() {
        ElementFrame frame = open.pop();
        String text = frame.text.toString();
        if (text.length() > MAX_TEXT) {
            findings.error(
                    "PAIN_TEXT",
                    () -> path(frame.name),
                    "%s has a text of more than 20000 characters.".formatted(frame.name));
        }
        if (unknown > 0) {
            unknown--;
        } else if (grammar.isPresent()) {
            checkText(frame, text);
        }
        rules.end(frame.name, text.strip(), frame.currency, () -> path(frame.name));
    }

    private void checkText(ElementFrame frame, String text) {
        PainGrammar known = grammar.orElseThrow();
        @Nullable String simple = frame.type != null ? frame.type.amount() : frame.simpleType;
        if (simple != null) {
            known.simple(simple)
                    .problem(text)
                    .ifPresent(message ->
                            findings.error("PAIN_VALUE", () -> path(frame.name), frame.name + " " + message));
        } else {
            frame.end((rule, message) -> findings.error(rule, () -> path(frame.name), message));
        }
    }

    private void count(String name) {
        if (name.equals("PmtInf")) {
            blocks++;
            transactions = 0;
        } else if (name.equals("CdtTrfTxInf")) {
            transactions++;
        }
    }

    /** The position and the open elements. */
    private String position() {
        return path("");
    }

    /** The position, and the path to an element within those that are open. */
    private String path(String last) {
        StringBuilder path = new StringBuilder(80);
        if (reader != null && reader.getLocation() != null) {
            path.append("line ").append(reader.getLocation().getLineNumber());
            path.append(", column ").append(reader.getLocation().getColumnNumber());
        }
        if (!open.isEmpty() || !last.isEmpty()) {
            path.append(", ");
        }
        for (Iterator<ElementFrame> outer = open.descendingIterator(); outer.hasNext(); ) {
            name(path, outer.next().name);
        }
        if (!last.isEmpty()) {
            name(path, last);
        }
        return path.toString();
    }

    private void name(StringBuilder path, String name) {
        path.append('/').append(name);
        if (name.equals("PmtInf")) {
            path.append('[').append(blocks).append(']');
        } else if (name.equals("CdtTrfTxInf")) {
            path.append('[').append(transactions).append(']');
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("outside entities are not read");
        });
        return factory;
    }
}
