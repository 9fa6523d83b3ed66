package com.smartap.testkit.pki;

import com.smartap.spi.Api;

/** What a laboratory's time-stamp authority or revocation service does wrong, from when it is told until it behaves. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum PkiFault {
    /** Time-stamps answer another nonce than the one that was sent. */
    WRONG_NONCE,
    /** Time-stamps are for other bytes. */
    WRONG_IMPRINT,
    /** Time-stamps are signed with a certificate that has expired. */
    EXPIRED_AUTHORITY,
    /** Time-stamps claim a moment a year ago. */
    WRONG_TIME,
    /** Time-stamp requests are refused, as RFC 3161 refuses. */
    REFUSED,
    /** Time-stamps come with a certificate of 24 KB. */
    LARGE_TOKEN,
    /** Whatever is asked for, the answer is no ASN.1. */
    GARBAGE,
    /** Whatever is asked for, the answer never ends. */
    ENDLESS,
    /** OCSP and CRL answer with 404. */
    NO_REVOCATION,
    /** OCSP answers "unknown". */
    OCSP_UNKNOWN,
    /** CRLs and OCSP answers are from last year. */
    STALE_REVOCATION
}
