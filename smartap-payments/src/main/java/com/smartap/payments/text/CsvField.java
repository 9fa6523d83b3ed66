package com.smartap.payments.text;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.PaymentOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a column of the CSV format may hold, by the names that options use. */
final class CsvField {
    private static final Map<String, CsvField> ALL = new LinkedHashMap<>();

    static {
        order("batch", (cells, order) -> cells.text(order.id()));
        order("executionDate", (cells, order) -> cells.day(order.executionDate()));
        order("createdAt", (cells, order) -> order.createdAt().toString());
        order("originator.name", (cells, order) -> cells.text(order.originator().name()));
        order("originator.id", (cells, order) -> cells.text(order.originator().id()));
        order(
                "originator.routingNumber",
                (c, o) -> c.text(o.originator().account().routingNumber()));
        order(
                "originator.accountNumber",
                (c, o) -> c.text(o.originator().account().accountNumber()));
        order("originator.iban", (c, o) -> c.text(o.originator().account().iban()));
        order("originator.bic", (c, o) -> c.text(o.originator().account().bic()));
        payment("id", (cells, payment) -> cells.text(payment.id()));
        payment("amount", (cells, payment) -> cells.amount(payment.amount()));
        payment("currency", (cells, payment) -> payment.amount().currency().getCurrencyCode());
        payment("payee", (cells, payment) -> cells.text(payment.payee()));
        address("street", Address::street);
        address("buildingNumber", Address::buildingNumber);
        address("postalCode", Address::postalCode);
        address("town", Address::town);
        address("region", Address::region);
        address("country", Address::country);
        account("routingNumber", BankAccount::routingNumber);
        account("accountNumber", BankAccount::accountNumber);
        account("accountType", account -> account.type().name());
        account("iban", BankAccount::iban);
        account("bic", BankAccount::bic);
        account("bank", BankAccount::bankName);
        payment(
                "invoices",
                (cells, payment) -> cells.text(payment.remittance().stream()
                        .map(RemittanceItem::invoiceNumber)
                        .collect(Collectors.joining(" "))));
        item("invoiceNumber", (cells, item) -> cells.text(item.invoiceNumber()));
        item("invoiceDate", (cells, item) -> cells.day(item.invoiceDate()));
        item("grossAmount", (cells, item) -> cells.amount(item.gross()));
        item("discount", (cells, item) -> {
            @Nullable Money discount = item.discount();
            return cells.amount(discount);
        });
        item("paidAmount", (cells, item) -> cells.amount(item.paid()));
        item("creditorReference", (cells, item) -> cells.text(item.creditorReference()));
    }

    /** What a field's value is made of. */
    private interface Value<T> {
        String of(Cells cells, T from);
    }

    /** What a row is about. */
    record Row(
            PaymentOrder order,
            PaymentInstruction payment,
            @Nullable RemittanceItem item) {}

    private final Value<Row> value;
    private final boolean ofItem;

    private CsvField(Value<Row> value, boolean ofItem) {
        this.value = value;
        this.ofItem = ofItem;
    }

    static Map<String, CsvField> all() {
        return ALL;
    }

    String value(Cells cells, Row row) {
        return value.of(cells, row);
    }

    /** Whether the field is one of an invoice, so that it needs a row for each. */
    boolean ofItem() {
        return ofItem;
    }

    private static void order(String name, Value<PaymentOrder> value) {
        ALL.put(name, new CsvField((cells, row) -> value.of(cells, row.order()), false));
    }

    private static void payment(String name, Value<PaymentInstruction> value) {
        ALL.put(name, new CsvField((cells, row) -> value.of(cells, row.payment()), false));
    }

    private static void address(String name, Function<Address, @Nullable String> part) {
        payment(name, (cells, payment) -> {
            @Nullable Address address = payment.payeeAddress();
            return address == null ? "" : cells.text(part.apply(address));
        });
    }

    private static void account(String name, Function<BankAccount, @Nullable String> part) {
        payment(name, (cells, payment) -> cells.text(part.apply(payment.account())));
    }

    private static void item(String name, Value<RemittanceItem> value) {
        ALL.put(
                name,
                new CsvField(
                        (cells, row) -> {
                            @Nullable RemittanceItem item = row.item();
                            return item == null ? "" : value.of(cells, item);
                        },
                        true));
    }
}
