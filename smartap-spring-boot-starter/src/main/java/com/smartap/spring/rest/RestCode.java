package com.smartap.spring.rest;

/** Codes of errors that only HTTP knows, beside {@link com.smartap.spi.ErrorCode}. A released code keeps its meaning. */
enum RestCode {
    /** Nobody is logged in. */
    UNAUTHENTICATED(401, "Nobody is logged in"),
    /** The path is right and the method is not. */
    METHOD_NOT_ALLOWED(405, "This method is not offered here"),
    /** The client accepts only types that are not offered. */
    NOT_ACCEPTABLE(406, "None of the accepted types is offered"),
    /** The request body is larger than the limits allow. */
    REQUEST_TOO_LARGE(413, "The request is too large"),
    /** The request body is of a type that is not taken here. */
    UNSUPPORTED_MEDIA_TYPE(415, "This type of body is not taken here"),
    /** A change must name the version that it was decided upon. */
    PRECONDITION_REQUIRED(428, "The If-Match header is missing");

    private final int status;
    private final String title;

    RestCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }
}
