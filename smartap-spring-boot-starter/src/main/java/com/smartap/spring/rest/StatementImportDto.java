package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.Payments;
import com.smartap.core.Statements;
import com.smartap.spi.payment.ReadProblem;
import java.util.List;

/** What came of a file from a bank: totals, its statements with their proofs, and what could not be read. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "statements",
    "entries",
    "repeated",
    "completed",
    "failed",
    "unmatched",
    "balanced",
    "items",
    "problems",
    "warnings"
})
record StatementImportDto(
        @JsonProperty("statements") int statements,
        @JsonProperty("entries") int entries,
        @JsonProperty("repeated") int repeated,
        @JsonProperty("completed") int completed,
        @JsonProperty("failed") int failed,
        @JsonProperty("unmatched") int unmatched,
        @JsonProperty("balanced") boolean balanced,
        @JsonProperty("items") List<StatementDto> items,
        @JsonProperty("problems") List<MessageDto> problems,
        @JsonProperty("warnings") List<MessageDto> warnings) {
    static StatementImportDto of(Statements.Result result) {
        Payments.StatementImport totals = result.totals();
        return new StatementImportDto(
                totals.statements(),
                totals.entries(),
                totals.repeated(),
                totals.completed(),
                totals.failed(),
                totals.unmatched(),
                totals.balanced(),
                result.statements().stream().map(StatementDto::of).toList(),
                result.problems().stream().map(MessageDto::of).toList(),
                result.warnings().stream().map(MessageDto::of).toList());
    }

    /** Something in a file, with its position. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"position", "message"})
    record MessageDto(
            @JsonProperty("position") String position,
            @JsonProperty("message") String message) {
        static MessageDto of(ReadProblem problem) {
            return new MessageDto(problem.position(), problem.message());
        }
    }
}
