package com.smartap.payments.bill;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.payments.check.RoutingNumber;
import com.smartap.spi.payment.PaymentFormatException;
import com.smartap.spi.payment.PaymentProblem;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.Rail;
import com.smartap.spi.payment.provider.StoredPayee;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What BILL cannot carry of a payment or keep of a payee, as far as that is known without a call. */
final class PaymentCheck {
    static final Set<Rail> RAILS = Set.of(Rail.AUTOMATIC, Rail.ACH, Rail.CHECK);
    private static final int DESCRIPTION = 70;
    private final @Nullable String payment;
    private final List<PaymentProblem> problems = new ArrayList<>();

    private PaymentCheck(@Nullable String payment) {
        this.payment = payment;
    }

    static List<PaymentProblem> of(ProviderPayment payment) {
        PaymentCheck check = new PaymentCheck(payment.id());
        check.amount(payment);
        check.rail(payment);
        check.stored(payment.payee());
        check.text(payment);
        if (payment.hold()) {
            check.problem("hold", "BILL carries payments out by itself and cannot hold them. Maybe order it later");
        }
        return List.copyOf(check.problems);
    }

    /** @throws PaymentFormatException if there is any problem */
    static void require(ProviderPayment payment) {
        List<PaymentProblem> problems = of(payment);
        if (!problems.isEmpty()) {
            throw new PaymentFormatException(problems);
        }
    }

    /** @throws PaymentFormatException if BILL could not keep the payee */
    static void require(Payee payee) {
        PaymentCheck check = new PaymentCheck(null);
        BankAccount account = payee.account();
        if (account != null) {
            check.account(account);
        }
        Address address = payee.address();
        if (account == null || address != null) {
            check.address(address);
        }
        if (!check.problems.isEmpty()) {
            throw new PaymentFormatException(check.problems);
        }
    }

    private void amount(ProviderPayment payment) {
        String currency = payment.amount().currency().getCurrencyCode();
        if (!currency.equals("USD")) {
            problem(
                    "amount",
                    "%s is not USD: other currencies need an exchange rate that a person confirms in BILL"
                            .formatted(payment.amount()));
        }
        BigDecimal paid = payment.remittance().stream()
                .filter(item -> item.paid().currency().equals(payment.amount().currency()))
                .map(item -> item.paid().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!payment.remittance().isEmpty() && paid.compareTo(payment.amount().amount()) != 0) {
            problem(
                    "remittance",
                    "its invoices come to %s and the payment to %s. Maybe one of them is missing"
                            .formatted(paid.toPlainString(), payment.amount()));
        }
    }

    private void rail(ProviderPayment payment) {
        StoredPayee stored = payment.payee().stored();
        boolean electronic = stored != null && stored.accountId() != null;
        if (!RAILS.contains(payment.rail())) {
            problem("rail", "BILL has no %s. Maybe use AUTOMATIC, ACH or CHECK".formatted(payment.rail()));
        } else if (payment.rail() == Rail.CHECK && electronic) {
            problem("rail", "BILL pays vendors that have a bank account electronically. Maybe use AUTOMATIC");
        } else if (payment.rail() == Rail.ACH && stored != null && !electronic) {
            problem("rail", "the payee has no bank account in BILL. Maybe store it with its account, or use CHECK");
        }
    }

    private void stored(Payee payee) {
        StoredPayee stored = payee.stored();
        if (stored == null) {
            problem(
                    "payee.stored",
                    "payee %s is not stored in BILL. Maybe store it first (PayeeStorage.store)".formatted(payee.id()));
        } else if (!stored.payeeId().matches("[A-Za-z0-9]{1,64}")) {
            problem("payee.stored", "the id of payee %s is none of BILL. Maybe store it anew".formatted(payee.id()));
        } else if (payee.account() != null
                && !String.valueOf(AccountMark.fingerprint(payee.account())).equals(stored.fingerprint())) {
            problem(
                    "payee.account",
                    "%s is another account than the one that BILL has. Maybe store the payee again"
                            .formatted(payee.account().masked()));
        }
    }

    private void text(ProviderPayment payment) {
        String description = payment.description();
        int left = DESCRIPTION - payment.id().length() - 1;
        if (description != null && description.strip().length() > Math.max(0, left)) {
            problem(
                    "description",
                    "is %d characters long; beside the payment's id BILL has room for %d"
                            .formatted(description.strip().length(), Math.max(0, left)));
        }
    }

    private void account(BankAccount account) {
        if (account.iban() != null) {
            problem(
                    "payee.account.iban",
                    "only accounts in the United States are stored in BILL. Maybe pay another way");
            return;
        }
        RoutingNumber.problem(account.routingNumber())
                .ifPresent(words -> problem("payee.account.routingNumber", words));
        String number = account.accountNumber();
        if (number == null || !number.matches("[0-9]{4,17}")) {
            problem("payee.account.accountNumber", "%s must be 4 to 17 digits".formatted(account.masked()));
        }
        boolean kind = account.type() == BankAccount.Type.CHECKING || account.type() == BankAccount.Type.SAVINGS;
        if (!kind) {
            problem("payee.account.type", "%s must be CHECKING or SAVINGS".formatted(account.type()));
        }
    }

    private void address(@Nullable Address address) {
        if (address == null) {
            problem("payee.address", "is missing; without a bank account BILL mails a check");
            return;
        }
        require("payee.address.street", address.street());
        require("payee.address.town", address.town());
        require("payee.address.postalCode", address.postalCode());
        require("payee.address.country", address.country());
    }

    private void require(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            problem(field, "is missing; BILL needs it of an address");
        }
    }

    private void problem(String field, String message) {
        problems.add(new PaymentProblem(payment, field, message));
    }
}
