/** What the payment formats share: options, letters, and the finding of references that repeat. */
@NullMarked
package com.smartap.payments.internal;

import org.jspecify.annotations.NullMarked;
