/** The contract that every invoice reader keeps. */
@NullMarked
package com.smartap.testkit.capture;

import org.jspecify.annotations.NullMarked;
