package com.smartap.model.risk;

import com.smartap.spi.Api;

/**
 * One thing that is suspicious about an invoice.
 *
 * @param rule the rule that raised it, such as {@code bank-account-changed}
 * @param score how suspicious, 0 to 100
 * @param message what was seen, in words, account numbers masked
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record RiskFlag(String rule, int score, String message) {
    /** Refuses a score outside 0 to 100. */
    public RiskFlag {
        if (score < 0 || score > 100) {
            throw new IllegalArgumentException("risk score (%d) must be 0 to 100".formatted(score));
        }
    }
}
