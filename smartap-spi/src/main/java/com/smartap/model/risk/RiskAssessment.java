package com.smartap.model.risk;

import com.smartap.spi.Api;
import java.time.Instant;
import java.util.List;

/**
 * What is suspicious about an invoice.
 *
 * @param score the highest score of a flag, 0 to 100; 0 without flags
 * @param flags what was seen, most suspicious first
 * @param at when it was assessed
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record RiskAssessment(int score, List<RiskFlag> flags, Instant at) {
    /** Copies the flags. */
    public RiskAssessment {
        flags = List.copyOf(flags);
    }
}
