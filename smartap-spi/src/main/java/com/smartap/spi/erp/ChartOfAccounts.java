package com.smartap.spi.erp;

import com.smartap.spi.Api;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ability to list the accounts and tax codes that bill lines may name. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface ChartOfAccounts {
    /** All accounts, inactive ones included. */
    List<ErpAccount> accounts();

    /** All tax codes, inactive ones included. */
    List<ErpTaxCode> taxCodes();

    /**
     * An account of the general ledger.
     *
     * @param code what a bill line names
     * @param name its name
     * @param type the ERP's own type, such as {@code Expense}
     * @param active whether it may be used
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record ErpAccount(String code, String name, String type, boolean active) {}

    /**
     * A tax code.
     *
     * @param code what a bill line names
     * @param name its name
     * @param percent its rate in percent, where there is a single one
     * @param active whether it may be used
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record ErpTaxCode(String code, String name, @Nullable BigDecimal percent, boolean active) {}
}
