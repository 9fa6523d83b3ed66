/** Audit reports laid out on pages: words that wrap, tables that continue. */
@NullMarked
package com.smartap.archive.internal.report;

import org.jspecify.annotations.NullMarked;
