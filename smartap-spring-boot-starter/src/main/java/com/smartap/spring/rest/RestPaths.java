package com.smartap.spring.rest;

/** Where the API lies. */
final class RestPaths {
    static final String DEFAULT_BASE = "/api/v1";

    /** Put before every mapping; Spring resolves it when it registers the controllers. */
    static final String BASE = "${smartap.rest.base-path:" + DEFAULT_BASE + "}";

    private RestPaths() {}
}
