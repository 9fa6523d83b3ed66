package com.smartap.capture.internal.edi;

import com.smartap.capture.internal.fields.FieldCollector;
import com.smartap.model.invoice.InvoiceField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parties of an X12 document: the best named seller and the best named buyer of all N1 loops. */
final class X12Parties {
    /** Who is the seller, the surest first; the remittance address is the seller's where nothing else is. */
    private static final List<String> SELLERS = List.of("SE", "SU", "VN", "SF", "RI", "RE", "PE", "II", "FR", "MF");

    private static final List<String> BUYERS = List.of("BT", "BY", "BS", "SO", "OB", "CT");

    private final FieldCollector fields;
    private final List<Found> found = new ArrayList<>();
    private @Nullable Found open;
    private @Nullable Segment loose;

    /** A party while it is read. */
    private static final class Found {
        final String role;
        final Segment n1;
        final List<String> address = new ArrayList<>();

        @Nullable
        Segment taxId;

        @Nullable
        Segment addressAt;

        Found(String role, Segment n1) {
            this.role = role;
            this.n1 = n1;
        }
    }

    X12Parties(FieldCollector fields) {
        this.fields = fields;
    }

    void name(Segment n1) {
        open = new Found(n1.element(1), n1);
        found.add(open);
    }

    /** N2, N3 and N4 behind a name. */
    void more(Segment segment) {
        Found party = open;
        if (party == null || segment.tag().equals("N2")) {
            return;
        }
        party.addressAt = party.addressAt == null ? segment : party.addressAt;
        if (segment.tag().equals("N4")) {
            party.address.add(city(segment));
        } else {
            for (int i = 1; i <= segment.size(); i++) {
                party.address.add(segment.element(i));
            }
        }
    }

    private static String city(Segment n4) {
        String region = (n4.element(2) + " " + n4.element(3)).strip();
        String city = n4.element(1);
        String line = city.isEmpty() || region.isEmpty() ? city + region : city + ", " + region;
        String country = n4.element(4);
        return country.isEmpty() ? line : line + ", " + country;
    }

    /** A tax id belongs to the party before it, or to the seller where it stands before all parties. */
    void taxId(Segment ref) {
        if (open != null) {
            open.taxId = ref;
        } else if (loose == null) {
            loose = ref;
        }
    }

    /** What follows belongs to no party. */
    void close() {
        open = null;
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
        if (loose != null && !fields.has(InvoiceField.VENDOR_TAX_ID)) {
            fields.text(InvoiceField.VENDOR_TAX_ID, loose.element(2), 0.9, loose.at(2));
        }
    }

    private @Nullable Found best(List<String> roles) {
        for (String role : roles) {
            for (Found party : found) {
                if (party.role.equals(role) && (party.n1.has(2) || !party.address.isEmpty())) {
                    return party;
                }
            }
        }
        return null;
    }

    private void put(Found party, InvoiceField name, InvoiceField address, InvoiceField taxId) {
        double confidence =
                Map.of("RE", 0.95, "RI", 0.95, "SF", 0.9, "FR", 0.8, "MF", 0.8).getOrDefault(party.role, 0.99);
        fields.text(name, party.n1.element(2), confidence, party.n1.at(2));
        String lines = String.join(
                ", ", party.address.stream().filter(line -> !line.isEmpty()).toList());
        if (party.addressAt != null) {
            fields.text(address, lines, confidence, party.addressAt.at(1));
        }
        if (party.taxId != null) {
            fields.text(taxId, party.taxId.element(2), confidence, party.taxId.at(2));
        }
    }
}
