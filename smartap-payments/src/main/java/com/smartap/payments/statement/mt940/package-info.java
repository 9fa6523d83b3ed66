/** Reader of SWIFT statements: MT940 and MT942. */
@NullMarked
package com.smartap.payments.statement.mt940;

import org.jspecify.annotations.NullMarked;
