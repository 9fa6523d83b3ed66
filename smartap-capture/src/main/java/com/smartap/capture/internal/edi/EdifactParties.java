package com.smartap.capture.internal.edi;

import com.smartap.capture.internal.check.Iban;
import com.smartap.capture.internal.fields.FieldCollector;
import com.smartap.model.invoice.InvoiceField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parties of a message: NAD with the references and accounts behind it. */
final class EdifactParties {
    private static final List<String> SELLERS = List.of("SE", "SU", "II", "SR", "FR", "MF");
    private static final List<String> BUYERS = List.of("BY", "IV", "BT", "ITO", "BS");
    private static final Set<String> TAX_IDS = Set.of("VA", "AHP", "FC", "TL", "IT");

    private final FieldCollector fields;
    private final List<Found> found = new ArrayList<>();
    private boolean european;
    private @Nullable Found open;

    /** A party while it is read. */
    private static final class Found {
        final Segment nad;

        @Nullable
        Segment taxId;

        Found(Segment nad) {
            this.nad = nad;
        }
    }

    EdifactParties(FieldCollector fields) {
        this.fields = fields;
    }

    /** Messages after EN 16931 say so; then the second part of a name is the trading name, else it continues the first. */
    void text(Segment ftx) {
        european |= ftx.joined(4, " ").contains("cen.eu:en16931");
    }

    void begin(Segment nad) {
        open = new Found(nad);
        found.add(open);
    }

    boolean isOpen() {
        return open != null;
    }

    void close() {
        open = null;
    }

    /** Takes a reference that is a tax id of the party before it; VAT ids win over others. */
    boolean taxId(Segment rff) {
        Found party = open;
        String kind = rff.component(1, 1);
        if (party == null || !TAX_IDS.contains(kind)) {
            return false;
        }
        if (party.taxId == null || kind.equals("VA")) {
            party.taxId = rff;
        }
        return true;
    }

    /** The account that is to be credited. */
    void account(Segment fii) {
        boolean receiving = fii.element(1).equals("RB")
                || fii.element(1).equals("BF")
                || fii.element(1).equals("PB");
        String number = fii.component(2, 1).replace(" ", "").toUpperCase(Locale.ROOT);
        if (!receiving || number.isEmpty() || fields.has(InvoiceField.VENDOR_IBAN)) {
            return;
        }
        if (Iban.isValid(number)) {
            fields.put(InvoiceField.VENDOR_IBAN, number, 0.99, fii.component(2, 1), fii.at(2));
        } else if (Iban.hasForm(number)) {
            fields.put(InvoiceField.VENDOR_IBAN, number, 0.4, fii.component(2, 1), fii.at(2));
            fields.warn("%s: the check digits of the IBAN are wrong".formatted(fii.at(2)));
        }
    }

    void finish() {
        Found seller = best(SELLERS);
        if (seller != null) {
            put(seller, InvoiceField.VENDOR_NAME, InvoiceField.VENDOR_ADDRESS, InvoiceField.VENDOR_TAX_ID);
        }
        Found buyer = best(BUYERS);
        if (buyer != null) {
            put(buyer, InvoiceField.CUSTOMER_NAME, InvoiceField.CUSTOMER_ADDRESS, InvoiceField.CUSTOMER_TAX_ID);
        }
    }

    private @Nullable Found best(List<String> roles) {
        for (String role : roles) {
            for (Found party : found) {
                if (party.nad.element(1).equals(role)) {
                    return party;
                }
            }
        }
        return null;
    }

    private void put(Found party, InvoiceField name, InvoiceField address, InvoiceField taxId) {
        Segment nad = party.nad;
        String id = nad.component(2, 1);
        if (nad.has(4)) {
            fields.text(name, european ? nad.component(4, 1) : nad.joined(4, " "), 0.99, nad.at(4));
        } else if (nad.has(3)) {
            fields.text(name, nad.component(3, 1), 0.9, nad.at(3));
        } else if (id.matches(".*\\p{L}.* .*\\p{L}.*")) {
            // Some senders put the name where its number belongs.
            fields.text(name, id, 0.7, nad.at(2));
        }
        fields.text(address, address(nad), 0.99, nad.at(nad.has(5) ? 5 : nad.has(6) ? 6 : 3));
        if (party.taxId != null) {
            fields.text(taxId, party.taxId.component(1, 2), 0.99, party.taxId.at(1));
        }
    }

    private static String address(Segment nad) {
        List<String> parts = new ArrayList<>();
        if (!nad.has(5) && nad.has(3) && nad.has(4)) {
            parts.add(nad.joined(3, ", "));
        }
        parts.add(nad.joined(5, ", "));
        parts.add((nad.element(8) + " " + nad.element(6)).strip());
        parts.add(nad.component(7, 1));
        parts.add(nad.element(9));
        return String.join(", ", parts.stream().filter(part -> !part.isEmpty()).toList());
    }
}
