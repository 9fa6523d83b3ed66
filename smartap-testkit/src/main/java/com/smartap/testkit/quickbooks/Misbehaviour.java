package com.smartap.testkit.quickbooks;

import com.smartap.spi.Api;

/** What a {@link QuickBooksTwin} can be told to do wrong. Those named NEXT, and FAIL_BEFORE, happen once. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum Misbehaviour {
    /** The next write takes effect, and then the connection drops without an answer. */
    LOSE_NEXT_ANSWER,
    /** The connection drops at the next write, which takes no effect. */
    FAIL_BEFORE,
    /** The next write is refused with a validation fault of code 6000. */
    REFUSE_NEXT,
    /** The next request of any kind is answered with 429 and {@code Retry-After: 7}. */
    RATE_LIMITED_NEXT,
    /** Every answer takes as long as {@link QuickBooksTwin#slowness} says, until told to behave. */
    SLOW,
    /** Every request is answered with 503, until told to behave. */
    DOWN,
    /** Every access token ends now; refresh tokens go on. */
    EXPIRE_TOKENS,
    /** Every token dies now, so that a person would have to connect again. */
    REVOKE_TOKENS
}
