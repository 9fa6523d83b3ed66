package com.smartap.model.invoice;

import com.smartap.model.Masked;
import com.smartap.spi.Api;
import org.jspecify.annotations.Nullable;

/**
 * A vendor or customer as an invoice names it; every part may be absent.
 *
 * @param name the name as printed
 * @param taxId tax or VAT id as printed
 * @param iban IBAN without blanks
 * @param address the address on one line, as printed
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Party(
        @Nullable String name,
        @Nullable String taxId,
        @Nullable String iban,
        @Nullable String address) {
    /** A party of which nothing is known. */
    public static final Party UNKNOWN = new Party(null, null, null, null);

    /** Masks the IBAN. */
    @Override
    public String toString() {
        return "Party[name=" + name + ", taxId=" + taxId + ", iban=" + Masked.of(iban) + ", address=" + address + "]";
    }
}
