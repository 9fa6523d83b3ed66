/** The host application in a real browser. */
@NullMarked
package com.smartap.sample.host;

import org.jspecify.annotations.NullMarked;
