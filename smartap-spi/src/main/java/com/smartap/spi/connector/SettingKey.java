package com.smartap.spi.connector;

import com.smartap.spi.Api;

/**
 * A setting or credential that a provider understands; what {@code erp describe} prints and a form asks for.
 *
 * @param name such as {@code realmId}
 * @param required whether the provider cannot work without it
 * @param secret whether it is a credential, kept encrypted and never shown
 * @param description one sentence for the person who enters it
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record SettingKey(String name, boolean required, boolean secret, String description) {
    /** A setting that has to be there. */
    public static SettingKey required(String name, String description) {
        return new SettingKey(name, true, false, description);
    }

    /** A setting that may be left out. */
    public static SettingKey optional(String name, String description) {
        return new SettingKey(name, false, false, description);
    }

    /** A credential. */
    public static SettingKey secret(String name, boolean required, String description) {
        return new SettingKey(name, required, true, description);
    }
}
