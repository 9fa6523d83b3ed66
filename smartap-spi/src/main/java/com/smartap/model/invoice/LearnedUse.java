package com.smartap.model.invoice;

import static java.util.Objects.requireNonNull;

import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.Api;
import java.util.List;

/**
 * That something learned was used to read an invoice.
 *
 * @param vendorId about whose documents it was learned
 * @param version the version of what was learned
 * @param fields the fields that it gave or changed
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record LearnedUse(VendorId vendorId, int version, List<InvoiceField> fields) {
    /** Copies the fields. */
    public LearnedUse {
        requireNonNull(vendorId, "vendorId");
        fields = List.copyOf(fields);
    }
}
