/** Units of work: a state change, its audit record, its events and their follow-up jobs commit together or not at all. */
@NullMarked
package com.smartap.core.internal.unit;

import org.jspecify.annotations.NullMarked;
