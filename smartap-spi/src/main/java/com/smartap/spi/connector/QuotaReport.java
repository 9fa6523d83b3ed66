package com.smartap.spi.connector;

import com.smartap.spi.Api;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ability to say how much of the provider's limits is left. Makes no call. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface QuotaReport {
    /** The limits that are known now, the tightest first. */
    List<Quota> quotas();

    /**
     * One limit.
     *
     * @param name such as {@code minute} or {@code day}
     * @param limit how many calls it allows; null if the provider does not say so
     * @param remaining how many are left
     * @param until when it is full again, or when calls may go on; null if unknown
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Quota(
            String name,
            @Nullable Integer limit,
            int remaining,
            @Nullable Instant until) {}
}
