package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.erp.ErpConnectorProvider;
import java.util.List;

/** An ERP system that can be connected, and what it asks for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"id", "displayName", "settings", "abilities"})
record ErpSystemDto(
        @JsonProperty("id") String id,
        @JsonProperty("displayName") String displayName,
        @JsonProperty("settings") List<SettingDto> settings,
        @JsonProperty("abilities") List<String> abilities) {
    static ErpSystemDto of(ErpConnectorProvider provider) {
        return new ErpSystemDto(
                provider.id(),
                provider.displayName(),
                provider.settings().stream().map(SettingDto::of).toList(),
                provider.abilities().stream().map(Class::getSimpleName).sorted().toList());
    }

    /** A setting, or a credential where it is secret. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"name", "required", "secret", "description"})
    record SettingDto(
            @JsonProperty("name") String name,
            @JsonProperty("required") boolean required,
            @JsonProperty("secret") boolean secret,
            @JsonProperty("description") String description) {
        static SettingDto of(SettingKey key) {
            return new SettingDto(key.name(), key.required(), key.secret(), key.description());
        }
    }
}
