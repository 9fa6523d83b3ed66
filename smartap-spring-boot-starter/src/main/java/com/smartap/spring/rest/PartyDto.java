package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.model.invoice.Party;
import org.jspecify.annotations.Nullable;

/** A vendor or customer as an invoice names it; the IBAN goes out masked. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"name", "taxId", "iban", "address"})
record PartyDto(
        @JsonProperty("name") @Nullable String name,
        @JsonProperty("taxId") @Nullable String taxId,
        @JsonProperty("iban") @Nullable String iban,
        @JsonProperty("address") @Nullable String address) {
    static @Nullable PartyDto of(Party party) {
        return party.equals(Party.UNKNOWN)
                ? null
                : new PartyDto(party.name(), party.taxId(), Texts.masked(party.iban()), party.address());
    }

    static Party toParty(String field, @Nullable PartyDto sent, Party stored) {
        return sent == null
                ? Party.UNKNOWN
                : new Party(
                        sent.name,
                        sent.taxId,
                        Fields.unmasked(field + ".iban", sent.iban, stored.iban()),
                        sent.address);
    }

    /** Never holds the IBAN. */
    @Override
    public String toString() {
        return "PartyDto[" + name + "]";
    }
}
