package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.payment.Originator;
import com.smartap.spi.payment.PaymentInstruction;
import com.smartap.spi.payment.PaymentInstruction.RemittanceItem;
import com.smartap.spi.payment.PaymentOrder;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A payment batch as JSON; what is wrong with it is refused by the name of its field. */
final class BatchFile {
    private BatchFile() {}

    static PaymentOrder order(JsonNode json, Clock clock) {
        JsonFields batch = JsonFields.of("batch", json);
        List<PaymentInstruction> payments = new ArrayList<>();
        PaymentOrder order = new PaymentOrder(
                batch.text("id"),
                batch.instant("createdAt").orElseGet(clock::instant),
                batch.date("executionDate").orElseThrow(() -> batch.problem("executionDate", "is missing")),
                batch.flag("sameDay"),
                batch.flag("balanced"),
                originator(batch.object("originator")),
                payments,
                options(batch));
        batch.list("payments").forEach(payment -> payments.add(payment(payment)));
        if (payments.isEmpty()) {
            throw batch.problem("payments", "must hold at least one payment");
        }
        proveTotals(batch, payments);
        batch.refuseOthers();
        return order;
    }

    /** Count and totals, which the JSON format writes behind the payments: where they are stated, they have to be right. */
    private static void proveTotals(JsonFields batch, List<PaymentInstruction> payments) {
        batch.number("count").filter(count -> count != payments.size()).ifPresent(count -> {
            throw batch.problem("count", "(%d) is not the number of payments (%d)".formatted(count, payments.size()));
        });
        for (JsonFields total : batch.list("totals")) {
            Currency currency = currency(total);
            Money stated = money(total, "amount", currency);
            Money sum = payments.stream()
                    .map(PaymentInstruction::amount)
                    .filter(amount -> amount.currency().equals(currency))
                    .reduce(Money.zero(currency), Money::plus);
            if (!sum.equals(stated)) {
                throw total.problem("amount", "(%s) is not the sum of its payments (%s)".formatted(stated, sum));
            }
            total.refuseOthers();
        }
    }

    private static Map<String, String> options(JsonFields batch) {
        Map<String, String> options = new HashMap<>();
        batch.optionalObject("options")
                .ifPresent(given -> given.names().forEach(name -> options.put(name, given.text(name))));
        return options;
    }

    private static Originator originator(JsonFields json) {
        String name = json.text("name");
        Originator originator = new Originator(
                name,
                json.optionalText("id").orElse(""),
                account(json, name),
                json.optionalText("bankName").orElse(null),
                address(json));
        json.refuseOthers();
        return originator;
    }

    private static PaymentInstruction payment(JsonFields json) {
        JsonFields vendor = json.object("vendor");
        JsonFields account = json.object("account");
        String payee = vendor.text("name");
        Currency currency = currency(json);
        PaymentInstruction payment = new PaymentInstruction(
                json.text("id"),
                money(json, "amount", currency),
                payee,
                address(vendor),
                account(account, payee),
                json.list("remittance").stream()
                        .map(item -> remittance(item, currency))
                        .toList());
        vendor.refuseOthers();
        account.refuseOthers();
        json.refuseOthers();
        return payment;
    }

    static RemittanceItem remittance(JsonFields json, Currency currency) {
        Money paid = money(json, "paidAmount", currency);
        RemittanceItem item = new RemittanceItem(
                json.text("invoiceNumber"),
                json.date("invoiceDate").orElse(null),
                json.decimal("grossAmount").isPresent() ? money(json, "grossAmount", currency) : paid,
                json.decimal("discount").isPresent() ? money(json, "discount", currency) : null,
                paid,
                json.optionalText("creditorReference").orElse(null));
        json.refuseOthers();
        return item;
    }

    static BankAccount account(JsonFields json, String holder) {
        BankAccount.Type type = json.parsed(
                        "type", BankAccount.Type::valueOf, "CHECKING, SAVINGS, LOAN or GENERAL_LEDGER")
                .orElse(BankAccount.Type.CHECKING);
        @Nullable String routing = json.optionalText("routingNumber").orElse(null);
        @Nullable String number = json.optionalText("accountNumber").orElse(null);
        @Nullable String iban = json.optionalText("iban").orElse(null);
        @Nullable String bic = json.optionalText("bic").orElse(null);
        @Nullable String bank = json.optionalText("bankName").orElse(null);
        if (number == null && iban == null) {
            throw json.problem("accountNumber", "is missing, and so is iban. One of them is needed.");
        }
        return new BankAccount(holder, type, routing, number, iban, bic, bank);
    }

    static @Nullable Address address(JsonFields json) {
        return json.optionalObject("address")
                .map(address -> {
                    String country = address.parsed(
                                    "country",
                                    text -> String.valueOf(new Address(null, null, null, null, null, text).country()),
                                    "an ISO 3166-1 code of two letters such as US")
                            .orElse(null);
                    Address made = new Address(
                            street(address),
                            address.optionalText("buildingNumber").orElse(null),
                            address.optionalText("postalCode").orElse(null),
                            address.optionalText("town").orElse(null),
                            address.optionalText("region").orElse(null),
                            country);
                    address.refuseOthers();
                    return made;
                })
                .orElse(null);
    }

    /** Address lines, where somebody has nothing better, are a street of several lines. */
    private static @Nullable String street(JsonFields address) {
        List<String> lines = address.texts("lines");
        return address.optionalText("street")
                .map(street -> lines.isEmpty() ? street : street + "\n" + String.join("\n", lines))
                .orElse(lines.isEmpty() ? null : String.join("\n", lines));
    }

    static Currency currency(JsonFields json) {
        return json.parsed("currency", Money::currency, "an ISO 4217 code such as USD")
                .orElseThrow(() -> json.problem("currency", "is missing"));
    }

    static Money money(JsonFields json, String name, Currency currency) {
        var amount = json.decimal(name).orElseThrow(() -> json.problem(name, "is missing"));
        return json.make(name, () -> Money.of(amount, currency));
    }
}
