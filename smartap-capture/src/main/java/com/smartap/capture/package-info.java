/** Reads invoices from documents, with a confidence for each field. */
@NullMarked
package com.smartap.capture;

import org.jspecify.annotations.NullMarked;
