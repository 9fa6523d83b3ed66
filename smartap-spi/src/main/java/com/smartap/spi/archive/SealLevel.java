package com.smartap.spi.archive;

import com.smartap.spi.Api;

/** How much a seal proves by itself, each level more than the one before. Source: ETSI EN 319 142-1, 6. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum SealLevel {
    /** Who signed, and that nothing was changed since. */
    B_B("PAdES-B-B"),
    /** And since when at the latest: an authority stamped the time. */
    B_T("PAdES-B-T"),
    /** And that no certificate was revoked: the proofs are inside. */
    B_LT("PAdES-B-LT"),
    /** And the proofs are stamped, so that they last longer than the keys behind them. */
    B_LTA("PAdES-B-LTA");

    private final String label;

    SealLevel(String label) {
        this.label = label;
    }

    /** Such as {@code PAdES-B-LT}. */
    public String label() {
        return label;
    }
}
