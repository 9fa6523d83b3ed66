/** Copies of documents that are sent to be signed, and what is known of them in the PDF that comes back. */
@NullMarked
package com.smartap.archive.internal.esign;

import org.jspecify.annotations.NullMarked;
