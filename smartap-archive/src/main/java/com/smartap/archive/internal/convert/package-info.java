/** Makes PDF files of what arrives as something else: scans, and e-invoices in XML. */
@NullMarked
package com.smartap.archive.internal.convert;

import org.jspecify.annotations.NullMarked;
