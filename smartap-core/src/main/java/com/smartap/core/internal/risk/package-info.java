/** Built-in rules that look for suspicious invoices. */
@NullMarked
package com.smartap.core.internal.risk;

import org.jspecify.annotations.NullMarked;
