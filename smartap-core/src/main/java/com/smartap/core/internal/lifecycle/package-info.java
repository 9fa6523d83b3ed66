/** The invoice lifecycle: one table of states, triggers, guards and next states. */
@NullMarked
package com.smartap.core.internal.lifecycle;

import org.jspecify.annotations.NullMarked;
