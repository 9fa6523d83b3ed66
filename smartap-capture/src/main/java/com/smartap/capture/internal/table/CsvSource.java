package com.smartap.capture.internal.table;

import com.smartap.capture.internal.fields.Refusals;
import com.smartap.capture.internal.kind.Tabular;
import com.smartap.spi.capture.DocumentSource;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table in text form; its encoding and its separator are found out. */
final class CsvSource implements TableSource {
    private static final int HEAD = 64 * 1024;
    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST_CELL = 1 << 20;
    private static final Charset FALLBACK = Charset.forName("windows-1252");

    private final DocumentSource document;
    private final Charset charset;
    private final char separator;
    private final boolean announced;
    private final List<String> findings = new ArrayList<>();

    private CsvSource(DocumentSource document, Charset charset, char separator, boolean announced) {
        this.document = document;
        this.charset = charset;
        this.separator = separator;
        this.announced = announced;
    }

    static CsvSource open(DocumentSource document) throws IOException {
        byte[] head;
        try (InputStream in = document.open()) {
            head = in.readNBytes(HEAD);
        }
        Charset charset = charset(document, head);
        String text = new String(head, charset).replace("\uFEFF", "");
        boolean announced = text.toLowerCase(Locale.ROOT).startsWith("sep=") && text.length() > 4;
        char separator = announced ? text.charAt(4) : Tabular.separator(text);
        // A table of one column has no separator that could be seen.
        CsvSource source = new CsvSource(document, charset, separator == 0 ? ',' : separator, announced);
        if (charset.equals(FALLBACK)) {
            source.findings.add("the text is not UTF-8; it was read as windows-1252");
        }
        return source;
    }

    private static Charset charset(DocumentSource document, byte[] head) throws IOException {
        if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        char[] buffer = new char[1 << 14];
        try (Reader reader = new InputStreamReader(document.open(), decoder)) {
            int read = 0;
            while (read >= 0) {
                read = reader.read(buffer);
            }
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return FALLBACK;
        }
    }

    @Override
    public String name() {
        return document.name();
    }

    @Override
    public List<String> findings() {
        return findings;
    }

    @Override
    public boolean commaLikely() {
        return separator == ';' || separator == '\t';
    }

    @Override
    public void each(Visitor visitor) throws IOException {
        try (Reader reader = new BufferedReader(new InputStreamReader(document.open(), charset), 1 << 16);
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .fieldSeparator(separator)
                        .skipEmptyLines(true)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(true)
                        .allowUnclosedQuote(true)
                        .maxBufferSize(LONGEST_CELL)
                        .ofCsvRecord(reader)) {
            boolean first = true;
            for (CsvRecord line : csv) {
                boolean announcement = first && announced;
                if (!announcement && !visitor.row(row(line, first))) {
                    return;
                }
                first = false;
            }
        } catch (CsvParseException e) {
            throw Refusals.damaged(
                    "%s is no readable table: a cell does not end, or is longer than a million characters. Maybe a quotation mark is missing."
                            .formatted(document.name()),
                    e);
        }
    }

    private Row row(CsvRecord line, boolean first) {
        if (line.getFieldCount() > MOST_COLUMNS) {
            throw Refusals.tooLarge("%s has a row of %d columns; at most %d are read"
                    .formatted(document.name(), line.getFieldCount(), MOST_COLUMNS));
        }
        List<Cell> cells = new ArrayList<>(line.getFieldCount());
        for (String field : line.getFields()) {
            String text = first && cells.isEmpty() && field.startsWith("\uFEFF") ? field.substring(1) : field;
            cells.add(new Cell(text.strip(), null, false));
        }
        return new Row((int) Math.min(Integer.MAX_VALUE, line.getStartingLineNumber()), cells, false);
    }
}
