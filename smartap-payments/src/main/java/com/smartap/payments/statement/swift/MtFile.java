package com.smartap.payments.statement.swift;

import com.smartap.payments.statement.internal.BankLines;
import com.smartap.payments.statement.internal.Feed;
import com.smartap.payments.statement.internal.FieldException;
import com.smartap.spi.payment.ReadProblem;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Puts lines together to tags, and tags to messages, which a new {@code :20:}, a dash or a new envelope ends. */
final class MtFile {
    private static final int MAX_LINE = 4096;
    private static final int MAX_TAG = 20_000;

    private final BankLines lines;
    private final Feed feed;
    private final StringBuilder value = new StringBuilder();
    private String tag = "";
    private int tagLine;
    private boolean enveloped;
    private @Nullable MtMessage message;

    MtFile(InputStream in, Feed feed) throws IOException {
        this.feed = feed;
        lines = new BankLines(in, MAX_LINE, feed);
    }

    void read() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            take(line);
        }
        endTag();
        if (enveloped && message != null) {
            throw failure("the file ends before the message ends (-}). Maybe it is cut off.");
        }
        endMessage();
        if (feed.statements() == 0) {
            throw failure("the file holds no statement (:20:, :60F:)");
        }
    }

    private void take(String line) {
        if (line.startsWith("{")) {
            envelope(line);
        } else if (line.startsWith("-}") || line.strip().equals("-")) {
            endTag();
            endMessage();
            if (line.contains("{1:")) {
                envelope(line);
            }
        } else {
            int end = tagEnd(line);
            if (end > 0) {
                endTag();
                tag = line.substring(1, end);
                tagLine = lines.number();
                value.append(line, end + 1, line.length());
            } else if (!tag.isEmpty()) {
                append(line);
            }
        }
    }

    /** Where the second colon of a tag such as {@code :61:} or {@code :60F:} stands; zero if a line begins with none. */
    private static int tagEnd(String line) {
        boolean begins =
                line.length() > 3 && line.charAt(0) == ':' && isDigit(line.charAt(1)) && isDigit(line.charAt(2));
        if (begins && line.charAt(3) == ':') {
            return 3;
        }
        boolean letter = begins && line.charAt(3) >= 'A' && line.charAt(3) <= 'Z';
        return letter && line.length() > 4 && line.charAt(4) == ':' ? 4 : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Blocks before the text block do not matter, but what follows its beginning in the line does. */
    private void envelope(String line) {
        if (line.contains("{1:")) {
            endTag();
            endMessage();
            enveloped = true;
        }
        int text = line.indexOf("{4:");
        if (text >= 0 && text + 3 < line.length()) {
            take(line.substring(text + 3));
        }
    }

    private void append(String line) {
        if (value.length() + line.length() > MAX_TAG) {
            throw failure("tag :%s: has more than %d characters".formatted(tag, MAX_TAG));
        }
        value.append('\n').append(line);
    }

    private void endTag() {
        if (tag.isEmpty()) {
            return;
        }
        String ended = tag;
        String text = value.toString();
        tag = "";
        value.setLength(0);
        if (message == null || (ended.equals("20") && message.hasBegun())) {
            endMessage();
            message = new MtMessage(feed);
        }
        try {
            message.tag(ended, text, tagLine);
        } catch (FieldException e) {
            throw new ReadProblem("line " + tagLine, e.words()).exception();
        }
    }

    private void endMessage() {
        if (message != null) {
            MtMessage ended = message;
            message = null;
            try {
                ended.end();
            } catch (FieldException e) {
                throw failure(e.words());
            }
        }
        enveloped = false;
    }

    private RuntimeException failure(String what) {
        return new ReadProblem(lines.position(), what).exception();
    }
}
