package com.smartap.spi.erp;

import com.smartap.spi.Api;
import com.smartap.spi.erp.ChartOfAccounts.ErpAccount;
import com.smartap.spi.erp.ChartOfAccounts.ErpTaxCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of an ERP that were read before, for a pre-flight. What is absent is not judged.
 *
 * @param accounts all accounts; null if they were not read
 * @param taxCodes all tax codes; null if they were not read
 * @param vendor the bill's vendor; null if it was not read
 * @param order the bill's purchase order; null if it was not read or there is none
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record KnownRecords(
        @Nullable List<ErpAccount> accounts,
        @Nullable List<ErpTaxCode> taxCodes,
        @Nullable ErpVendor vendor,
        @Nullable ErpPurchaseOrder order) {
    /** Nothing is known. */
    public static final KnownRecords NONE = new KnownRecords(null, null, null, null);

    /** Copies the lists. */
    public KnownRecords {
        accounts = accounts == null ? null : List.copyOf(accounts);
        taxCodes = taxCodes == null ? null : List.copyOf(taxCodes);
    }
}
