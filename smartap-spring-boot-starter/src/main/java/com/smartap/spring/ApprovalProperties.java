package com.smartap.spring;

import com.smartap.core.ApprovalPolicy;
import com.smartap.model.Money;
import com.smartap.model.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who has to approve what.
 *
 * @param currency ISO 4217 currency of the limits.
 * @param climbing Whether every amount begins with a manager and climbs up to the role that its tier names; ignored where tiers are given.
 * @param tiers Totals up to a limit and the roles that approve them, in ascending order; the last one has no limit.
 */
record ApprovalProperties(
        @DefaultValue("USD") String currency,
        @DefaultValue("false") boolean climbing,
        @DefaultValue List<Tier> tiers) {

    /**
     * One tier.
     *
     * @param limit The greatest total of this tier; left out for the last one.
     * @param inclusive Whether a total equal to the limit belongs to this tier.
     * @param approvers The roles that have to approve, one after the other.
     */
    record Tier(
            @Nullable BigDecimal limit,
            @DefaultValue("false") boolean inclusive,
            @DefaultValue List<Role> approvers) {}

    @Nullable
    ApprovalPolicy toPolicy(Problems problems) {
        Currency code = problems.check("approval.currency", () -> Money.currency(currency));
        if (tiers.isEmpty()) {
            return code == null ? null : climbing ? ApprovalPolicy.climbing(code) : ApprovalPolicy.standard(code);
        }
        List<ApprovalPolicy.Tier> checked = new ArrayList<>();
        for (int i = 0; i < tiers.size(); i++) {
            Tier tier = tiers.get(i);
            ApprovalPolicy.Tier made = problems.check(
                    "approval.tiers[%d]".formatted(i),
                    () -> new ApprovalPolicy.Tier(tier.limit(), tier.inclusive(), tier.approvers()));
            if (made != null) {
                checked.add(made);
            }
        }
        return code == null || checked.size() < tiers.size()
                ? null
                : problems.check("approval.tiers", () -> new ApprovalPolicy(code, checked));
    }
}
