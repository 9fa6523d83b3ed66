/** The event log as it is read and delivered once more. */
@NullMarked
package com.smartap.core.internal.replay;

import org.jspecify.annotations.NullMarked;
