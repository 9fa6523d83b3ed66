/** Tests of the readers. */
@NullMarked
package com.smartap.capture;

import org.jspecify.annotations.NullMarked;
