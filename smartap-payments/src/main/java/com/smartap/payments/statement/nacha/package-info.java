/** Reader of NACHA files: returns and notifications of change as banks send them, and payment files. */
@NullMarked
package com.smartap.payments.statement.nacha;

import org.jspecify.annotations.NullMarked;
