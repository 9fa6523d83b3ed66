/** Tests of check digits. */
@NullMarked
package com.smartap.capture.internal.check;

import org.jspecify.annotations.NullMarked;
