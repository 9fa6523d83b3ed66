/** Having invoices signed: which, by whom, sent once, followed until they end, and believed only when the signed PDF counts. */
@NullMarked
package com.smartap.core.internal.signature;

import org.jspecify.annotations.NullMarked;
