package com.smartap.capture.internal.einvoice;

import com.smartap.capture.internal.xml.XmlElement;
import java.util.Arrays;
import java.util.Optional;

/** The XML dialects in which invoices come. */
public enum Syntax {
    /** An invoice of UBL 2. */
    UBL_INVOICE("UBL", "Invoice", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"),
    /** A credit note of UBL 2. */
    UBL_CREDIT_NOTE("UBL", "CreditNote", "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"),
    /** A cross industry invoice of UN/CEFACT, D16B and later. */
    CII("CII", "CrossIndustryInvoice", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:"),
    /** The cross industry document of ZUGFeRD 1. */
    ZUGFERD_1("CII", "CrossIndustryDocument", "urn:ferd:CrossIndustryDocument:invoice:"),
    /** The invoices of Italy's exchange. */
    FATTURAPA("FATTURAPA", "FatturaElettronica", "");

    private final String format;
    private final String root;
    private final String namespace;

    Syntax(String format, String root, String namespace) {
        this.format = format;
        this.root = root;
        this.namespace = namespace;
    }

    /** The name of the format in candidates. */
    public String format() {
        return format;
    }

    /** Whether it is one of UBL's. */
    public boolean isUbl() {
        return this == UBL_INVOICE || this == UBL_CREDIT_NOTE;
    }

    /** Whether it is one of UN/CEFACT's. */
    public boolean isCii() {
        return this == CII || this == ZUGFERD_1;
    }

    /** The syntax of a document with this root; empty if it is no invoice. */
    public static Optional<Syntax> of(XmlElement element) {
        return of(element.name(), element.namespace());
    }

    /** The syntax of a document with a root of this name; empty if it is no invoice. */
    public static Optional<Syntax> of(String name, String namespace) {
        return Arrays.stream(values())
                .filter(syntax -> syntax.root.equals(name) && namespace.startsWith(syntax.namespace))
                .findFirst();
    }
}
