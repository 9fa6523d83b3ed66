/** Sealing paid invoices, and the audit trail that is embedded in them. */
@NullMarked
package com.smartap.core.internal.archive;

import org.jspecify.annotations.NullMarked;
