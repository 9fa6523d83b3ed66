package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.Vendors;
import com.smartap.model.BankAccount;
import com.smartap.model.purchasing.Vendor;
import org.jspecify.annotations.Nullable;

/** A vendor. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "id",
    "version",
    "name",
    "taxId",
    "email",
    "address",
    "currency",
    "paymentTerms",
    "bankAccount",
    "active",
    "externalId",
    "updatedAt"
})
record VendorDto(
        @JsonProperty("id") String id,
        @JsonProperty("version") long version,
        @JsonProperty("name") String name,
        @JsonProperty("taxId") @Nullable String taxId,
        @JsonProperty("email") @Nullable String email,
        @JsonProperty("address") @Nullable AddressDto address,
        @JsonProperty("currency") @Nullable String currency,
        @JsonProperty("paymentTerms") @Nullable String paymentTerms,
        @JsonProperty("bankAccount") @Nullable BankAccountDto bankAccount,
        @JsonProperty("active") boolean active,
        @JsonProperty("externalId") @Nullable String externalId,
        @JsonProperty("updatedAt") String updatedAt) {
    static VendorDto of(Vendor vendor) {
        return new VendorDto(
                vendor.id().toString(),
                vendor.version(),
                vendor.name(),
                vendor.taxId(),
                vendor.email(),
                AddressDto.of(vendor.address()),
                Texts.code(vendor.currency()),
                vendor.paymentTerms(),
                BankAccountDto.of(vendor.bankAccount()),
                vendor.active(),
                vendor.externalId(),
                vendor.updatedAt().toString());
    }

    /** What people enter about a vendor. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"name", "taxId", "email", "address", "currency", "paymentTerms", "bankAccount", "active"})
    record DetailsDto(
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("taxId") @Nullable String taxId,
            @JsonProperty("email") @Nullable String email,
            @JsonProperty("address") @Nullable AddressDto address,
            @JsonProperty("currency") @Nullable String currency,
            @JsonProperty("paymentTerms") @Nullable String paymentTerms,
            @JsonProperty("bankAccount") @Nullable BankAccountDto bankAccount,
            @JsonProperty("active") @Nullable Boolean active) {
        /**
         * The details.
         *
         * @param stored the account that the vendor has so far; null for a new vendor
         */
        Vendors.Details toDetails(@Nullable BankAccount stored) {
            return new Vendors.Details(
                    Fields.required("name", name),
                    taxId,
                    email,
                    address == null ? null : address.toAddress("address"),
                    Fields.currency("currency", currency),
                    paymentTerms,
                    bankAccount == null ? null : bankAccount.toAccount("bankAccount", stored),
                    active == null || active);
        }
    }
}
