package com.smartap.testkit.odata;

import com.smartap.spi.Api;

/** A query that a real OData service refuses: its message says what is wrong with it. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class ODataQueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ODataQueryException(String message) {
        super(message);
    }
}
