package com.smartap.spi.risk;

import com.smartap.model.invoice.Invoice;
import com.smartap.model.purchasing.Vendor;
import com.smartap.model.risk.RiskFlag;
import com.smartap.spi.Api;
import java.util.List;
import java.util.Optional;

/** Looks at an invoice before it is approved. Found by {@link java.util.ServiceLoader}. Thread-safe; makes no calls. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface RiskRule {
    /** Stable lower-case name, such as {@code bank-account-changed}. */
    String id();

    /**
     * Judges an invoice.
     *
     * @param invoice validated, so that vendor and total are known
     * @param vendor its vendor
     * @param history the vendor's invoices before this one, newest first, 20 at the most, without their readings
     * @return a flag if something is suspicious
     */
    Optional<RiskFlag> judge(Invoice invoice, Vendor vendor, List<Invoice> history);
}
