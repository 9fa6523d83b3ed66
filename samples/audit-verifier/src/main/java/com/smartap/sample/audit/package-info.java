/** Verifies an exported audit log with nothing but Java: whoever distrusts this reads it, or writes another. */
@NullMarked
package com.smartap.sample.audit;

import org.jspecify.annotations.NullMarked;
