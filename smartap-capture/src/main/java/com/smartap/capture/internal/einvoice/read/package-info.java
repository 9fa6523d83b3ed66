/** Candidate invoices of files of electronic invoices, judged by the rules that they break. */
@NullMarked
package com.smartap.capture.internal.einvoice.read;

import org.jspecify.annotations.NullMarked;
