package com.smartap.capture.internal.kind;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text that begins with {@code <} is, by its root element and namespace; nothing is parsed. */
final class Markup {
    private static final Pattern ROOT = Pattern.compile("<(?:[\\w.-]+:)?([A-Za-z][\\w.-]*)([^>]{0,3000})");

    private static final Pattern PROLOG = Pattern.compile("<!--.*?(?:-->|$)|<\\?.*?(?:\\?>|$)", Pattern.DOTALL);

    private Markup() {}

    static Kind of(String text) {
        String start = text.substring(0, Math.min(text.length(), 512)).toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return Kind.HTML;
        }
        Matcher root = ROOT.matcher(PROLOG.matcher(text).replaceAll(" "));
        if (!root.find()) {
            return Kind.XML;
        }
        String name = root.group(1);
        String attributes = root.group(2);
        if (name.equalsIgnoreCase("html")) {
            return Kind.HTML;
        }
        boolean ubl = attributes.contains("oasis:names:specification:ubl:schema:xsd:")
                && (name.equals("Invoice") || name.equals("CreditNote"));
        if (ubl) {
            return Kind.UBL;
        }
        if (name.equals("CrossIndustryInvoice") || name.equals("CrossIndustryDocument")) {
            return Kind.CII;
        }
        return name.equals("FatturaElettronica") ? Kind.FATTURAPA : Kind.XML;
    }
}
