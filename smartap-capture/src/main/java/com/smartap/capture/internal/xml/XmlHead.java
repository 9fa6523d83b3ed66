package com.smartap.capture.internal.xml;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the first bytes of an XML document say about it.
 *
 * @param name the name of the root; empty if it comes later, or after a document type declaration
 * @param namespace the root's namespace; empty if it has none, or is declared later
 */
public record XmlHead(String name, String namespace) {
    private static final Pattern ROOT = Pattern.compile("^<(?:([\\w.-]+):)?([\\w.-]+)([^>]*)");

    /** The head of a document; empty if it is no XML. */
    public static Optional<XmlHead> of(byte[] head) {
        String text = text(head).stripLeading();
        if (!text.startsWith("<")) {
            return Optional.empty();
        }
        while (text.startsWith("<?") || text.startsWith("<!--")) {
            String closing = text.startsWith("<?") ? "?>" : "-->";
            int end = text.indexOf(closing);
            if (end < 0) {
                return Optional.of(new XmlHead("", ""));
            }
            text = text.substring(end + closing.length()).stripLeading();
        }
        if (text.isEmpty()) {
            return Optional.of(new XmlHead("", ""));
        }
        if (text.startsWith("<!")) {
            boolean html = text.toLowerCase(Locale.ROOT).startsWith("<!doctype html");
            return html ? Optional.empty() : Optional.of(new XmlHead("", ""));
        }
        return root(text);
    }

    private static Optional<XmlHead> root(String text) {
        Matcher matcher = ROOT.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String prefix = matcher.group(1);
        String declaration = prefix == null ? "xmlns" : "xmlns:" + prefix;
        Matcher bound = Pattern.compile("\\s" + Pattern.quote(declaration) + "\\s*=\\s*[\"']([^\"']*)[\"']")
                .matcher(matcher.group(3));
        return Optional.of(
                new XmlHead(matcher.group(2), bound.find() ? bound.group(1).strip() : ""));
    }

    private static String text(byte[] head) {
        int mark = head.length > 2 && (head[0] & 0xff) == 0xEF ? 3 : 0;
        Charset charset = StandardCharsets.ISO_8859_1;
        if (head.length > 3) {
            int pair = (head[0] & 0xff) << 8 | head[1] & 0xff;
            if (pair == 0xFEFF || pair == '<') {
                charset = StandardCharsets.UTF_16BE;
                mark = pair == '<' ? 0 : 2;
            } else if (pair == 0xFFFE || pair == '<' << 8) {
                charset = StandardCharsets.UTF_16LE;
                mark = pair == '<' << 8 ? 0 : 2;
            }
        }
        return new String(head, mark, head.length - mark, charset);
    }
}
