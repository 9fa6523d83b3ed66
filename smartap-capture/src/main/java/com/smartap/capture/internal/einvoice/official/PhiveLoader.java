package com.smartap.capture.internal.einvoice.official;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds phive, which is an optional dependency. */
final class PhiveLoader {
    private static final Logger log = LoggerFactory.getLogger(PhiveLoader.class);
    private static final String RULES = "com.helger.phive.en16931.EN16931Validation";
    private static final String JAXB = "org.glassfish.jaxb.runtime.v2.ContextFactory";
    private static final String JAXB_BUNDLE = "com.sun.xml.bind.v2.ContextFactory";

    private PhiveLoader() {}

    static Optional<OfficialRules> load() {
        if (!isThere(RULES)) {
            return Optional.empty();
        }
        // Without a JAXB runtime phive calls every document invalid, and names no rule.
        if (!isThere(JAXB) && !isThere(JAXB_BUNDLE)) {
            log.warn("phive is on the class path without a JAXB runtime, so the built-in rules are used."
                    + " Maybe add com.sun.xml.bind:jaxb-impl.");
            return Optional.empty();
        }
        try {
            return Optional.of(new PhiveRules());
        } catch (LinkageError | RuntimeException e) {
            log.warn("phive cannot be used, so the built-in rules are. Maybe its jars are of different versions.", e);
            return Optional.empty();
        }
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, PhiveLoader.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
