package com.smartap.archive.internal.trust;

import java.time.Instant;

/** What a list or an answer says about a certificate. */
public sealed interface RevocationStatus {
    /** It was not revoked. */
    record Good(Instant thisUpdate) implements RevocationStatus {}

    /** It was, at that moment. */
    record Revoked(Instant at) implements RevocationStatus {}

    /** It says nothing that can be relied on. */
    record Unusable(String reason) implements RevocationStatus {}
}
