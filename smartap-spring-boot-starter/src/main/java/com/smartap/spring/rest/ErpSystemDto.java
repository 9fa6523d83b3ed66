package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.erp.SettingKey;
import java.util.List;

/** An ERP system that can be connected, and what it asks for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"id", "displayName", "settings", "abilities"})
record ErpSystemDto(String id, String displayName, List<SettingDto> settings, List<String> abilities) {
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
    record SettingDto(String name, boolean required, boolean secret, String description) {
        static SettingDto of(SettingKey key) {
            return new SettingDto(key.name(), key.required(), key.secret(), key.description());
        }
    }
}
