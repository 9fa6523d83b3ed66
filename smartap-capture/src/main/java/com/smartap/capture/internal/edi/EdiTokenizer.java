package com.smartap.capture.internal.edi;

import com.smartap.capture.internal.fields.Refusals;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an interchange into segments. It takes what arrives: files on one line, wrapped in the middle of segments,
 * indented, with separators of their own, with headers that are not padded, and without a terminator here and there.
 */
final class EdiTokenizer {
    private static final int LOOK_AHEAD = 256;
    private static final int TAG_AHEAD = 32;
    private static final int LONGEST_SEGMENT = 200_000;
    private static final int MOST_ELEMENTS = 2_000;
    private static final int ISA_ELEMENTS = 16;
    private static final int LONGEST_ISA = 600;

    private final PushbackReader in;
    private final boolean wrapped;
    private final String name;
    private @Nullable Delimiters delimiters;
    private boolean terminatorMissing;

    /**
     * A segment without its number.
     *
     * @param unterminated whether only the end of its line ended it
     */
    record Raw(String tag, List<String> elements, Delimiters delimiters, boolean unterminated) {}

    EdiTokenizer(Reader reader, boolean wrapped, String name) {
        this.in = new PushbackReader(reader, LOOK_AHEAD);
        this.wrapped = wrapped;
        this.name = name;
    }

    /** The next segment; null at the end. */
    @Nullable
    Raw next() throws IOException {
        while (true) {
            int c = skipBlank();
            if (c < 0) {
                return null;
            }
            in.unread(c);
            if (peek(3).equals("UNA")) {
                una();
                continue;
            }
            Raw header = header();
            if (header != null) {
                return header;
            }
            if (delimiters == null) {
                throw Refusals.damaged(
                        "%s does not begin with the header of an interchange. Maybe ask for it again.".formatted(name),
                        null);
            }
            Raw segment = body(delimiters);
            if (!segment.tag().isEmpty()) {
                return segment;
            }
        }
    }

    private int skipBlank() throws IOException {
        int c = in.read();
        while (c >= 0 && (c <= ' ' && !isTerminator(c) || c == '\uFEFF' || c == '\u00A0')) {
            c = in.read();
        }
        return c;
    }

    private boolean isTerminator(int c) {
        return delimiters != null && c == delimiters.terminator() && c != '\n';
    }

    /** Reads {@code ISA}; before {@code UNB} it forgets the separators of an earlier interchange. */
    private @Nullable Raw header() throws IOException {
        String start = peek(4);
        if (start.startsWith("ISA") && start.length() == 4 && !Character.isLetterOrDigit(start.charAt(3))) {
            return isa();
        }
        if (start.startsWith("UNB") && start.length() == 4 && !sticks(start.charAt(3))) {
            delimiters = start.charAt(3) == 0x1D ? Delimiters.EDIFACT_LEVEL_B : Delimiters.EDIFACT;
        }
        return null;
    }

    /** Whether the separators in force are those of this header too. */
    private boolean sticks(char separator) {
        Delimiters known = delimiters;
        return known != null && known.syntax() == Syntax.EDIFACT && known.element() == separator;
    }

    private void una() throws IOException {
        for (int i = 0; i < 3; i++) {
            in.read();
        }
        char[] service = new char[6];
        for (int i = 0; i < service.length; i++) {
            service[i] = (char) Math.max(0, in.read());
        }
        char release = service[3] == ' ' ? 0 : service[3];
        char repetition = service[4] == ' ' ? 0 : service[4];
        char terminator = service[5] == '\r' ? '\n' : service[5];
        delimiters = new Delimiters(Syntax.EDIFACT, service[1], service[0], release, terminator, repetition);
    }

