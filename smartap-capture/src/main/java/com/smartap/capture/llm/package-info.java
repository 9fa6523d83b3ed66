/** A language model that proposes field values; off unless a host switches it on, and never trusted by itself. */
@NullMarked
package com.smartap.capture.llm;

import org.jspecify.annotations.NullMarked;
