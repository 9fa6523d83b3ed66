package com.smartap.testkit.world;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.Api;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.payment.Originator;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.bank.SimulatedBank;
import com.smartap.testkit.quickbooks.QuickBooksTwin;
import com.smartap.testkit.samples.SampleInvoices;
import com.smartap.testkit.samples.SampleOrder;
import com.smartap.testkit.samples.SampleVendor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A QuickBooks company and a bank, which know the vendors and orders of the sample invoices. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class SimulatedWorld implements AutoCloseable {
    /** The account from which everything is paid. */
    public static final BankAccount ACCOUNT = BankAccount.us("Northwind Books", "091000019", "123456789");

    /** What is on it at first. */
    public static final Money OPENING = Money.of("1000000.00", "USD");

    private final QuickBooksTwin quickBooks;
    private final SimulatedBank bank;

    private SimulatedWorld(QuickBooksTwin quickBooks, SimulatedBank bank) {
        this.quickBooks = quickBooks;
        this.bank = bank;
    }

    /**
     * Opens a world that knows the samples.
     *
     * @param port the port of the QuickBooks simulator on the loopback address; 0 for a free one
     */
    public static SimulatedWorld open(Clock clock, int port) {
        QuickBooksTwin quickBooks = new QuickBooksTwin(clock).start(port);
        SampleInvoices.vendors().forEach(vendor -> quickBooks.seed(erpVendor(vendor)));
        SampleInvoices.orders().forEach(order -> quickBooks.seed(erpOrder(order)));
        SimulatedBank bank = SimulatedBank.builder(clock)
                .account(ACCOUNT, OPENING)
                .statementAfterEachFile(true)
                .build();
        return new SimulatedWorld(quickBooks, bank);
    }

    /** The ERP. */
    public QuickBooksTwin quickBooks() {
        return quickBooks;
    }

    /** The bank. */
    public SimulatedBank bank() {
        return bank;
    }

    /** Who pays, as the bank knows it. */
    public static Originator originator() {
        return new Originator("Northwind Books", "1123456789", ACCOUNT, "First Bank", null);
    }

    /** The settings of a connection to the ERP, without Intuit's limit of calls, which the simulator does not have. */
    public Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(quickBooks.settings());
        settings.put("requestsPerMinute", "60000");
        return Map.copyOf(settings);
    }

    /** The credentials of a connection to the ERP. */
    public Map<String, Secret> credentials() {
        return quickBooks.credentials();
    }

    /** A sample vendor as the ERP holds it. */
    public static ErpVendor erpVendor(SampleVendor vendor) {
        return new ErpVendor(
                vendor.id(),
                vendor.name(),
                vendor.taxId(),
                vendor.email(),
                vendor.phone(),
                List.of(vendor.address()),
                vendor.currency(),
                null,
                List.of(vendor.bankAccount()),
                true,
                Instant.EPOCH);
    }

    /** A sample order as the ERP holds it. */
    public static ErpPurchaseOrder erpOrder(SampleOrder order) {
        List<ErpPurchaseOrder.Line> lines = new ArrayList<>();
        for (SampleOrder.Line line : order.lines()) {
            int number = lines.size() + 1;
            lines.add(new ErpPurchaseOrder.Line(
                    String.valueOf(number),
                    number,
                    line.sku(),
                    line.description(),
                    line.quantity(),
                    line.unitPrice(),
                    null,
                    null,
                    null,
                    null));
        }
        return new ErpPurchaseOrder(
                "PO-" + order.number(),
                order.number(),
                order.vendor().id(),
                true,
                order.orderDate(),
                order.total(),
                lines,
                order.orderDate().atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @Override
    public void close() {
        quickBooks.close();
    }
}
