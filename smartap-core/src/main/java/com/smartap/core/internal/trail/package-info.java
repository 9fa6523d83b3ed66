/** The audit log as it is read: queried, verified, proven, exported, reported, erased from and pruned. */
@NullMarked
package com.smartap.core.internal.trail;

import org.jspecify.annotations.NullMarked;
