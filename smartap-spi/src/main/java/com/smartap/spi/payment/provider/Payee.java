package com.smartap.spi.payment.provider;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.Masked;
import com.smartap.spi.Api;
import org.jspecify.annotations.Nullable;

/**
 * Who is paid through a provider.
 *
 * @param id our own id of the vendor, stable over all payments; 1 to 64 printable ASCII characters without blanks
 * @param name the name of who is paid
 * @param company whether it is a company; otherwise a person
 * @param account the bank account that is credited; null where the provider knows it or the rail needs none
 * @param address postal address
 * @param email address of a wallet, or of who is told
 * @param phone telephone number of a wallet, in the international form with {@code +}
 * @param stored what {@link PayeeStorage} answered for this payee; null if it was never stored
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Payee(
        String id,
        String name,
        boolean company,
        @Nullable BankAccount account,
        @Nullable Address address,
        @Nullable String email,
        @Nullable String phone,
        @Nullable StoredPayee stored) {
    /** Refuses an id or name that nobody could be found by. */
    public Payee {
        if (!id.matches("[!-~]{1,64}")) {
            throw new IllegalArgumentException(
                    "payee.id (%s) must be 1 to 64 printable ASCII characters without blanks".formatted(id));
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("payee.name of %s is empty".formatted(id));
        }
    }

    /** A company with a bank account. */
    public static Payee of(String id, String name, BankAccount account, @Nullable Address address) {
        return new Payee(id, name, true, account, address, null, null, null);
    }

    /** Someone with a wallet. */
    public static Payee withEmail(String id, String name, String email) {
        return new Payee(id, name, true, null, null, email, null, null);
    }

    /** The same payee as the provider knows it. */
    public Payee storedAs(StoredPayee known) {
        return new Payee(id, name, company, account, address, email, phone, known);
    }

    /** Masks account, e-mail address and telephone number. */
    @Override
    public String toString() {
        return "Payee[" + id + " " + name + " " + (account == null ? Masked.of(email == null ? phone : email) : account)
                + "]";
    }
}
