package com.smartap.testkit.erp;

import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.Api;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bills for tests. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class TestBills {
    private TestBills() {}

    /**
     * A bill of 599.96 USD: one line of 500.00, 50.00 of shipping and 49.96 of tax.
     *
     * @param account the ERP's account of the line; null for the connector's default
     */
    public static Bill bill(String reference, String number, String vendorId, @Nullable String account) {
        Bill.Line line = new Bill.Line(
                "Bearings",
                "B-100",
                new BigDecimal("10"),
                new BigDecimal("50.00"),
                Money.of("500.00", "USD"),
                account,
                null,
                null,
                Map.of());
        return Bill.of(
                        reference,
                        InvoiceType.INVOICE,
                        number,
                        vendorId,
                        LocalDate.parse("2026-11-02"),
                        Money.of("599.96", "USD"))
                .dueDate(LocalDate.parse("2026-12-02"))
                .tax(Money.of("49.96", "USD"))
                .shipping(Money.of("50.00", "USD"))
                .lines(line)
                .build();
    }
}
