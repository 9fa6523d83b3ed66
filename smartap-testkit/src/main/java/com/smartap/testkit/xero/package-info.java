/** A Xero that runs in memory, keeps state, and can be told to misbehave. */
@NullMarked
package com.smartap.testkit.xero;

import org.jspecify.annotations.NullMarked;
