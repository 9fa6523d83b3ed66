package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.ApprovalPolicy;
import com.smartap.core.Configuration;
import com.smartap.core.EngineStatus;
import com.smartap.core.MatchPolicy;
import com.smartap.core.StatementLimits;
import com.smartap.spi.capture.ReadLimits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engine was built with. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "approvalPolicy",
    "matchPolicy",
    "readLimits",
    "paymentFormats",
    "bankChannel",
    "readers",
    "connectors",
    "statementReaders",
    "statementLimits"
})
record ConfigurationDto(
        @JsonProperty("approvalPolicy") ApprovalPolicyDto approvalPolicy,
        @JsonProperty("matchPolicy") MatchPolicyDto matchPolicy,
        @JsonProperty("readLimits") ReadLimitsDto readLimits,
        @JsonProperty("paymentFormats") List<String> paymentFormats,
        @JsonProperty("bankChannel") @Nullable String bankChannel,
        @JsonProperty("readers") List<String> readers,
        @JsonProperty("connectors") List<String> connectors,
        @JsonProperty("statementReaders") List<String> statementReaders,
        @JsonProperty("statementLimits") StatementLimitsDto statementLimits) {
    static ConfigurationDto of(Configuration configuration) {
        return new ConfigurationDto(
                ApprovalPolicyDto.of(configuration.approvalPolicy()),
                MatchPolicyDto.of(configuration.matchPolicy()),
                ReadLimitsDto.of(configuration.readLimits()),
                configuration.paymentFormats(),
                configuration.bankChannel(),
                configuration.readers(),
                configuration.connectors(),
                configuration.statementReaders(),
                StatementLimitsDto.of(configuration.statementLimits()));
    }

    /** Who has to approve what. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"currency", "tiers"})
    record ApprovalPolicyDto(
            @JsonProperty("currency") @Nullable String currency,
            @JsonProperty("tiers") List<TierDto> tiers) {
        static ApprovalPolicyDto of(ApprovalPolicy policy) {
            return new ApprovalPolicyDto(
                    Texts.code(policy.currency()),
                    policy.tiers().stream().map(TierDto::of).toList());
        }
    }

    /** Totals up to a limit, and who approves them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"limit", "inclusive", "approvers"})
    record TierDto(
            @JsonProperty("limit") @Nullable String limit,
            @JsonProperty("inclusive") boolean inclusive,
            @JsonProperty("approvers") List<String> approvers) {
        static TierDto of(ApprovalPolicy.Tier tier) {
            return new TierDto(
                    Texts.plain(tier.limit()),
                    tier.inclusive(),
                    tier.approvers().stream().map(Enum::name).toList());
        }
    }

    /** What may differ from a purchase order, in words. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"price", "quantity", "charges"})
    record MatchPolicyDto(
            @JsonProperty("price") String price,
            @JsonProperty("quantity") String quantity,
            @JsonProperty("charges") String charges) {
        static MatchPolicyDto of(MatchPolicy policy) {
            return new MatchPolicyDto(
                    policy.price().toString(),
                    policy.quantity().toString(),
                    policy.charges().toString());
        }
    }

    /** What may be spent on reading one document. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"maxBytes", "maxPages", "maxGlyphs", "maxTime"})
    record ReadLimitsDto(
            @JsonProperty("maxBytes") long maxBytes,
            @JsonProperty("maxPages") int maxPages,
            @JsonProperty("maxGlyphs") int maxGlyphs,
            @JsonProperty("maxTime") String maxTime) {
        static ReadLimitsDto of(ReadLimits limits) {
            return new ReadLimitsDto(
                    limits.maxBytes(),
                    limits.maxPages(),
                    limits.maxGlyphs(),
                    limits.maxTime().toString());
        }
    }

    /** What may be spent on reading one file from a bank. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"maxBytes", "maxFiles", "maxUnpackedBytes"})
    record StatementLimitsDto(
            @JsonProperty("maxBytes") long maxBytes,
            @JsonProperty("maxFiles") int maxFiles,
            @JsonProperty("maxUnpackedBytes") long maxUnpackedBytes) {
        static StatementLimitsDto of(StatementLimits limits) {
            return new StatementLimitsDto(limits.maxBytes(), limits.maxFiles(), limits.maxUnpackedBytes());
        }
    }

    /** How the engine is doing. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"running", "node", "openDeliveries", "parkedDeliveries", "oldestOpen", "unresolvedEffects"})
    record StatusDto(
            @JsonProperty("running") boolean running,
            @JsonProperty("node") String node,
            @JsonProperty("openDeliveries") long openDeliveries,
            @JsonProperty("parkedDeliveries") long parkedDeliveries,
            @JsonProperty("oldestOpen") @Nullable String oldestOpen,
            @JsonProperty("unresolvedEffects") long unresolvedEffects) {
        static StatusDto of(EngineStatus status) {
            return new StatusDto(
                    status.running(),
                    status.node(),
                    status.openDeliveries(),
                    status.parkedDeliveries(),
                    Texts.of(status.oldestOpen()),
                    status.unresolvedEffects());
        }
    }
}
