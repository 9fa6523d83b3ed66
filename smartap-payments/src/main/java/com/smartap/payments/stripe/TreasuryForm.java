package com.smartap.payments.stripe;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.payment.PaymentProblem;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.Rail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A payment as the form that Treasury takes. */
final class TreasuryForm {
    private static final int WIRE_DESCRIPTOR = 140;
    private static final String DATA = "destination_payment_method_data";
    private static final String BILLING = DATA + "[billing_details]";

    private TreasuryForm() {}

    static Map<String, String> of(ProviderPayment payment, IdempotencyKey key, String financialAccount) {
        Payee payee = payment.payee();
        BankAccount account = account(payee);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("amount", String.valueOf(OrderBody.units(payment)));
        form.put("currency", OrderBody.currency(payment));
        form.put("financial_account", financialAccount);
        form.put(DATA + "[type]", "us_bank_account");
        form.put(DATA + "[us_bank_account][routing_number]", String.valueOf(account.routingNumber()));
        form.put(DATA + "[us_bank_account][account_number]", String.valueOf(account.accountNumber()));
        form.put(DATA + "[us_bank_account][account_holder_type]", payee.company() ? "company" : "individual");
        form.put(DATA + "[us_bank_account][account_type]", account.type().name().toLowerCase(Locale.ROOT));
        form.put(BILLING + "[name]", account.holder() == null ? payee.name() : account.holder());
        put(form, BILLING + "[email]", payee.email());
        address(form, payee.address());
        if (payment.rail() != Rail.AUTOMATIC) {
            form.put(
                    "destination_payment_method_options[us_bank_account][network]",
                    payment.rail() == Rail.WIRE ? "us_domestic_wire" : "ach");
        }
        form.put("end_user_details[present]", "false");
        if (payment.rail() == Rail.WIRE && !payment.remittance().isEmpty()) {
            form.put("statement_descriptor", OrderBody.invoices(payment.remittance(), WIRE_DESCRIPTOR));
        }
        put(form, "description", OrderBody.description(payment));
        OrderBody.metadata(payment, key).forEach((name, value) -> form.put("metadata[" + name + "]", value));
        return form;
    }

    static Map<String, String> terms(ProviderPayment payment) {
        BankAccount account = account(payment.payee());
        String number = String.valueOf(account.accountNumber());
        return Map.of(
                "amount", OrderBody.units(payment) + " " + OrderBody.currency(payment),
                "account", number.substring(Math.max(0, number.length() - 4)),
                "routing number", String.valueOf(account.routingNumber()));
    }

    static List<PaymentProblem> check(ProviderPayment payment) {
        List<PaymentProblem> found = new ArrayList<>();
        String id = payment.id();
        if (!MoneyManagement.RAILS.contains(payment.rail())) {
            found.add(new PaymentProblem(
                    id, "rail", "(%s) must be AUTOMATIC, ACH or WIRE for Stripe".formatted(payment.rail())));
        }
        if (!payment.amount().currency().getCurrencyCode().equals("USD")
                || MinorUnits.of(payment.amount()).isEmpty()) {
            found.add(new PaymentProblem(
                    id, "amount", "(%s) must be in USD for Stripe Treasury".formatted(payment.amount())));
        }
        if (payment.hold()) {
            found.add(new PaymentProblem(
                    id, "hold", "is not possible with Stripe Treasury. Maybe use the setting api=v2"));
        }
        if (payment.executionDate() != null) {
            found.add(new PaymentProblem(
                    id,
                    "executionDate",
                    "(%s) is not possible with Stripe Treasury, which pays at once. Maybe send it on that day"
                            .formatted(payment.executionDate())));
        }
        found.addAll(PayeeCheck.account(id, payment.payee().account()));
        if (payment.rail() == Rail.WIRE
                && !PayeeCheck.hasAddress(payment.payee().address())) {
            found.add(new PaymentProblem(
                    id,
                    "payee.address",
                    "of %s needs street, town, postal code and country for a wire"
                            .formatted(payment.payee().id())));
        }
        return found;
    }

    private static void address(Map<String, String> form, @Nullable Address address) {
        if (address == null) {
            return;
        }
        String number = address.buildingNumber() == null ? "" : address.buildingNumber() + " ";
        put(form, BILLING + "[address][line1]", address.street() == null ? null : number + address.street());
        put(form, BILLING + "[address][city]", address.town());
        put(form, BILLING + "[address][state]", address.region());
        put(form, BILLING + "[address][postal_code]", address.postalCode());
        put(form, BILLING + "[address][country]", address.country());
    }

    private static void put(Map<String, String> form, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            form.put(name, value.strip());
        }
    }

    private static BankAccount account(Payee payee) {
        BankAccount account = payee.account();
        if (account == null) {
            throw new IllegalArgumentException("payee.account of %s was not checked".formatted(payee.id()));
        }
        return account;
    }
}
