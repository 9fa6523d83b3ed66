package com.smartap.payments.statement.ofx;

import com.smartap.payments.statement.internal.BankLines;
import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.FieldException;
import com.smartap.spi.payment.ReadProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Tells the tags of SGML or XML apart, with the text that follows each; end tags of leaves may be there or not. */
final class OfxTokens {
    private static final int MAX_LINE = 1 << 16;
    private static final int MAX_TEXT = 20_000;
    private static final int MAX_NAME = 80;

    private final BankLines lines;
    private final StringBuilder text = new StringBuilder();
    private String tag = "";
    private int tagLine;

    OfxTokens(InputStream in, Feed feed) throws IOException {
        // A whole file may stand on one line.
        lines = BankLines.inPieces(in, MAX_LINE, feed, '>');
    }

    void read(OfxFile file) throws IOException {
        StringBuilder open = new StringBuilder();
        for (String line = lines.next(); line != null; line = lines.next()) {
            try {
                line(line, open, file);
            } catch (FieldException e) {
                throw failure(e);
            }
        }
        try {
            if (open.length() > 0) {
                throw new FieldException("ends within a tag. Maybe it is cut off.");
            }
            file.finish();
        } catch (FieldException e) {
            throw failure(e);
        }
    }

    private void line(String line, StringBuilder open, OfxFile file) throws FieldException {
        int at = 0;
        while (at < line.length()) {
            if (open.length() > 0) {
                at = close(line, at, open, file);
                continue;
            }
            int less = line.indexOf('<', at);
            text(line, at, less < 0 ? line.length() : less);
            if (less < 0) {
                break;
            }
            open.append('<');
            at = less + 1;
        }
        if (open.length() > 0) {
            open.append(' ');
        } else if (text.length() > 0) {
            text.append(' ');
        }
    }

    /** Takes in the rest of a tag; gives where to go on. */
    private int close(String line, int at, StringBuilder open, OfxFile file) throws FieldException {
        boolean verbatim = open.length() >= 9
                ? open.indexOf("<![CDATA[") == 0
                : (open + line.substring(at)).startsWith("<![CDATA[");
        String mark = verbatim ? "]]>" : ">";
        int end = line.indexOf(mark, at);
        int to = end < 0 ? line.length() : end;
        if (open.length() + to - at > MAX_TEXT) {
            throw new FieldException("has a tag of more than %d characters".formatted(MAX_TEXT));
        }
        open.append(line, at, to);
        if (end < 0) {
            return line.length();
        }
        String body = open.substring(1);
        open.setLength(0);
        if (verbatim) {
            text(body, "![CDATA[".length(), body.length());
        } else {
            tag(body, file);
        }
        return end + mark.length();
    }

    private void tag(String body, OfxFile file) throws FieldException {
        if (body.startsWith("?") || body.startsWith("!--")) {
            return;
        }
        if (body.startsWith("!")) {
            throw new FieldException(
                    "has a document type declaration, which bank files do not need and SmartAP does not read");
        }
        if (!tag.isEmpty()) {
            file.element(tag, OfxText.plain(text.toString()), tagLine);
        }
        text.setLength(0);
        tag = "";
        boolean ending = body.startsWith("/");
        boolean empty = body.endsWith("/");
        String name = name(ending ? body.substring(1) : body);
        if (ending) {
            file.end(name, lines.number());
        } else if (!empty) {
            tag = name;
            tagLine = lines.number();
            file.start(name, tagLine);
        }
    }

    private static String name(String body) throws FieldException {
        int end = 0;
        while (end < body.length() && body.charAt(end) > ' ' && body.charAt(end) != '/') {
            end++;
        }
        if (end > MAX_NAME) {
            throw new FieldException("has a tag whose name has more than %d characters".formatted(MAX_NAME));
        }
        return body.substring(0, end).toUpperCase(Locale.ROOT);
    }

    private void text(String from, int start, int end) throws FieldException {
        if (tag.isEmpty()) {
            return;
        }
        if (text.length() + end - start > MAX_TEXT) {
            throw new FieldException("has a text of more than %d characters in %s".formatted(MAX_TEXT, tag));
        }
        text.append(from, start, end);
    }

    private RuntimeException failure(FieldException e) {
        return new ReadProblem(lines.position(), e.words()).exception();
    }
}
