/** The hash chain of audit records. */
@NullMarked
package com.smartap.core.internal.audit;

import org.jspecify.annotations.NullMarked;
