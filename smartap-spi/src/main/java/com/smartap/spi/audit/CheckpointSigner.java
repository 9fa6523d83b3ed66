package com.smartap.spi.audit;

import com.smartap.spi.Api;

/** Signs checkpoints of audit logs with Ed25519; the key lives outside the database. Thread-safe. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface CheckpointSigner {
    /** The name of the key in signed notes, such as {@code example.com/ap}; no blanks and no plus sign. */
    String name();

    /** The public key, 32 bytes (RFC 8032). */
    byte[] publicKey();

    /** The signature over some text, 64 bytes (RFC 8032, Ed25519). */
    byte[] sign(byte[] text);
}
