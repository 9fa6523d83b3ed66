/** Building, releasing and handing over payment batches, and what comes of payments. */
@NullMarked
package com.smartap.core.internal.payment;

import org.jspecify.annotations.NullMarked;
