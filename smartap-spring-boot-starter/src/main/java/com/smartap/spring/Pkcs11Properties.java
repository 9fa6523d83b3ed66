package com.smartap.spring;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A token or hardware security module.
 *
 * @param configuration File of the Java platform's PKCS #11 provider, which names the module's library and the slot.
 * @param pin Opens the token.
 * @param alias Label of the key. Default: the first.
 */
record Pkcs11Properties(
        @Nullable Path configuration,
        @Nullable String pin,
        @Nullable String alias) {

    void check(Problems problems) {
        problems.require(
                configuration != null && Files.isReadable(configuration),
                "archive.pkcs11.configuration",
                configuration == null ? "is missing" : "(%s) cannot be read".formatted(configuration));
        problems.require(
                pin != null, "archive.pkcs11.pin", "is missing. Maybe take it from the environment: ${TOKEN_PIN}");
    }

    /** Never holds the PIN. */
    @Override
    public String toString() {
        return "Pkcs11Properties[configuration=" + configuration + "]";
    }
}
