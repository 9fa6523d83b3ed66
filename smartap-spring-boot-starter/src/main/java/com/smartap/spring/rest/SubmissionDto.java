package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.Documents;
import com.smartap.core.Submission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an archive or e-mail. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"document", "contents", "repeated"})
record SubmissionDto(
        @JsonProperty("document") DocumentDto document,
        @JsonProperty("contents") ContentsDto contents,
        @JsonProperty("repeated") boolean repeated) {
    static SubmissionDto of(Submission submission) {
        return new SubmissionDto(
                DocumentDto.of(submission.document()), ContentsDto.of(submission.contents()), submission.repeated());
    }

    /** What a container held. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"entries", "findings"})
    record ContentsDto(
            @JsonProperty("entries") List<EntryDto> entries,
            @JsonProperty("findings") List<String> findings) {
        static ContentsDto of(Documents.Contents contents) {
            return new ContentsDto(contents.entries().stream().map(EntryDto::of).toList(), contents.findings());
        }
    }

    /** What became of one document of a container. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"path", "taken", "documentId", "invoiceId", "code", "message"})
    record EntryDto(
            @JsonProperty("path") String path,
            @JsonProperty("taken") boolean taken,
            @JsonProperty("documentId") @Nullable String documentId,
            @JsonProperty("invoiceId") @Nullable String invoiceId,
            @JsonProperty("code") @Nullable String code,
            @JsonProperty("message") @Nullable String message) {
        static EntryDto of(Documents.Entry entry) {
            return new EntryDto(
                    entry.path(),
                    entry.taken(),
                    Texts.of(entry.documentId()),
                    Texts.of(entry.invoiceId()),
                    entry.code() == null ? null : entry.code().name(),
                    entry.message());
        }
    }
}
