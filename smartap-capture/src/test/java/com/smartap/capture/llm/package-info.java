/** Tests of the reader that asks a model. */
@NullMarked
package com.smartap.capture.llm;

import org.jspecify.annotations.NullMarked;
