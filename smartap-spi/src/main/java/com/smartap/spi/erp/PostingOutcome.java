package com.smartap.spi.erp;

import com.smartap.spi.Api;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What came of posting a bill. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public sealed interface PostingOutcome {
    /**
     * The ERP holds the bill.
     *
     * @param billId the ERP's id of the bill
     * @param billNumber the number that the ERP shows
     * @param created whether this call created it; false if the ERP already held it under the same key
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Posted(String billId, @Nullable String billNumber, boolean created) implements PostingOutcome {}

    /**
     * The ERP refused the bill; the same bill would be refused again.
     *
     * @param erpCode the ERP's own code
     * @param reason the ERP's own words, and what to mend
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Refused(String erpCode, String reason) implements PostingOutcome {}

    /**
     * The answer was lost, so the bill may exist; the engine looks before it sends again.
     *
     * @param lastSeen what was seen last, such as a time-out
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Unknown(String lastSeen) implements PostingOutcome {}

    /** An exhaustive choice. */
    default <R> R fold(Function<Posted, R> posted, Function<Refused, R> refused, Function<Unknown, R> unknown) {
        if (this instanceof Posted p) {
            return posted.apply(p);
        }
        if (this instanceof Refused r) {
            return refused.apply(r);
        }
        return unknown.apply((Unknown) this);
    }
}
