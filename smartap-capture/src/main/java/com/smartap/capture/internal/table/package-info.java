/** Invoices in CSV files and spreadsheets. */
@NullMarked
package com.smartap.capture.internal.table;

import org.jspecify.annotations.NullMarked;
