package com.smartap.spi.secret;

import com.smartap.spi.Api;

/**
 * Holds the keys that encrypt data keys (envelope encryption). Data keys encrypt the secrets; this provider never sees
 * a secret. Rotation: {@link #currentKeyId()} names a new key, the engine wraps data keys anew, old keys stay readable
 * until nothing refers to them.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface KeyProvider {
    /** The id of the key with which new data keys are wrapped; 1 to 64 characters. */
    String currentKeyId();

    /**
     * Encrypts a data key.
     *
     * @param keyId a key this provider has
     * @param dataKey 32 bytes
     * @param associated what the wrapped key is bound to
     */
    byte[] wrap(String keyId, byte[] dataKey, byte[] associated);

    /**
     * Decrypts a data key.
     *
     * @throws com.smartap.spi.SmartApException with {@code SECRET_UNREADABLE} if the key is unknown or the bytes were
     *     changed
     */
    byte[] unwrap(String keyId, byte[] wrapped, byte[] associated);
}
