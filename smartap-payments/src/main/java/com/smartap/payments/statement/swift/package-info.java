/** Reader of SWIFT statements: MT940 and MT942. */
@NullMarked
package com.smartap.payments.statement.swift;

import org.jspecify.annotations.NullMarked;
