package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/** Why something is done. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder("reason")
record ReasonDto(@JsonProperty("reason") @Nullable String reason) {
    String required() {
        return Fields.required("reason", reason);
    }
}
