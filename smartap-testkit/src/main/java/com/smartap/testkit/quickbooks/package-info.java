/** A QuickBooks Online that runs in memory, keeps state, and can be told to misbehave. */
@NullMarked
package com.smartap.testkit.quickbooks;

import org.jspecify.annotations.NullMarked;
