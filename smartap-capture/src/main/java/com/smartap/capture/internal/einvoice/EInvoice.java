package com.smartap.capture.internal.einvoice;

import com.smartap.capture.internal.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An electronic invoice: its business terms by the numbers of EN 16931, each with the place where it stands.
 *
 * @param syntax the dialect of XML
 * @param root the document
 * @param terms what it states
 */
public record EInvoice(Syntax syntax, XmlElement root, Terms terms) {
    private static final int TYPE_CODE = 3;
    private static final int SPECIFICATION = 24;
    private static final Set<String> CREDIT_TYPES =
            Set.of("81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532", "TD04", "TD08");
    private static final Set<String> WITHOUT_LINES = Set.of("minimum", "basicwl");

    /** The invoices of a document; none if it is no invoice. */
    public static List<EInvoice> all(XmlElement root) {
        Optional<Syntax> syntax = Syntax.of(root);
        if (syntax.isEmpty()) {
            return List.of();
        }
        return switch (syntax.get()) {
            case UBL_INVOICE, UBL_CREDIT_NOTE -> List.of(new EInvoice(syntax.get(), root, TermMap.UBL.read(root)));
            case CII -> List.of(new EInvoice(Syntax.CII, root, TermMap.CII.read(root)));
            case ZUGFERD_1 -> List.of(new EInvoice(Syntax.ZUGFERD_1, root, TermMap.CII.read(Renaming.zugferd1(root))));
            case FATTURAPA -> fatture(root);
        };
    }

    private static List<EInvoice> fatture(XmlElement root) {
        List<EInvoice> invoices = new ArrayList<>();
        for (XmlElement body : root.all("FatturaElettronicaBody")) {
            invoices.add(new EInvoice(Syntax.FATTURAPA, body, TermMap.FATTURAPA.read(root.alone(body))));
        }
        return invoices;
    }

    /** Whether the vendor gives money back. */
    public boolean isCredit() {
        return syntax == Syntax.UBL_CREDIT_NOTE
                || terms.text(TYPE_CODE).filter(CREDIT_TYPES::contains).isPresent();
    }

    /** The specification that it follows, as stated (BT-24). */
    public String profile() {
        return terms.text(SPECIFICATION).orElse("");
    }

    /** Whether its profile has no lines: MINIMUM and BASIC WL of Factur-X. */
    public boolean isWithoutLines() {
        String profile = profile().toLowerCase(Locale.ROOT);
        return WITHOUT_LINES.contains(
                profile.substring(Math.max(profile.lastIndexOf(':'), profile.lastIndexOf('#')) + 1));
    }

    /** Whether it claims to follow EN 16931 or a specification that restricts it; extensions and other profiles do not. */
    public boolean claimsEn16931() {
        String profile = profile().toLowerCase(Locale.ROOT).replace('#', ':');
        return profile.startsWith("urn:cen.eu:en16931:2017")
                && !profile.contains("conformant")
                && !profile.contains("extended");
    }
}
