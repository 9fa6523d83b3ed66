/** Makes invoices of layouts that nobody tuned a reader for, with what they say. */
@NullMarked
package com.smartap.capture.made;

import org.jspecify.annotations.NullMarked;
