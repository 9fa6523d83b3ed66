package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.model.risk.RiskAssessment;
import com.smartap.model.risk.RiskFlag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is suspicious about an invoice; scores are 0 to 100. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"score", "flags", "at"})
record RiskDto(
        @JsonProperty("score") int score,
        @JsonProperty("flags") List<FlagDto> flags,
        @JsonProperty("at") String at) {
    static @Nullable RiskDto of(@Nullable RiskAssessment risk) {
        return risk == null
                ? null
                : new RiskDto(
                        risk.score(),
                        risk.flags().stream().map(FlagDto::of).toList(),
                        risk.at().toString());
    }

    /** One thing that is suspicious. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"rule", "score", "message"})
    record FlagDto(
            @JsonProperty("rule") String rule,
            @JsonProperty("score") int score,
            @JsonProperty("message") String message) {
        static FlagDto of(RiskFlag flag) {
            return new FlagDto(flag.rule(), flag.score(), flag.message());
        }
    }
}
