package com.smartap.spi.archive;

import com.smartap.spi.Api;

/** What keeping costs against what reading costs. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum StorageTier {
    /** S3 {@code STANDARD}, Azure {@code Hot}. */
    HOT,
    /** S3 {@code STANDARD_IA}, Azure {@code Cool}: cheaper, for 30 days at least. */
    COOL,
    /** S3 {@code GLACIER_IR}, Azure {@code Cold}: for 90 days at least; read at once. */
    COLD,
    /** S3 {@code GLACIER}, Azure {@code Archive}: has to be restored before it can be read, which takes hours. */
    ARCHIVE,
    /** S3 {@code DEEP_ARCHIVE}: the same, and takes up to two days. */
    DEEP_ARCHIVE;

    /** Whether reading needs a restore first. */
    public boolean isOffline() {
        return this == ARCHIVE || this == DEEP_ARCHIVE;
    }
}
