package com.smartap.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.core.ApprovalPolicy.Tier;
import com.smartap.model.Money;
import com.smartap.model.Role;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalPolicyTest {
    private static final Currency USD = Currency.getInstance("USD");

    @ParameterizedTest
    @CsvSource({
        "0.01, MANAGER",
        "4999.99, MANAGER",
        "5000.00, SENIOR_MANAGER",
        "25000.00, SENIOR_MANAGER",
        "25000.01, CFO",
        "999999999.99, CFO"
    })
    void limits_are_exact(String total, Role role) {
        Money money = Money.of(total, "USD");
        assertThat(ApprovalPolicy.standard(USD).tierOf(money).approvers()).containsExactly(role);
        List<Role> climb = ApprovalPolicy.climbing(USD).tierOf(money).approvers();
        assertThat(climb).isEqualTo(ApprovalPolicy.LADDER.subList(0, ApprovalPolicy.LADDER.indexOf(role) + 1));
    }

    @Test
    void what_cannot_be_converted_goes_to_the_highest() {
        assertThat(ApprovalPolicy.standard(USD).tierOf(null).approvers()).containsExactly(Role.CFO);
    }

    @Test
    void nobody_is_above_the_cfo() {
        assertThat(ApprovalPolicy.above(Role.MANAGER)).contains(Role.SENIOR_MANAGER);
        assertThat(ApprovalPolicy.above(Role.SENIOR_MANAGER)).contains(Role.CFO);
        assertThat(ApprovalPolicy.above(Role.CFO)).isEmpty();
        assertThat(ApprovalPolicy.above(Role.CLERK)).isEmpty();
    }

    @Test
    void tiers_ascend_and_end_without_a_limit() {
        Tier low = new Tier(BigDecimal.ONE, true, List.of(Role.MANAGER));
        Tier high = new Tier(BigDecimal.TEN, true, List.of(Role.CFO));
        Tier rest = new Tier(null, true, List.of(Role.CFO));
        for (List<Tier> tiers : List.of(
                List.<Tier>of(),
                List.of(low),
                List.of(high, low, rest),
                List.of(rest, rest),
                List.of(low, rest, high))) {
            assertThatThrownBy(() -> new ApprovalPolicy(USD, tiers)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(new ApprovalPolicy(USD, List.of(low, high, rest)).tiers()).hasSize(3);
        assertThatThrownBy(() -> new Tier(null, true, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tier(null, true, List.of(Role.ADMIN)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
