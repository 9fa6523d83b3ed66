package com.smartap.archive.internal.verify;

import com.smartap.archive.internal.time.CheckedToken;
import com.smartap.spi.archive.SealLevel;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a CMS says.
 *
 * @param valid whether it signs the bytes in question
 * @param signer the signing certificate, if it is there
 * @param certificates all that it carries
 * @param baseline whether it keeps the rules of a PAdES baseline signature
 * @param token the time-stamp over it, if there is a good one
 */
record CmsResult(
        boolean valid,
        @Nullable X509Certificate signer,
        List<X509Certificate> certificates,
        boolean baseline,
        @Nullable CheckedToken token) {
    static final CmsResult UNREADABLE = new CmsResult(false, null, List.of(), false, null);

    CmsResult {
        certificates = List.copyOf(certificates);
    }

    SealLevel level() {
        return token == null ? SealLevel.B_B : SealLevel.B_T;
    }
}
