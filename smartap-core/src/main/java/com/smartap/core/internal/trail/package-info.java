/** The audit log as it is read, verified and embedded in sealed documents. */
@NullMarked
package com.smartap.core.internal.trail;

import org.jspecify.annotations.NullMarked;
