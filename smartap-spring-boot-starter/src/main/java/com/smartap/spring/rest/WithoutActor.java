package com.smartap.spring.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks operations that need no actor, since the request itself proves where it comes from: by a signature over its
 * body, or by a link. They take no idempotency key, and small bodies only.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface WithoutActor {
    /** Greatest size of a body in bytes. */
    int maxBytes();
}
