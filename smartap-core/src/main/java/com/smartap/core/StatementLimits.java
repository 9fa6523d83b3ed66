package com.smartap.core;

import com.smartap.spi.Api;

/**
 * What may be spent on reading one file from a bank.
 *
 * @param maxBytes size of the file as it comes
 * @param maxFiles files in a zip
 * @param maxUnpackedBytes size of all files of a zip together, once unpacked
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record StatementLimits(long maxBytes, int maxFiles, long maxUnpackedBytes) {
    private static final long MIB = 1024L * 1024;

    /** 100 MiB, 1,000 files, 1 GiB unpacked. */
    public static final StatementLimits DEFAULT = new StatementLimits(100 * MIB, 1000, 1024 * MIB);

    /** Refuses limits that let nothing through. */
    public StatementLimits {
        if (maxBytes <= 0 || maxFiles <= 0 || maxUnpackedBytes <= 0) {
            throw new IllegalArgumentException(
                    "statement limits (%d bytes, %d files, %d bytes unpacked) must be positive"
                            .formatted(maxBytes, maxFiles, maxUnpackedBytes));
        }
    }
}
