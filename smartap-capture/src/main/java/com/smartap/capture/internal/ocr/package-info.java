/** Reads pictures of pages: which engine, which language, and what its words make of the page. */
@NullMarked
package com.smartap.capture.internal.ocr;

import org.jspecify.annotations.NullMarked;
