package com.smartap.payments.stripe;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.ContentHash;
import com.smartap.payments.check.BankAccountCheck;
import com.smartap.spi.payment.PaymentProblem;
import com.smartap.spi.payment.provider.Payee;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What Stripe needs to know of a payee with a bank account in the United States. */
final class PayeeCheck {
    private PayeeCheck() {}

    /**
     * Everything that is wrong with the account.
     *
     * @param paymentId for the messages; null if no payment is meant
     */
    static List<PaymentProblem> account(@Nullable String paymentId, @Nullable BankAccount account) {
        List<PaymentProblem> found = new ArrayList<>();
        if (account == null) {
            found.add(new PaymentProblem(
                    paymentId, "payee.account", "is missing. Maybe enter the vendor's bank account"));
            return found;
        }
        if (account.routingNumber() == null || account.accountNumber() == null) {
            found.add(new PaymentProblem(
                    paymentId,
                    "payee.account",
                    "(%s) has no routing and account number; Stripe keeps accounts in the United States here"
                            .formatted(account.masked())));
        } else if (!account.accountNumber().matches("[0-9]{4,17}")) {
            found.add(new PaymentProblem(
                    paymentId,
                    "payee.account.accountNumber",
                    "(%s) must be 4 to 17 digits for Stripe".formatted(account.masked())));
        }
        if (account.type() != BankAccount.Type.CHECKING && account.type() != BankAccount.Type.SAVINGS) {
            found.add(new PaymentProblem(
                    paymentId,
                    "payee.account.type",
                    "(%s) must be CHECKING or SAVINGS for Stripe".formatted(account.type())));
        }
        BankAccountCheck.of(account).stream()
                .filter(BankAccountCheck.Finding::severe)
                .filter(finding -> account.routingNumber() != null)
                .map(finding -> new PaymentProblem(paymentId, "payee.account." + finding.field(), finding.message()))
                .forEach(found::add);
        return found;
    }

    /** What recipients of API v2 need besides. */
    static List<PaymentProblem> recipient(Payee payee) {
        List<PaymentProblem> found = new ArrayList<>(account(null, payee.account()));
        if (payee.email() == null || !payee.email().matches("[^@\\s]{1,64}@[^@\\s]{1,190}")) {
            found.add(new PaymentProblem(
                    null,
                    "payee.email",
                    "of %s is missing or no address. Maybe enter the vendor's e-mail address: Stripe needs one for each recipient"
                            .formatted(payee.id())));
        }
        if (!payee.company() && payee.name().strip().split("\\s+", -1).length < 2) {
            found.add(new PaymentProblem(
                    null,
                    "payee.name",
                    "(%s) needs a given name and a surname, since the payee is a person".formatted(payee.name())));
        }
        return found;
    }

    /** What a wire needs besides; Treasury asks for it with each payment. */
    static boolean hasAddress(@Nullable Address address) {
        return address != null
                && Stream.of(address.street(), address.town(), address.postalCode(), address.country())
                        .allMatch(part -> part != null && !part.isBlank());
    }

    /** Names an account without its number, by SHA-256. */
    static String fingerprint(BankAccount account) {
        return ContentHash.of((account.type() + "/" + account.identity()).getBytes(StandardCharsets.UTF_8))
                .hex();
    }
}
