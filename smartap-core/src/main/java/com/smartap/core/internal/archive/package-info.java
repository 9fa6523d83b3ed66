/** Sealing paid invoices into the archive. */
@NullMarked
package com.smartap.core.internal.archive;

import org.jspecify.annotations.NullMarked;
