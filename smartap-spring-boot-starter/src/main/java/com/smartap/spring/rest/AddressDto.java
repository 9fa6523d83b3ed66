package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.model.Address;
import org.jspecify.annotations.Nullable;

/** A postal address. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"street", "buildingNumber", "postalCode", "town", "region", "country"})
record AddressDto(
        @JsonProperty("street") @Nullable String street,
        @JsonProperty("buildingNumber") @Nullable String buildingNumber,
        @JsonProperty("postalCode") @Nullable String postalCode,
        @JsonProperty("town") @Nullable String town,
        @JsonProperty("region") @Nullable String region,
        @JsonProperty("country") @Nullable String country) {
    static @Nullable AddressDto of(@Nullable Address address) {
        return address == null
                ? null
                : new AddressDto(
                        address.street(),
                        address.buildingNumber(),
                        address.postalCode(),
                        address.town(),
                        address.region(),
                        address.country());
    }

    Address toAddress(String field) {
        return Fields.checked(field, () -> new Address(street, buildingNumber, postalCode, town, region, country));
    }
}
