package com.smartap.spi;

/** The caller took part in an earlier step that excludes this one; administrators are no exception. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class SegregationOfDutiesException extends SmartApException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong and what to do. */
    public SegregationOfDutiesException(String message) {
        super(ErrorCode.SEGREGATION_OF_DUTIES, message);
    }
}
