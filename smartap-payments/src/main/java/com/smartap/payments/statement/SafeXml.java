package com.smartap.payments.statement;

import com.smartap.payments.statement.internal.FieldException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.payment.ReadProblem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLResolver;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML that a stranger may have written, in little memory: no DTDs, no entities of its own, bounded depth, texts and
 * tokens. Elements are told by the path of their local names, so that namespaces and prefixes do not matter.
 */
final class SafeXml {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_TEXT = 20_000;
    private static final int MAX_TOKEN = 1 << 20;

    /** Makes the sink of a file. */
    interface Opener {
        /**
         * The sink.
         *
         * @param position tells where the reader is
         */
        Sink open(Supplier<String> position);
    }

    /** Gets what the file holds. */
    interface Sink {
        void start(XmlPath path) throws FieldException;

        /**
         * An element ends.
         *
         * @param text its own text, without blanks around it
         * @param currency its attribute {@code Ccy}
         */
        void end(XmlPath path, String text, @Nullable String currency) throws FieldException;
    }

    private final Sink sink;
    private final Deque<XmlPath> paths = new ArrayDeque<>();
    private final Deque<String> currencies = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();

    private SafeXml(Sink sink) {
        this.sink = sink;
        paths.push(XmlPath.root());
    }

    static void read(InputStream in, Opener opener) throws IOException {
        TokenGuard guard = new TokenGuard(in);
        XMLStreamReader reader = null;
        try {
            XMLStreamReader opened = factory().createXMLStreamReader(XmlText.of(guard));
            reader = opened;
            new SafeXml(opener.open(new Place(opened))).read(opened, guard);
        } catch (XMLStreamException e) {
            if (guard.failure != null) {
                throw guard.failure;
            }
            boolean coded = e.getNestedException() instanceof CharacterCodingException;
            String what = coded
                    ? "the file has bytes that are not of the encoding that it states, or of UTF-8 if it states none"
                    : "the file is not well-formed XML, or is cut off";
            throw failure(what, e.getLocation(), e);
        } catch (FieldException e) {
            throw failure(e.words(), reader == null ? null : reader.getLocation(), e);
        } finally {
            close(reader);
        }
    }

    private void read(XMLStreamReader reader, TokenGuard guard) throws XMLStreamException, FieldException {
        while (reader.hasNext()) {
            guard.sinceEvent = 0;
            int event = next(reader);
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> begin(reader);
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    append(reader);
                case XMLStreamConstants.DTD ->
                    throw new FieldException(
                            "has a document type declaration, which bank files do not need and SmartAP does not read");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new FieldException("has an entity of its own, which SmartAP does not resolve");
                default -> {}
            }
        }
    }

    /** The platform's reader answers some damaged files with a runtime exception. */
    private static int next(XMLStreamReader reader) throws XMLStreamException {
        try {
            return reader.next();
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
            throw new XMLStreamException(String.valueOf(e.getMessage()), reader.getLocation(), e);
        }
    }

    private void begin(XMLStreamReader reader) throws FieldException {
        if (paths.size() > MAX_DEPTH) {
            throw new FieldException("has more than %d elements inside each other".formatted(MAX_DEPTH));
        }
        XmlPath path = paths.element().child(local(reader.getLocalName()));
        paths.push(path);
        String currency = reader.getAttributeCount() == 0 ? null : reader.getAttributeValue(null, "Ccy");
        currencies.push(currency == null ? "" : currency);
        text.setLength(0);
        sink.start(path);
    }

    /** Names are read whole, since nothing is asked about namespaces. */
    private static String local(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(colon + 1);
    }

    private void end() throws FieldException {
        String currency = currencies.pop();
        String own = text.length() == 0 ? "" : text.toString().strip();
        text.setLength(0);
        sink.end(paths.pop(), own, currency.isBlank() ? null : currency.strip());
    }

    private void append(XMLStreamReader reader) throws FieldException {
        int length = reader.getTextLength();
        if (text.length() + length > MAX_TEXT) {
            throw new FieldException(
                    "has a text of more than %d characters in %s".formatted(MAX_TEXT, paths.element()));
        }
        text.append(reader.getTextCharacters(), reader.getTextStart(), length);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setXMLResolver(new NoOutside());
        return factory;
    }

    private static SmartApException failure(String message, @Nullable Location at, Throwable cause) {
        ReadProblem problem = new ReadProblem(at == null ? "" : position(at), message);
        return new SmartApException(ErrorCode.STATEMENT_FORMAT, problem.toString(), false, "document", cause);
    }

    private static String position(Location at) {
        return at.getLineNumber() < 1 ? "" : "line %d, column %d".formatted(at.getLineNumber(), at.getColumnNumber());
    }

    private static void close(@Nullable XMLStreamReader reader) {
        if (reader != null) {
            try {
                reader.close();
            } catch (XMLStreamException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        }
    }

    /** Where a reader is. Classes like this one instead of lambdas: the first lambdas of a JVM cost more than a small file. */
    private static final class Place implements Supplier<String> {
        private final XMLStreamReader reader;

        Place(XMLStreamReader reader) {
            this.reader = reader;
        }

        @Override
        public String get() {
            return position(reader.getLocation());
        }
    }

    /** Refuses whatever stands outside the file. */
    private static final class NoOutside implements XMLResolver {
        @Override
        public Object resolveEntity(String publicId, String systemId, String baseUri, String namespace)
                throws XMLStreamException {
            throw new XMLStreamException("outside entities are not read");
        }
    }

    /** Stops a file whose next token never ends, and remembers why the file itself could not be read. */
    private static final class TokenGuard extends FilterInputStream {
        private long sinceEvent;
        private @Nullable IOException failure;

        TokenGuard(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (sinceEvent > MAX_TOKEN) {
                throw new IOException("a token has more than a million characters");
            }
            try {
                int count = super.read(buffer, offset, length);
                sinceEvent += Math.max(0, count);
                return count;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        /** The caller's stream stays open. */
        @Override
        public void close() {}
    }
}
