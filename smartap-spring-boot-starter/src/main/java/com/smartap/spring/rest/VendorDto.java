package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
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
        String id,
        long version,
        String name,
        @Nullable String taxId,
        @Nullable String email,
        @Nullable AddressDto address,
        @Nullable String currency,
        @Nullable String paymentTerms,
        @Nullable BankAccountDto bankAccount,
        boolean active,
        @Nullable String externalId,
        String updatedAt) {
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
            @Nullable String name,
            @Nullable String taxId,
            @Nullable String email,
            @Nullable AddressDto address,
            @Nullable String currency,
            @Nullable String paymentTerms,
            @Nullable BankAccountDto bankAccount,
            @Nullable Boolean active) {
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
