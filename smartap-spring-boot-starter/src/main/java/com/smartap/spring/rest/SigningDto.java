package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.SigningRoom;
import com.smartap.model.ContentHash;
import com.smartap.spi.secret.Secret;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the in-house signature page shows. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"signer", "role", "title", "facts", "total", "document", "consent", "expiresAt", "done"})
record SigningDto(
        @JsonProperty("signer") String signer,
        @JsonProperty("role") String role,
        @JsonProperty("title") String title,
        @JsonProperty("facts") List<String> facts,
        @JsonProperty("total") MoneyDto total,
        @JsonProperty("document") String document,
        @JsonProperty("consent") String consent,
        @JsonProperty("expiresAt") String expiresAt,
        @JsonProperty("done") boolean done) {
    static SigningDto of(SigningRoom.Visit visit) {
        return new SigningDto(
                visit.signer(),
                visit.role().name(),
                visit.title(),
                visit.facts(),
                Objects.requireNonNull(MoneyDto.of(visit.total())),
                visit.document().toString(),
                visit.consent(),
                visit.expiresAt().toString(),
                visit.done());
    }

    private static Secret secret(@Nullable String token) {
        return Secret.of(Fields.required("token", token));
    }

    /** What a link holds. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder("token")
    record TokenDto(@JsonProperty("token") @Nullable String token) {
        Secret required() {
            return secret(token);
        }

        /** Never holds the token: frameworks log what they read. */
        @Override
        public String toString() {
            return "TokenDto";
        }
    }

    /** A signature: the hash of the document that was seen, and the signer's name as typed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"token", "document", "typedName"})
    record SignDto(
            @JsonProperty("token") @Nullable String token,
            @JsonProperty("document") @Nullable String document,
            @JsonProperty("typedName") @Nullable String typedName) {
        Secret required() {
            return secret(token);
        }

        ContentHash seen() {
            String hash = Fields.required("document", document);
            return Fields.checked("document", () -> new ContentHash(hash));
        }

        /** Never holds the token. */
        @Override
        public String toString() {
            return "SignDto";
        }
    }

    /** A refusal to sign. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"token", "reason"})
    record DeclineDto(
            @JsonProperty("token") @Nullable String token,
            @JsonProperty("reason") @Nullable String reason) {
        Secret required() {
            return secret(token);
        }

        /** Never holds the token. */
        @Override
        public String toString() {
            return "DeclineDto";
        }
    }
}
