package com.smartap.payments.check;

import com.smartap.model.BankAccount;
import com.smartap.spi.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at all numbers of a bank account, as when a vendor is entered: what is wrong with it, and what somebody may want to
 * look at.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class BankAccountCheck {
    private static final int US_NUMBER = 17;

    private BankAccountCheck() {}

    /**
     * Something about an account.
     *
     * @param severe whether payments to it would fail; otherwise it is only doubtful
     * @param field the account's field, such as {@code routingNumber}
     * @param message what is wrong with its value, masked, and what to do, in words that can follow the field's name
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Finding(boolean severe, String field, String message) {}

    /** Everything that is wrong or doubtful; empty if nothing is. */
    public static List<Finding> of(BankAccount account) {
        List<Finding> found = new ArrayList<>();
        if (account.routingNumber() != null) {
            add(found, "routingNumber", RoutingNumber.problem(account.routingNumber()));
            if (account.accountNumber() == null) {
                found.add(new Finding(true, "accountNumber", "is missing beside the routing number"));
            } else if (account.accountNumber().length() > US_NUMBER) {
                found.add(new Finding(
                        true,
                        "accountNumber",
                        "(%s) has %d characters, but those of the United States have 17 at most"
                                .formatted(
                                        account.masked(),
                                        account.accountNumber().length())));
            }
        }
        if (account.accountNumber() != null && account.accountNumber().matches("[0 ./-]+")) {
            found.add(new Finding(true, "accountNumber", "(%s) is all zeros".formatted(account.masked())));
        }
        if (account.iban() != null) {
            add(found, "iban", Iban.problem(account.iban()));
        }
        if (account.bic() != null) {
            add(found, "bic", Bic.problem(account.bic()));
            if (Bic.isTest(account.bic())) {
                found.add(new Finding(
                        false,
                        "bic",
                        "(%s) is one for tests: its eighth character is a zero".formatted(account.bic())));
            }
            if (!Bic.agrees(account.bic(), account.iban())) {
                found.add(new Finding(
                        false,
                        "bic",
                        "(%s) is of another country than the IBAN (%s)".formatted(account.bic(), account.masked())));
            }
        }
        return List.copyOf(found);
    }

    private static void add(List<Finding> found, String field, Optional<String> problem) {
        problem.ifPresent(message -> found.add(new Finding(true, field, message)));
    }
}
