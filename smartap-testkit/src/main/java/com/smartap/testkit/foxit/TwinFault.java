package com.smartap.testkit.foxit;

import mockwebserver3.MockResponse;

/** A refusal in one of Foxit's shapes: HTTP 200 with a result, or a status with an OAuth error. */
final class TwinFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;

    private TwinFault(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** What Foxit says to most bad requests. */
    static TwinFault error(String message) {
        return new TwinFault(200, "", message);
    }

    static TwinFault of(int status, String code, String message) {
        return new TwinFault(status, code, message);
    }

    static TwinFault notFound(String what) {
        return error(what + " not found");
    }

    MockResponse.Builder answer() {
        var body = TwinJson.object();
        if (status == 200) {
            body.put("result", "error");
        } else {
            body.put("error", code);
        }
        return TwinJson.answer(status, body.put("error_description", getMessage()));
    }
}
