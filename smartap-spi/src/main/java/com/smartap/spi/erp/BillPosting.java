package com.smartap.spi.erp;

import com.smartap.model.IdempotencyKey;
import com.smartap.spi.Api;
import java.util.List;
import java.util.Optional;

/**
 * The ability to post bills. The contract: one key, one bill. The engine records the key before it calls, and after a
 * lost answer or a crash calls {@link #find} before it calls {@link #post} again.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface BillPosting {
    /**
     * Says, without any call, what the ERP would refuse about a bill: field limits, missing codes, currencies.
     *
     * @return one sentence a problem, naming the field and its value; empty if none is known
     */
    List<String> check(Bill bill);

    /**
     * The pre-flight: what {@link #check} says, and what the ERP would refuse as far as records tell that were read
     * before: unknown or inactive accounts and tax codes, an inactive vendor, another currency, closed orders and order
     * lines. Makes no call.
     */
    default List<String> preflight(Bill bill, KnownRecords known) {
        return Preflight.problems(check(bill), bill, known);
    }

    /**
     * Posts a bill, once for each key. Looks on the far side first, and uses the ERP's own idempotency key where it
     * has one. Network failures after sending are {@link PostingOutcome.Unknown}; those before sending throw.
     *
     * @throws com.smartap.spi.ConnectorException if the bill was surely not posted
     */
    PostingOutcome post(Bill bill, IdempotencyKey key);

    /** Looks for the bill that an earlier call with the same key may have posted. Posts nothing. */
    Optional<PostingOutcome.Posted> find(Bill bill, IdempotencyKey key);
}
