package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.VendorLessons;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.LearnedLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was learned about the documents of a vendor, and from what. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"vendorId", "vendorName", "versions", "examples", "keys"})
record LessonsDto(
        @JsonProperty("vendorId") String vendorId,
        @JsonProperty("vendorName") String vendorName,
        @JsonProperty("versions") List<VersionDto> versions,
        @JsonProperty("examples") List<ExampleDto> examples,
        @JsonProperty("keys") List<KeyDto> keys) {
    static LessonsDto of(VendorLessons lessons) {
        return new LessonsDto(
                lessons.vendorId().toString(),
                lessons.vendorName(),
                lessons.versions().stream().map(VersionDto::of).toList(),
                lessons.examples().stream().map(ExampleDto::of).toList(),
                lessons.keys().stream()
                        .map(key -> new KeyDto(key.kind().name(), key.value(), key.shared()))
                        .toList());
    }

    /** One version of what was learned. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"number", "state", "learner", "rules", "examples", "reason", "createdAt"})
    record VersionDto(
            @JsonProperty("number") int number,
            @JsonProperty("state") String state,
            @JsonProperty("learner") String learner,
            @JsonProperty("rules") List<RuleDto> rules,
            @JsonProperty("examples") int examples,
            @JsonProperty("reason") String reason,
            @JsonProperty("createdAt") String createdAt) {
        static VersionDto of(VendorLessons.Version version) {
            return new VersionDto(
                    version.number(),
                    version.state().name(),
                    version.learner(),
                    version.rules().stream().map(RuleDto::of).toList(),
                    version.examples(),
                    version.reason(),
                    version.createdAt().toString());
        }
    }

    /** How one field is found, in words, and on how many examples that is right and wrong. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"field", "description", "hits", "misses"})
    record RuleDto(
            @JsonProperty("field") String field,
            @JsonProperty("description") String description,
            @JsonProperty("hits") int hits,
            @JsonProperty("misses") int misses) {
        static RuleDto of(LearnedLayout.Rule rule) {
            return new RuleDto(rule.field().wire(), rule.description(), rule.hits(), rule.misses());
        }
    }

    /** A document from which is learned, and the fields in which people and machine differ. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"invoiceId", "invoiceNumber", "kind", "by", "at", "corrected"})
    record ExampleDto(
            @JsonProperty("invoiceId") String invoiceId,
            @JsonProperty("invoiceNumber") String invoiceNumber,
            @JsonProperty("kind") String kind,
            @JsonProperty("by") String by,
            @JsonProperty("at") String at,
            @JsonProperty("corrected") List<String> corrected) {
        static ExampleDto of(VendorLessons.Example example) {
            return new ExampleDto(
                    example.invoiceId().toString(),
                    example.invoiceNumber(),
                    example.kind().name(),
                    example.by(),
                    example.at().toString(),
                    example.corrected().stream().map(InvoiceField::wire).toList());
        }
    }

    /** What a vendor is recognised by; what other vendors share tells nothing. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"kind", "value", "shared"})
    record KeyDto(
            @JsonProperty("kind") String kind,
            @JsonProperty("value") String value,
            @JsonProperty("shared") boolean shared) {}

    /** Which version to use again, and why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"version", "reason"})
    record RestoreDto(
            @JsonProperty("version") @Nullable Integer version,
            @JsonProperty("reason") @Nullable String reason) {}

    /** Which example to delete, and why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"invoiceId", "reason"})
    record DropDto(
            @JsonProperty("invoiceId") @Nullable String invoiceId,
            @JsonProperty("reason") @Nullable String reason) {}
}