    /** The fixed header of X12, cut by its separator and not by its columns, which some programs do not pad. */
    private Raw isa() throws IOException {
        StringBuilder text = new StringBuilder();
        int separators = 0;
        char separator = 0;
        while (separators < ISA_ELEMENTS) {
            int c = in.read();
            if (c < 0 || text.length() > LONGEST_ISA) {
                throw Refusals.damaged("%s breaks off in its header (ISA). Maybe send it again.".formatted(name), null);
            }
            if (c != '\r' && c != '\n') {
                text.append((char) c);
                separator = text.length() == 4 ? (char) c : separator;
                separators += text.length() >= 4 && c == separator ? 1 : 0;
            }
        }
        char component = (char) Math.max(0, readPastWrap());
        int end = readPastWrap();
        if (end < 0) {
            throw Refusals.damaged("%s breaks off after its header (ISA). Maybe send it again.".formatted(name), null);
        }
        if ((end == '\r' || end == '\n') && endsNextLine(component)) {
            // ISA16 is empty: what stands in its place is the terminator already.
            end = component;
            component = '>';
        }
        text.append(component);
        List<String> elements = List.of(text.substring(4).split(Pattern.quote("" + separator), -1));
        char terminator = end == '\r' ? '\n' : (char) end;
        char repetition = repetition(elements.get(10), elements.get(11), component);
        delimiters = new Delimiters(Syntax.X12, separator, component, (char) 0, terminator, repetition);
        return new Raw("ISA", elements, delimiters, false);
    }

    /** Whether the line that follows ends with this character. */
    private boolean endsNextLine(char c) throws IOException {
        String ahead = peek(LOOK_AHEAD - 1).stripLeading();
        int line = ahead.indexOf('\n');
        String next = (line < 0 ? ahead : ahead.substring(0, line)).stripTrailing();
        return !next.isEmpty() && next.charAt(next.length() - 1) == c;
    }

    /** From version 00402 on, ISA11 is the repetition separator; before, it says {@code U}. */
    private static char repetition(String element, String version, char component) {
        boolean given = element.length() == 1 && !Character.isLetterOrDigit(element.charAt(0));
        return given && version.compareTo("00402") >= 0 && element.charAt(0) != component && element.charAt(0) != ' '
                ? element.charAt(0)
                : 0;
    }

    private int readPastWrap() throws IOException {
        int c = in.read();
        while (wrapped && (c == '\r' || c == '\n')) {
            c = in.read();
        }
        return c;
    }

    private Raw body(Delimiters by) throws IOException {
        List<String> elements = new ArrayList<>();
        StringBuilder element = new StringBuilder();
        int length = 0;
        terminatorMissing = false;
        for (int c = in.read(); c >= 0 && c != by.terminator(); c = in.read()) {
            if (++length > LONGEST_SEGMENT || elements.size() > MOST_ELEMENTS) {
                throw Refusals.tooLarge("%s has a segment of more than %d characters. Maybe its terminator is missing."
                        .formatted(name, LONGEST_SEGMENT));
            }
            if (c == '\r' || c == '\n') {
                if (!wrapped && !by.endsWithLine() && startsSegment(by)) {
                    terminatorMissing = true;
                    break;
                }
            } else if (c == by.element()) {
                elements.add(element.toString());
                element.setLength(0);
            } else {
                element.append((char) c);
                if (c == by.release() && c != 0) {
                    released(element);
                }
            }
        }
        elements.add(element.toString());
        String tag = elements.get(0).strip();
        // EDIFACT may nest a segment's position into its tag, as in LIN:1.
        int nested = by.component() == 0 ? -1 : tag.indexOf(by.component());
        return new Raw(
                nested > 0 ? tag.substring(0, nested) : tag,
                List.copyOf(elements.subList(1, elements.size())),
                by,
                terminatorMissing);
    }

    private void released(StringBuilder element) throws IOException {
        int next = in.read();
        while (wrapped && (next == '\r' || next == '\n')) {
            next = in.read();
        }
        if (next >= 0) {
            element.append((char) next);
        }
    }

    /** Whether a tag and a separator follow the end of a line: then its segment has lost its terminator. */
    private boolean startsSegment(Delimiters by) throws IOException {
        String ahead = peek(TAG_AHEAD).stripLeading();
        int tag = 0;
        while (tag < ahead.length() && tag < 4 && isTagCharacter(ahead.charAt(tag))) {
            tag++;
        }
        return (tag == 2 || tag == 3) && tag < ahead.length() && ahead.charAt(tag) == by.element();
    }

    private static boolean isTagCharacter(char c) {
        return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private String peek(int count) throws IOException {
        char[] buffer = new char[count];
        int read = 0;
        int got = 0;
        while (read < count && got >= 0) {
            got = in.read(buffer, read, count - read);
            read += Math.max(0, got);
        }
        in.unread(buffer, 0, read);
        return new String(buffer, 0, read);
    }
}
