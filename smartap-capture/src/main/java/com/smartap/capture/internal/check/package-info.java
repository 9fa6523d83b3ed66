/** Check digits of account numbers, tax ids, references and identifiers. */
@NullMarked
package com.smartap.capture.internal.check;

import org.jspecify.annotations.NullMarked;
