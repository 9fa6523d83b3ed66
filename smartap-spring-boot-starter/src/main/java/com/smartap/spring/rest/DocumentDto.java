package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.Documents;
import com.smartap.model.document.Document;
import com.smartap.spi.archive.DocumentSealer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stored document. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"id", "kind", "name", "mediaType", "size", "sha256", "state", "originalId", "createdAt", "origin"})
record DocumentDto(
        @JsonProperty("id") String id,
        @JsonProperty("kind") String kind,
        @JsonProperty("name") String name,
        @JsonProperty("mediaType") String mediaType,
        @JsonProperty("size") long size,
        @JsonProperty("sha256") String sha256,
        @JsonProperty("state") String state,
        @JsonProperty("originalId") @Nullable String originalId,
        @JsonProperty("createdAt") String createdAt,
        @JsonProperty("origin") @Nullable OriginDto origin) {
    static DocumentDto of(Document document) {
        return new DocumentDto(
                document.id().toString(),
                document.kind().name(),
                document.name(),
                document.mediaType(),
                document.size(),
                document.hash().hex(),
                document.state().wire(),
                Texts.of(document.originalId()),
                document.createdAt().toString(),
                document.origin() == null ? null : OriginDto.of(document.origin()));
    }

    /** The archive or e-mail that it was taken out of. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"containerId", "path"})
    record OriginDto(
            @JsonProperty("containerId") String containerId,
            @JsonProperty("path") String path) {
        static OriginDto of(Document.Origin origin) {
            return new OriginDto(origin.containerId().toString(), origin.path());
        }
    }

    /** What checking a sealed document found. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"intact", "auditAgrees", "seal", "problems"})
    record VerificationDto(
            @JsonProperty("intact") boolean intact,
            @JsonProperty("auditAgrees") boolean auditAgrees,
            @JsonProperty("seal") SealDto seal,
            @JsonProperty("problems") List<String> problems) {
        static VerificationDto of(Documents.Verification verification) {
            return new VerificationDto(
                    verification.intact(),
                    verification.auditAgrees(),
                    SealDto.of(verification.seal()),
                    verification.problems());
        }
    }

    /** What the seal itself says. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"intact", "level", "signer", "signedAt", "coversWholeFile", "problems"})
    record SealDto(
            @JsonProperty("intact") boolean intact,
            @JsonProperty("level") @Nullable String level,
            @JsonProperty("signer") @Nullable String signer,
            @JsonProperty("signedAt") @Nullable String signedAt,
            @JsonProperty("coversWholeFile") boolean coversWholeFile,
            @JsonProperty("problems") List<String> problems) {
        static SealDto of(DocumentSealer.SealVerification seal) {
            return new SealDto(
                    seal.intact(),
                    seal.level(),
                    seal.signer(),
                    Texts.of(seal.signedAt()),
                    seal.coversWholeFile(),
                    seal.problems());
        }
    }
}
