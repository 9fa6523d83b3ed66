package com.smartap.payments.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Address;
import com.smartap.spi.payment.provider.Payee;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who a payee is, as accounts of API v2 hold it. */
final class RecipientIdentity {
    private RecipientIdentity() {}

    static void write(ObjectNode identity, Payee payee) {
        Address address = payee.address();
        identity.put(
                "country",
                address == null || address.country() == null
                        ? "us"
                        : address.country().toLowerCase(Locale.ROOT));
        identity.put("entity_type", payee.company() ? "company" : "individual");
        ObjectNode who;
        if (payee.company()) {
            who = identity.putObject("business_details").put("registered_name", payee.name());
        } else {
            String name = payee.name().strip();
            int surname = name.lastIndexOf(' ') + 1;
            who = identity.putObject("individual")
                    .put("given_name", name.substring(0, surname).strip())
                    .put("surname", name.substring(surname));
        }
        if (PayeeCheck.hasAddress(address)) {
            address(who.putObject("address"), address);
        }
    }

    private static void address(ObjectNode node, @Nullable Address address) {
        if (address == null) {
            return;
        }
        String number = address.buildingNumber() == null ? "" : address.buildingNumber() + " ";
        node.put("line1", number + address.street());
        node.put("city", address.town());
        if (address.region() != null) {
            node.put("state", address.region());
        }
        node.put("postal_code", address.postalCode());
        node.put("country", String.valueOf(address.country()).toLowerCase(Locale.ROOT));
    }
}
