package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.model.Money;
import org.jspecify.annotations.Nullable;

/** An amount as plain decimal text, with its currency. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"amount", "currency"})
record MoneyDto(
        @JsonProperty("amount") String amount,
        @JsonProperty("currency") String currency) {
    static @Nullable MoneyDto of(@Nullable Money money) {
        return money == null
                ? null
                : new MoneyDto(money.plain(), money.currency().getCurrencyCode());
    }
}
