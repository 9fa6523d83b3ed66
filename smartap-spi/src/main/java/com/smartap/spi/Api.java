package com.smartap.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a type that users may rely on, and says whether they call it or implement it. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@Api(usage = Api.Usage.CALL, since = "0.1")
public @interface Api {
    /** How users meet the type, which decides how it may change between releases. */
    Usage usage();

    /** The release in which the type appeared, such as {@code 0.1}. */
    String since();

    /** How users meet a type. */
    enum Usage {
        /** SmartAP implements it and users call it, so it may gain methods. */
        CALL,
        /** Users implement it, so it gains only {@code default} methods. */
        IMPLEMENT
    }
}
