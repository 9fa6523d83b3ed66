package com.smartap.core.internal.signature;

import com.smartap.core.ApprovalPolicy;
import com.smartap.core.ExchangeRates;
import com.smartap.core.SignaturePolicy;
import com.smartap.core.SignatureSettings;
import com.smartap.core.internal.approval.Conversion;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.Money;
import com.smartap.model.Role;
import com.smartap.spi.esign.Signatory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says in which roles an invoice has to be signed, and by whom. */
final class SignatureRules {
    private final SignatureSettings settings;
    private final ExchangeRates rates;

    SignatureRules(SignatureSettings settings, ExchangeRates rates) {
        this.settings = settings;
        this.rates = rates;
    }

    /** One who signs, in a role. */
    record Chosen(Role role, Signatory signatory) {}

    /** The roles that have to sign, from the lowest to the highest: by the policy, and those demanded besides. */
    List<Role> roles(Tx tx, InvoiceRow row) {
        Set<Role> roles = new LinkedHashSet<>(settings.policy().signersOf(amount(tx, row)));
        for (String demanded : row.signaturesDemanded == null ? List.<String>of() : Json.list(row.signaturesDemanded)) {
            roles.add(Role.valueOf(demanded));
        }
        return ApprovalPolicy.LADDER.stream().filter(roles::contains).toList();
    }

    /** What counts against the limits: the invoice with those that it may have been split into; null if that is unknown. */
    private @Nullable Money amount(Tx tx, InvoiceRow row) {
        Money sum = converted(row);
        int days = settings.policy().splitDays();
        if (sum == null || days == 0 || row.vendorId == null || sum.amount().signum() <= 0) {
            return sum;
        }
        LocalDate day = InvoiceStore.day(row);
        for (InvoiceRow sibling : tx.invoices().siblings(row, day.minusDays(days), day.plusDays(days))) {
            Money more = converted(sibling);
            if (more == null) {
                return null;
            }
            sum = sum.plus(more);
        }
        return sum;
    }

    private @Nullable Money converted(InvoiceRow row) {
        SignaturePolicy policy = settings.policy();
        Money total = InvoiceStore.total(row);
        return total == null ? null : Conversion.of(total, policy.currency(), InvoiceStore.day(row), rates);
    }

    /**
     * Who signs in some roles: for each the first who took no part in the invoice and signs in no other role; where there
     * is none, one of a higher role.
     *
     * @return empty if nobody may sign in one of the roles
     */
    Optional<List<Chosen>> choose(Tx tx, InvoiceRow row, List<Role> roles) {
        Set<String> taken = new HashSet<>(Json.list(row.touchedBy));
        taken.add(row.submittedBy);
        Set<String> emails = new HashSet<>();
        List<Chosen> chosen = new ArrayList<>();
        for (Role role : roles) {
            Optional<Signatory> signatory = first(tx, role, taken, emails);
            if (signatory.isEmpty()) {
                return Optional.empty();
            }
            taken.add(signatory.get().id());
            emails.add(signatory.get().email().toLowerCase(java.util.Locale.ROOT));
            chosen.add(new Chosen(role, signatory.get()));
        }
        return Optional.of(List.copyOf(chosen));
    }

    private Optional<Signatory> first(Tx tx, Role least, Set<String> taken, Set<String> emails) {
        return ApprovalPolicy.LADDER.stream()
                .filter(role -> ApprovalPolicy.LADDER.indexOf(role) >= ApprovalPolicy.LADDER.indexOf(least))
                .flatMap(role -> settings.signers().signers(tx.tenant(), role).stream())
                .filter(person -> !taken.contains(person.id()))
                // Providers tell people apart by their addresses.
                .filter(person -> !emails.contains(person.email().toLowerCase(java.util.Locale.ROOT)))
                .findFirst();
    }
}
