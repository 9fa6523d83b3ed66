/** Finds what is wrong with payment files, whoever wrote them, and says how to mend it. */
@NullMarked
package com.smartap.payments.lint;

import org.jspecify.annotations.NullMarked;
