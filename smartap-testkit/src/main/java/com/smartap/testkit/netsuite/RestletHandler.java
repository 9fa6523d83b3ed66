package com.smartap.testkit.netsuite;

import com.smartap.spi.Api;

/**
 * Runs RESTlets for a {@link NetSuiteTwin}: SmartAP's own scripts in a JavaScript engine, or anything else. Is called
 * while the simulator waits, so it may use its {@link NetSuiteScripting} freely.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface RestletHandler {
    /**
     * Answers a POST.
     *
     * @param body the request's JSON
     * @return the answer's JSON
     * @throws Failed if the script threw an error
     */
    String post(String body);

    /** Whether a request changes business data. */
    boolean isWrite(String body);

    /** A script threw an error. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String code;

        /** With the error's name and message. */
        public Failed(String code, String message) {
            super(message);
            this.code = code;
        }

        /** The error's name. */
        public String code() {
            return code;
        }
    }
}
