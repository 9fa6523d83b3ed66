/** Who has to approve an invoice, and what they decide. */
@NullMarked
package com.smartap.core.internal.approval;

import org.jspecify.annotations.NullMarked;
