package com.smartap.capture.internal.einvoice;

/**
 * A rule that an invoice breaks.
 *
 * @param rule its id, such as {@code BR-CO-15}
 * @param error whether the invoice is not valid because of it; else it is only noted
 * @param path the place in the XML
 * @param message what is wrong, in words
 */
public record RuleFinding(String rule, boolean error, String path, String message) {}
