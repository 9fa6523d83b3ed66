/** Stores of any kind: found by name, kept twice, read again and again, and proven to lock. */
@NullMarked
package com.smartap.archive.store;

import org.jspecify.annotations.NullMarked;
