/** Reader of BAI2 cash management reports. */
@NullMarked
package com.smartap.payments.statement.bai;

import org.jspecify.annotations.NullMarked;
