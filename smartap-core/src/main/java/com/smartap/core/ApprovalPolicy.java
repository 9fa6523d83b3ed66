package com.smartap.core;

import com.smartap.model.Money;
import com.smartap.model.Role;
import com.smartap.spi.Api;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who has to approve an invoice, by its total. Amounts are in the policy's currency; an invoice in another currency is
 * converted with the configured exchange rates, and goes to the highest tier where there is no rate.
 *
 * <p>Bounds: a tier holds totals up to its limit, the limit included or not as the tier says. The default: below
 * 5,000.00 a manager; from 5,000.00 to 25,000.00, both included, a senior manager; above 25,000.00 the CFO.
 *
 * @param currency the currency of the limits
 * @param tiers in ascending order; the last one has no limit
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ApprovalPolicy(Currency currency, List<Tier> tiers) {
    /** The roles that approve, from the lowest to the highest. */
    public static final List<Role> LADDER = List.of(Role.MANAGER, Role.SENIOR_MANAGER, Role.CFO);

    /** Refuses tiers out of order, and a last tier with a limit. */
    public ApprovalPolicy {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.get(tiers.size() - 1).limit() != null) {
            throw new IllegalArgumentException("the last approval tier must have no limit");
        }
        List<BigDecimal> limits = new ArrayList<>();
        tiers.stream().map(Tier::limit).filter(limit -> limit != null).forEach(limits::add);
        if (limits.size() != tiers.size() - 1
                || !limits.stream().sorted(Comparator.naturalOrder()).toList().equals(limits)) {
            throw new IllegalArgumentException("approval limits (%s) must ascend".formatted(limits));
        }
    }

    /** Below 5,000 a manager, to 25,000 a senior manager, above the CFO; in a currency. */
    public static ApprovalPolicy standard(Currency currency) {
        return new ApprovalPolicy(
                currency,
                List.of(
                        new Tier(new BigDecimal("5000"), false, List.of(Role.MANAGER)),
                        new Tier(new BigDecimal("25000"), true, List.of(Role.SENIOR_MANAGER)),
                        new Tier(null, true, List.of(Role.CFO))));
    }

    /** The same limits, but every amount begins with a manager and climbs up to the role that its tier names. */
    public static ApprovalPolicy climbing(Currency currency) {
        return new ApprovalPolicy(
                currency,
                List.of(
                        new Tier(new BigDecimal("5000"), false, List.of(Role.MANAGER)),
                        new Tier(new BigDecimal("25000"), true, List.of(Role.MANAGER, Role.SENIOR_MANAGER)),
                        new Tier(null, true, List.of(Role.MANAGER, Role.SENIOR_MANAGER, Role.CFO))));
    }

    /**
     * The tier of a total.
     *
     * @param total in the policy's currency; null where it could not be converted
     */
    public Tier tierOf(@Nullable Money total) {
        Tier highest = tiers.get(tiers.size() - 1);
        if (total == null) {
            return highest;
        }
        return tiers.stream()
                .filter(tier -> tier.holds(total.amount()))
                .findFirst()
                .orElse(highest);
    }

    /** The next higher role; empty above the CFO. */
    public static Optional<Role> above(Role role) {
        int index = LADDER.indexOf(role);
        return index < 0 || index + 1 >= LADDER.size() ? Optional.empty() : Optional.of(LADDER.get(index + 1));
    }

    /**
     * Totals up to a limit, and who has to approve them.
     *
     * @param limit the greatest total; null for no limit
     * @param inclusive whether a total equal to the limit belongs to this tier
     * @param approvers the roles that have to approve, one after the other, each a different person; a higher role may
     *     stand in for a lower one
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Tier(@Nullable BigDecimal limit, boolean inclusive, List<Role> approvers) {
        /** Refuses a tier without approvers, or with roles that do not approve. */
        public Tier {
            approvers = List.copyOf(approvers);
            if (approvers.isEmpty() || !LADDER.containsAll(approvers)) {
                throw new IllegalArgumentException(
                        "approvers (%s) must be one or more of %s".formatted(approvers, LADDER));
            }
        }

        boolean holds(BigDecimal total) {
            if (limit == null) {
                return true;
            }
            int comparison = total.compareTo(limit);
            return comparison < 0 || (inclusive && comparison == 0);
        }
    }
}
