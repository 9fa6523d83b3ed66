package com.smartap.payments.lint;

/** Where something is, put into words only if there is a finding. */
@FunctionalInterface
interface Position {
    String words();
}
