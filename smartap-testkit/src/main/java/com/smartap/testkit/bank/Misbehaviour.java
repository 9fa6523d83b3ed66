package com.smartap.testkit.bank;

import com.smartap.spi.Api;

/** What a simulated bank can be told to do wrong, until {@link SimulatedBank#behave()}. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum Misbehaviour {
    /** Takes the next file and pays, but its answer is lost. Once. */
    LOSE_NEXT_ANSWER,
    /** Fails before it takes the next file; nothing happens. Once. */
    FAIL_BEFORE,
    /** Refuses the next file as a whole. Once. */
    REFUSE_NEXT,
    /** Answers late, by the time given to {@link SimulatedBankBuilder#slowness}. */
    SLOW,
    /** Answers nothing at all. */
    DOWN
}
