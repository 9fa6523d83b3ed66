/** What every connector to an outside system gets and tells, whether it is an ERP or a payment provider. */
@NullMarked
package com.smartap.spi.connector;

import org.jspecify.annotations.NullMarked;
