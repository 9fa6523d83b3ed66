package com.smartap.console;

import com.smartap.core.Vendors;
import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.model.purchasing.Vendor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person typed about a vendor. The bank account is never shown in full: it stays as it is unless a new one is typed. */
final class VendorForm {
    private final Map<String, String> values = new LinkedHashMap<>();

    private VendorForm() {}

    static VendorForm blank() {
        VendorForm form = new VendorForm();
        form.values.put("active", "on");
        return form;
    }

    static VendorForm of(Vendor vendor) {
        VendorForm form = new VendorForm();
        form.put("name", vendor.name());
        form.put("taxId", vendor.taxId());
        form.put("email", vendor.email());
        form.put("currency", vendor.currency());
        form.put("paymentTerms", vendor.paymentTerms());
        form.put("active", vendor.active() ? "on" : "");
        Address address = vendor.address();
        if (address != null) {
            form.put("street", address.street());
            form.put("buildingNumber", address.buildingNumber());
            form.put("postalCode", address.postalCode());
            form.put("town", address.town());
            form.put("region", address.region());
            form.put("country", address.country());
        }
        return form;
    }

    static VendorForm of(Map<String, String> sent) {
        VendorForm form = new VendorForm();
        form.values.putAll(sent);
        return form;
    }

    /** A value as typed. Called by the template. */
    public String get(String field) {
        return values.getOrDefault(field, "");
    }

    /**
     * What was typed.
     *
     * @param before the vendor as it is; null for a new one
     * @throws IllegalArgumentException saying which value cannot be used
     */
    Vendors.Details details(@Nullable Vendor before) {
        String currency = text("currency");
        return new Vendors.Details(
                values.getOrDefault("name", "").strip(),
                text("taxId"),
                text("email"),
                address(),
                currency == null ? null : Money.currency(currency),
                text("paymentTerms"),
                account(before),
                "on".equals(values.get("active")));
    }

    private @Nullable Address address() {
        Address address = new Address(
                text("street"),
                text("buildingNumber"),
                text("postalCode"),
                text("town"),
                text("region"),
                text("country"));
        return address.parts().isEmpty() ? null : address;
    }

    private @Nullable BankAccount account(@Nullable Vendor before) {
        if (text("accountNumber") == null && text("iban") == null) {
            return before == null ? null : before.bankAccount();
        }
        return new BankAccount(
                text("holder"),
                "SAVINGS".equals(values.get("accountType")) ? BankAccount.Type.SAVINGS : BankAccount.Type.CHECKING,
                text("routingNumber"),
                text("accountNumber"),
                text("iban"),
                text("bic"),
                text("bankName"));
    }

    private @Nullable String text(String field) {
        return Paging.blankToNull(values.get(field));
    }

    private void put(String field, @Nullable Object value) {
        if (value != null) {
            values.put(field, value.toString());
        }
    }
}
