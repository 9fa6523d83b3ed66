/** Building, releasing and handing over payment batches, and reading what the bank says. */
@NullMarked
package com.smartap.core.internal.payment;

import org.jspecify.annotations.NullMarked;
