package com.smartap.payments.statement;

import com.smartap.payments.statement.internal.FieldException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes XML by its byte order mark, by its zeros, or by its declaration; without any of them it is UTF-8. Bytes that are
 * not of that encoding are an error and never replaced.
 */
final class XmlText {
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
    private static final int HEAD = 512;

    private XmlText() {}

    /** The text of a stream, which is not closed with it. */
    static Reader of(InputStream in) throws IOException, FieldException {
        PushbackInputStream whole = new PushbackInputStream(in, HEAD);
        byte[] head = whole.readNBytes(HEAD);
        Charset charset = charset(head);
        int mark = mark(head);
        whole.unread(head, mark, head.length - mark);
        return new InputStreamReader(
                whole,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static int mark(byte[] head) {
        if (at(head, 0) == 0xEF && at(head, 1) == 0xBB && at(head, 2) == 0xBF) {
            return 3;
        }
        boolean wide = (at(head, 0) == 0xFE && at(head, 1) == 0xFF) || (at(head, 0) == 0xFF && at(head, 1) == 0xFE);
        return wide ? 2 : 0;
    }

    private static Charset charset(byte[] head) throws FieldException {
        if (mark(head) == 3) {
            return StandardCharsets.UTF_8;
        }
        if (at(head, 0) == 0xFE || (at(head, 0) == 0 && at(head, 1) == '<')) {
            return StandardCharsets.UTF_16BE;
        }
        if (at(head, 0) == 0xFF || (at(head, 0) == '<' && at(head, 1) == 0)) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher declared = DECLARED.matcher(new String(head, StandardCharsets.ISO_8859_1));
        String name = declared.find() ? declared.group(1) : "UTF-8";
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new FieldException("encoding", name, "one that Java knows");
        }
    }

    private static int at(byte[] head, int index) {
        return index < head.length ? head[index] & 0xFF : -1;
    }
}
