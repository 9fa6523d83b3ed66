package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/** What a person says about a decision. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder("comment")
record CommentDto(@JsonProperty("comment") @Nullable String comment) {}
