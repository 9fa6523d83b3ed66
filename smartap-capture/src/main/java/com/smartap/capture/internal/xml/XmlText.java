package com.smartap.capture.internal.xml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML file, by its byte order mark, then by its first bytes, then by what it declares.
 *
 * @param text the characters, without any byte order mark
 * @param mislabelled whether the file is not in the encoding that it declares
 */
record XmlText(CharBuffer text, boolean mislabelled) {
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
    private static final int DECLARATION_WITHIN = 400;

    static XmlText of(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return decoded(bytes, 3, StandardCharsets.UTF_8, false);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16BE, false);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return decoded(bytes, 2, StandardCharsets.UTF_16LE, false);
        }
        if (starts(bytes, 0, '<')) {
            return decoded(bytes, 0, StandardCharsets.UTF_16BE, false);
        }
        if (starts(bytes, '<', 0)) {
            return decoded(bytes, 0, StandardCharsets.UTF_16LE, false);
        }
        Charset declared = declared(bytes);
        // Programs that build XML as text declare UTF-16 and then write bytes.
        boolean wide = declared.name().startsWith("UTF-16") || declared.name().startsWith("UTF-32");
        return decoded(bytes, 0, wide ? StandardCharsets.UTF_8 : declared, wide);
    }

    private static Charset declared(byte[] bytes) {
        int length = Math.min(bytes.length, DECLARATION_WITHIN);
        Matcher matcher = DECLARED.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        if (!matcher.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(matcher.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static XmlText decoded(byte[] bytes, int from, Charset charset, boolean mislabelled) {
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(in);
            return new XmlText(text, mislabelled);
        } catch (CharacterCodingException e) {
            ByteBuffer again = ByteBuffer.wrap(bytes, from, bytes.length - from);
            return new XmlText(Charset.forName("windows-1252").decode(again), true);
        }
    }

    private static boolean starts(byte[] bytes, int... head) {
        if (bytes.length < head.length) {
            return false;
        }
        for (int i = 0; i < head.length; i++) {
            if ((bytes[i] & 0xff) != head[i]) {
                return false;
            }
        }
        return true;
    }
}
