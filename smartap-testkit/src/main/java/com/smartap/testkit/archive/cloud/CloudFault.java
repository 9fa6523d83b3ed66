package com.smartap.testkit.archive.cloud;

import com.smartap.spi.Api;
import mockwebserver3.MockResponse;

/** A refusal, in the shape in which S3 and Azure write them. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class CloudFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;

    /** A refusal. */
    public CloudFault(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** The answer; without a body to HEAD. */
    public MockResponse.Builder answer(boolean withBody) {
        MockResponse.Builder answer = new MockResponse.Builder().code(status).setHeader("x-ms-error-code", code);
        return withBody
                ? answer.setHeader("Content-Type", "application/xml")
                        .body(
                                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>%s</Code><Message>%s</Message></Error>"
                                        .formatted(
                                                code,
                                                String.valueOf(getMessage())
                                                        .replace("&", "&amp;")
                                                        .replace("<", "&lt;")))
                : answer;
    }
}
