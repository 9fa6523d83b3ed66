package com.smartap.testkit.twin;

import com.smartap.spi.Api;

/** What a {@link Twin} can be told to do wrong. Those named NEXT happen once. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum Misbehaviour {
    /** The next write takes effect, and then the connection drops without an answer. */
    LOSE_NEXT_ANSWER,
    /** The next write takes effect, and then a gateway answers 502. */
    BAD_GATEWAY_AFTER_NEXT,
    /** The connection drops at the next write, which takes no effect. */
    FAIL_BEFORE_NEXT,
    /** The next write is refused, in the system's own shape. */
    REFUSE_NEXT,
    /** The connection drops at the next request of any kind, which takes no effect. */
    DROP_NEXT,
    /** The next request of any kind is refused for too many calls, in the system's own shape and with its headers. */
    RATE_LIMITED_NEXT,
    /** The next request of any kind is answered with 500 and a page of HTML; it takes no effect. */
    SERVER_ERROR_NEXT,
    /** The next answer is cut off in the middle of its JSON. A write takes effect. */
    BAD_JSON_NEXT,
    /** The next answer never ends. A write takes effect. */
    ENDLESS_NEXT,
    /** The next answer comes a byte at a time. A write takes effect. */
    DRIP_NEXT,
    /** Every JSON object in every answer holds fields that nobody knows, until told to behave. */
    UNKNOWN_FIELDS,
    /** Every answer takes as long as {@link Twin#slowness} says, until told to behave. */
    SLOW,
    /** Every request is answered with 503 and a page of HTML, until told to behave. */
    DOWN,
    /** Access tokens and sessions end now; what they are renewed with goes on. */
    EXPIRE_TOKENS,
    /** Every credential dies now, so that a person would have to connect again. */
    REVOKE_TOKENS
}
