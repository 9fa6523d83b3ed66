package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.SignatureRequest;
import com.smartap.core.Signatures;
import com.smartap.model.Role;
import com.smartap.spi.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One attempt to have an invoice signed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "id",
    "invoiceId",
    "revision",
    "provider",
    "providerId",
    "status",
    "ending",
    "endingWanted",
    "reason",
    "signers",
    "copyId",
    "copyHash",
    "signedId",
    "signedHash",
    "requestedBy",
    "requestedAt",
    "expiresAt",
    "reminders",
    "remindedAt",
    "endedAt"
})
record SignatureDto(
        @JsonProperty("id") String id,
        @JsonProperty("invoiceId") String invoiceId,
        @JsonProperty("revision") int revision,
        @JsonProperty("provider") String provider,
        @JsonProperty("providerId") @Nullable String providerId,
        @JsonProperty("status") String status,
        @JsonProperty("ending") @Nullable String ending,
        @JsonProperty("endingWanted") @Nullable String endingWanted,
        @JsonProperty("reason") @Nullable String reason,
        @JsonProperty("signers") List<SignerDto> signers,
        @JsonProperty("copyId") @Nullable String copyId,
        @JsonProperty("copyHash") @Nullable String copyHash,
        @JsonProperty("signedId") @Nullable String signedId,
        @JsonProperty("signedHash") @Nullable String signedHash,
        @JsonProperty("requestedBy") String requestedBy,
        @JsonProperty("requestedAt") String requestedAt,
        @JsonProperty("expiresAt") String expiresAt,
        @JsonProperty("reminders") int reminders,
        @JsonProperty("remindedAt") @Nullable String remindedAt,
        @JsonProperty("endedAt") @Nullable String endedAt) {
    static SignatureDto of(SignatureRequest request) {
        return new SignatureDto(
                request.id().toString(),
                request.invoiceId().toString(),
                request.revision(),
                request.provider(),
                request.providerId(),
                request.status().name(),
                Texts.of(request.ending()),
                Texts.of(request.endingWanted()),
                request.reason(),
                request.signers().stream().map(SignerDto::of).toList(),
                Texts.of(request.copyId()),
                Texts.of(request.copyHash()),
                Texts.of(request.signedId()),
                Texts.of(request.signedHash()),
                request.requestedBy(),
                request.requestedAt().toString(),
                request.expiresAt().toString(),
                request.reminders(),
                Texts.of(request.remindedAt()),
                Texts.of(request.endedAt()));
    }

    /** One who signs. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"person", "name", "email", "role", "step", "at", "reason"})
    record SignerDto(
            @JsonProperty("person") String person,
            @JsonProperty("name") String name,
            @JsonProperty("email") String email,
            @JsonProperty("role") String role,
            @JsonProperty("step") String step,
            @JsonProperty("at") @Nullable String at,
            @JsonProperty("reason") @Nullable String reason) {
        static SignerDto of(SignatureRequest.Signer signer) {
            return new SignerDto(
                    signer.person(),
                    signer.name(),
                    signer.email(),
                    signer.role().name(),
                    signer.step().name(),
                    Texts.of(signer.at()),
                    signer.reason());
        }
    }

    /** Who has to sign beyond the policy, one after the other, and why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"roles", "reason"})
    record DemandDto(
            @JsonProperty("roles") @Nullable List<String> roles,
            @JsonProperty("reason") @Nullable String reason) {
        List<Role> toRoles() {
            List<Role> all = new ArrayList<>();
            for (String role : Fields.list(roles)) {
                all.add(Fields.constant("roles[%d]".formatted(all.size()), role, Role.class));
            }
            if (all.isEmpty()) {
                throw new InvalidRequestException("roles", "roles is missing: say who has to sign");
            }
            return all;
        }
    }

    /** Whose link it is to be; the caller's if left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder("person")
    record LinkForDto(@JsonProperty("person") @Nullable String person) {}

    /** A link to the in-house signature page. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"token", "person", "expiresAt"})
    record LinkDto(
            @JsonProperty("token") String token,
            @JsonProperty("person") String person,
            @JsonProperty("expiresAt") String expiresAt) {
        static LinkDto of(Signatures.Link link) {
            return new LinkDto(
                    link.token().reveal(), link.person(), link.expiresAt().toString());
        }

        /** Never holds the token: frameworks log what they write. */
        @Override
        public String toString() {
            return "LinkDto[person=" + person + "]";
        }
    }
}
