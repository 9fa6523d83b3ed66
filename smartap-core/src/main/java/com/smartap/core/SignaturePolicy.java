package com.smartap.core;

import com.smartap.model.Money;
import com.smartap.model.Role;
import com.smartap.spi.Api;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which invoices have to be signed, and by whom, by what is to be paid with tax (the invoice's total).
 *
 * <p>Bounds: a tier holds totals up to its limit, the limit included or not as the tier says. The default: below
 * 5,000.00 nobody; from 5,000.00 to 25,000.00, both included, a senior manager; above 25,000.00 the CFO.
 *
 * <p>Currency: limits are in the policy's currency. A total in another one is converted with the configured exchange
 * rates of the day of the invoice and rounded up; without a rate it goes to the highest tier.
 *
 * <p>Split invoices: invoices of one vendor that are dated within {@code splitDays} of each other count together, so
 * that a large invoice cannot be cut into small ones. The sum decides about the invoice at hand; earlier ones that were
 * let through stay so.
 *
 * @param currency the currency of the limits
 * @param tiers in ascending order; the last one has no limit
 * @param splitDays how many days apart invoices of one vendor may be dated to count together; 0 for each by itself
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record SignaturePolicy(Currency currency, List<Tier> tiers, int splitDays) {
    private static final int LONGEST_SPLIT = 366;

    /** Refuses tiers out of order, and a last tier with a limit. */
    public SignaturePolicy {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.get(tiers.size() - 1).limit() != null) {
            throw new IllegalArgumentException("the last signature tier must have no limit");
        }
        List<BigDecimal> limits = new ArrayList<>();
        tiers.stream().map(Tier::limit).filter(limit -> limit != null).forEach(limits::add);
        if (limits.size() != tiers.size() - 1
                || !limits.stream().sorted(Comparator.naturalOrder()).toList().equals(limits)) {
            throw new IllegalArgumentException("signature limits (%s) must ascend".formatted(limits));
        }
        if (splitDays < 0 || splitDays > LONGEST_SPLIT) {
            throw new IllegalArgumentException("splitDays (%d) must be 0 to %d".formatted(splitDays, LONGEST_SPLIT));
        }
    }

    /** Below 5,000 nobody, to 25,000 a senior manager, above the CFO; invoices of one vendor within 3 days count together. */
    public static SignaturePolicy standard(Currency currency) {
        return new SignaturePolicy(
                currency,
                List.of(
                        new Tier(new BigDecimal("5000"), false, List.of()),
                        new Tier(new BigDecimal("25000"), true, List.of(Role.SENIOR_MANAGER)),
                        new Tier(null, true, List.of(Role.CFO))),
                3);
    }

    /**
     * Who has to sign an amount, one after the other.
     *
     * @param amount in the policy's currency; null where it could not be converted
     */
    public List<Role> signersOf(@Nullable Money amount) {
        Tier highest = tiers.get(tiers.size() - 1);
        if (amount == null) {
            return highest.signers();
        }
        return tiers.stream()
                .filter(tier -> tier.holds(amount.amount()))
                .findFirst()
                .orElse(highest)
                .signers();
    }

    /**
     * Amounts up to a limit, and who has to sign them.
     *
     * @param limit the greatest amount; null for no limit
     * @param inclusive whether an amount equal to the limit belongs to this tier
     * @param signers the roles that have to sign, one after the other; empty for nobody
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Tier(@Nullable BigDecimal limit, boolean inclusive, List<Role> signers) {
        /** Refuses roles that do not approve, since a signature stands for an approval. */
        public Tier {
            signers = List.copyOf(signers);
            if (!ApprovalPolicy.LADDER.containsAll(signers)) {
                throw new IllegalArgumentException(
                        "signers (%s) must be of %s".formatted(signers, ApprovalPolicy.LADDER));
            }
        }

        boolean holds(BigDecimal amount) {
            if (limit == null) {
                return true;
            }
            int comparison = amount.compareTo(limit);
            return comparison < 0 || (inclusive && comparison == 0);
        }
    }
}
