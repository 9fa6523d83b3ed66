/** Checks of routing numbers, IBANs, BICs and creditor references, usable on their own. */
@NullMarked
package com.smartap.payments.check;

import org.jspecify.annotations.NullMarked;
