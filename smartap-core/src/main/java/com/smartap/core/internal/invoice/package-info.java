/** What happens to invoices: the steps the engine takes and the decisions that people make. */
@NullMarked
package com.smartap.core.internal.invoice;

import org.jspecify.annotations.NullMarked;
